package org.fiducia.translator;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.fiducia.language.Fragment;
import org.fiducia.language.Functions;
import org.fiducia.language.Kernel;
import org.fiducia.language.KernelDescriptor;

/**
 * Translates the kernel language while javac compiles it. Annotation rounds see signatures only: there it writes the
 * descriptors. Bodies have types once javac has analysed a class: a task listener then translates it, and when all are
 * done and clean, the fragments are written. Nothing is written if anything was refused.
 */
@SupportedAnnotationTypes({"org.fiducia.language.Kernel", "org.fiducia.language.Functions"})
public final class KernelProcessor extends AbstractProcessor {

  private static final String SERVICES = "META-INF/services/" + KernelDescriptor.class.getName();

  private final Set<String> pending = new LinkedHashSet<>();
  private final List<ClassTranslator> translated = new ArrayList<>();
  private final Set<String> descriptors = new TreeSet<>();
  private boolean failed;
  private Trees trees;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    trees = Trees.instance(environment);
    JavacTask.instance(environment).addTaskListener(new TaskListener() {
      @Override
      public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
          analysed(event);
        }
      }
    });
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round.getElementsAnnotatedWith(Functions.class).forEach(type -> accept((TypeElement) type));
    for (Element element : round.getElementsAnnotatedWith(Kernel.class)) {
      TypeElement type = (TypeElement) element;
      if (accept(type)) {
        describe(type);
      }
    }
    if (round.processingOver() && !descriptors.isEmpty() && !failed) {
      listDescriptors();
    }
    return true;
  }

  private boolean accept(TypeElement type) {
    deleteStale(type.getQualifiedName().toString());
    String name = type.getSimpleName().toString();
    boolean shaped = type.getKind() == ElementKind.CLASS && type.getNestingKind() == NestingKind.TOP_LEVEL
        && type.getModifiers().contains(Modifier.FINAL) && type.getTypeParameters().isEmpty();
    if (!shaped) {
      return refuse(type, "class " + name + " must be final, top-level and without type parameters");
    }
    if (type.getAnnotation(Kernel.class) != null && !type.getModifiers().contains(Modifier.PUBLIC)) {
      return refuse(type, "kernel " + name + " must be public: hosts find its descriptor by ServiceLoader");
    }
    if (!name.matches("[A-Z][A-Za-z0-9]*")) {
      return refuse(type, "class " + name + ": its name must be capital first, then letters and digits; "
          + "OpenCL C separates class and function by _");
    }
    pending.add(type.getQualifiedName().toString());
    return true;
  }

  private void describe(TypeElement type) {
    KernelSignature signature;
    try {
      signature = KernelSignature.of(type);
    } catch (IllegalArgumentException e) {
      refuse(type, e.getMessage());
      return;
    }
    DescriptorWriter descriptor = new DescriptorWriter(type, signature);
    try (Writer writer = processingEnv.getFiler().createSourceFile(descriptor.name(), type).openWriter()) {
      writer.write(descriptor.source());
    } catch (IOException e) {
      refuse(type, "cannot write the descriptor " + descriptor.name() + ": " + e.getMessage());
    }
    descriptors.add(descriptor.name());
  }

  private boolean refuse(Element element, String message) {
    failed = true;
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "kernel language: " + message, element);
    return false;
  }

  /** Lists this round's descriptors and, when only part of a module is compiled, those of the rest. */
  private void listDescriptors() {
    read(SERVICES, StandardLocation.CLASS_OUTPUT).stream().flatMap(String::lines)
        .filter(name -> processingEnv.getElementUtils().getTypeElement(name) != null)
        .forEach(descriptors::add);
    write(SERVICES, descriptors.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  private void analysed(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (!pending.remove(type.getQualifiedName().toString())) {
      return;
    }
    Source source = new Source(trees, event.getCompilationUnit());
    ClassTranslator result = ClassTranslator.translate(source, trees.getTree(type), type);
    if (result == null) {
      failed = true;
    } else {
      translated.add(result);
    }
    if (pending.isEmpty() && !failed) {
      finish();
    }
  }

  private void finish() {
    List<FunctionFacts> functions = translated.stream().flatMap(type -> type.functions().stream()).toList();
    if (!new Effects(functions, this::compiled).resolve()) {
      return;
    }
    for (ClassTranslator type : translated) {
      Fragment fragment = type.fragment();
      write(Fragment.path(fragment.className()), fragment.text());
    }
  }

  private Optional<Fragment> compiled(String className) {
    String path = Fragment.path(className);
    return read(path, StandardLocation.CLASS_PATH).or(() -> read(path, StandardLocation.CLASS_OUTPUT))
        .map(text -> Fragment.parse(text, path));
  }

  /** An earlier build's fragment must not outlive an error in this one. Javac lends no way to delete but the path. */
  private void deleteStale(String className) {
    try {
      URI file = processingEnv.getFiler()
          .getResource(StandardLocation.CLASS_OUTPUT, "", Fragment.path(className)).toUri();
      if ("file".equals(file.getScheme())) {
        Files.deleteIfExists(Path.of(file));
      }
    } catch (FileNotFoundException | NoSuchFileException e) {
      return;
    } catch (IOException e) {
      error("cannot delete the old " + Fragment.path(className) + ": " + e.getMessage());
    }
  }

  private Optional<String> read(String path, StandardLocation location) {
    try {
      return Optional.of(processingEnv.getFiler().getResource(location, "", path).getCharContent(true).toString());
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      error("cannot read " + path + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void write(String path, String text) {
    try (Writer writer = processingEnv.getFiler()
        .createResource(StandardLocation.CLASS_OUTPUT, "", path).openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      error("cannot write " + path + ": " + e.getMessage());
    }
  }

  private void error(String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
  }
}
