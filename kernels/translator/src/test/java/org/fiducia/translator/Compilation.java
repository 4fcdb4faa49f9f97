package org.fiducia.translator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.fiducia.language.Fragment;
import org.fiducia.language.KernelDescriptor;

/** Compiles sources given as text with the processor, into a folder. */
public final class Compilation {

  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<Path> classPath = new ArrayList<>();
  private List<Diagnostic<? extends JavaFileObject>> diagnostics = List.of();

  public Compilation(Path folder) {
    this.folder = folder;
  }

  /** Adds a class; every source may use the kernel language without imports of its own. */
  public Compilation source(String className, String body) {
    int dot = className.lastIndexOf('.');
    String head = dot < 0 ? "" : "package " + className.substring(0, dot) + "; ";
    sources.put(className, head + "import org.fiducia.language.*;\n" + body);
    return this;
  }

  Compilation with(Path jarOrFolder) {
    classPath.add(jarOrFolder);
    return this;
  }

  /** Runs javac; true if it found no error. */
  public boolean compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
    classPath.forEach(entry -> path.append(java.io.File.pathSeparator).append(entry));
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Text(name, text)));
    JavaCompiler.CompilationTask task = compiler.getTask(null, null, collector,
        List.of("-d", folder.toString(), "-cp", path.toString(), "-Xlint:all,-fallthrough"), null, files);
    task.setProcessors(List.of(new KernelProcessor()));
    task.setLocale(Locale.ROOT);
    boolean clean = task.call();
    diagnostics = collector.getDiagnostics();
    return clean;
  }

  /** Errors as {@code line: message}. */
  public List<String> errors() {
    return diagnostics.stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT)).toList();
  }

  List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics;
  }

  Path fragmentFile(String className) {
    return folder.resolve(Fragment.path(className));
  }

  String fragmentText(String className) {
    try {
      return Files.readString(fragmentFile(className));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Fragment fragment(String className) {
    return Fragment.parse(fragmentText(className), className);
  }

  /** The generated descriptor of a kernel, loaded from the folder and the added class path. */
  public KernelDescriptor descriptor(String kernel) throws ReflectiveOperationException, IOException {
    List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (Path entry : classPath) {
      urls.add(entry.toUri().toURL());
    }
    // left open: the descriptor reads its fragment through it
    ClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), Compilation.class.getClassLoader());
    return (KernelDescriptor) loader.loadClass(kernel + "Kernel").getField("INSTANCE").get(null);
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
