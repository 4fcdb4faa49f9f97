package org.fiducia.translator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The Java source of a kernel's descriptor. */
final class DescriptorWriter {

  private final TypeElement kernel;
  private final KernelSignature signature;

  DescriptorWriter(TypeElement kernel, KernelSignature signature) {
    this.kernel = kernel;
    this.signature = signature;
  }

  /** Qualified name of the descriptor class. */
  String name() {
    return kernel.getQualifiedName() + "Kernel";
  }

  String source() {
    String simple = kernel.getSimpleName().toString();
    List<String> parameters = signature.blocks().stream().map(b -> b.getSimpleName().toString()).toList();
    return """
        %1$simport java.util.List;
        import org.fiducia.language.Block;
        import org.fiducia.language.Doubles;
        import org.fiducia.language.Ints;
        import org.fiducia.language.KernelDescriptor;
        import org.fiducia.language.KernelSource;
        import org.fiducia.language.Launch;
        import org.fiducia.language.Longs;

        /** Descriptor of the kernel {@link %2$s}, made by the Fiducia translator. */
        public final class %2$sKernel implements KernelDescriptor {

          /** The one to use. */
          public static final %2$sKernel INSTANCE = new %2$sKernel();

          private static final List<Parameter> PARAMETERS = List.of(
        %3$s);

          private volatile List<Access> access;

          /** For {@link java.util.ServiceLoader}. */
          public %2$sKernel() {}

          /** The kernel with its blocks, ready to run. */
          public static Launch with(%4$s) {
            return new Launch(INSTANCE, List.of(%5$s));
          }

          @Override
          public String name() {
            return "%6$s";
          }

          @Override
          public String function() {
            return "%7$s";
          }

          @Override
          public List<Parameter> parameters() {
            return PARAMETERS;
          }

          @Override
          public List<Access> access() {
            if (access == null) {
              access = KernelSource.access(this);
            }
            return access;
          }

          @Override
          public void loop(long from, long to, long first, List<Block> blocks) {
        %8$s
            for (long i = from; i < to; i++) {
              %2$s.run(i%9$s);
            }
          }
        }
        """.formatted(
            packageLine(),
            simple,
            lines(",\n", "      new Parameter(\"%s\", %s.class)"),
            lines(", ", "%2$s %1$s"),
            String.join(", ", parameters),
            kernel.getQualifiedName(),
            simple + "_" + KernelSignature.ENTRY,
            IntStream.range(0, parameters.size())
                .mapToObj(k -> "    %1$s block%2$d = (%1$s) blocks.get(%2$d);".formatted(type(k), k))
                .collect(Collectors.joining("\n")),
            (signature.event() ? ", first + i" : "") + IntStream.range(0, parameters.size())
                .mapToObj(k -> ", block" + k).collect(Collectors.joining()));
  }

  private String packageLine() {
    String name = packageOf(kernel).getQualifiedName().toString();
    return name.isEmpty() ? "" : "package " + name + ";\n\n";
  }

  private static PackageElement packageOf(Element element) {
    return element instanceof PackageElement found ? found : packageOf(element.getEnclosingElement());
  }

  private String lines(String separator, String form) {
    return IntStream.range(0, signature.blocks().size())
        .mapToObj(k -> form.formatted(signature.blocks().get(k).getSimpleName(), type(k)))
        .collect(Collectors.joining(separator));
  }

  private String type(int parameter) {
    VariableElement block = signature.blocks().get(parameter);
    String qualified = block.asType().toString();
    return qualified.substring(qualified.lastIndexOf('.') + 1);
  }
}
