package org.fiducia.translator;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.NoSuchFileException;
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
      return refuse(type, "class " + name + " must be a final class in a file of its own");
    }
    if (name.contains("_")) {
      return refuse(type, "class " + name + ": no _ in its name, which separates class and function in OpenCL C");
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
    write("", SERVICES, descriptors.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  private void analysed(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (!pending.remove(type.getQualifiedName().toString())) {
      return;
    }
    Source source = new Source(trees, event.getCompilationUnit());
    ClassTranslator result = ClassTranslator.translate(source, (ClassTree) trees.getTree(type), type);
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
      write("", Fragment.path(fragment.className()), fragment.text());
    }
  }

  private Optional<Fragment> compiled(String className) {
    String path = Fragment.path(className);
    return read(path, StandardLocation.CLASS_PATH).or(() -> read(path, StandardLocation.CLASS_OUTPUT))
        .map(text -> Fragment.parse(text, path));
  }

  private void deleteStale(String className) {
    try {
      processingEnv.getFiler().getResource(StandardLocation.CLASS_OUTPUT, "", Fragment.path(className)).delete();
    } catch (IOException e) {
      // there is none
      return;
    }
  }

  private Optional<String> read(String path, StandardLocation location) {
    try {
      return Optional.of(processingEnv.getFiler().getResource(location, "", path).getCharContent(true).toString());
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot read " + path + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private void write(String packageName, String path, String text) {
    try (Writer writer = processingEnv.getFiler()
        .createResource(StandardLocation.CLASS_OUTPUT, packageName, path).openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + path + ": " + e.getMessage());
    }
  }
}
