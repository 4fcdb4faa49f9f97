package org.fiducia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fiducia.language.Fragment.Function;
import org.fiducia.language.Fragment.Parameter;
import org.fiducia.language.Fragment.Use;
import org.junit.jupiter.api.Test;

/** Linking, on the hand-written fragments of {@code src/test/resources/sample}. */
class KernelSourceTest {

  private record Sample(String name) implements KernelDescriptor {

    @Override
    public String function() {
      return name.substring(name.lastIndexOf('.') + 1) + "_run";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public List<Access> access() {
      return KernelSource.access(this);
    }

    @Override
    public void loop(long from, long to, long first, List<Block> blocks) {
      throw new UnsupportedOperationException("only linked");
    }
  }

  @Test
  void aProgramIsPreludeThenDeclarationsThenBodies() {
    String program = KernelSource.link(new Sample("sample.Outer"));
    assertThat(program).containsSubsequence(
        "#pragma OPENCL FP_CONTRACT OFF", "double j_store(double x)",
        "declarations of Outer", "declarations of Inner", "bodies of Outer", "bodies of Inner");
  }

  @Test
  void classesThatUseEachOtherComeOnce() {
    String program = KernelSource.link(new Sample("sample.Outer"), new Sample("sample.Inner"));
    assertThat(program).containsOnlyOnce("bodies of Outer").containsOnlyOnce("bodies of Inner");
    assertThat(program).containsOnlyOnce("double j_store(double x)");
  }

  @Test
  void accessIsThatOfTheEntryPoint() {
    assertThat(new Sample("sample.Outer").access())
        .containsExactly(KernelDescriptor.Access.READ, KernelDescriptor.Access.WRITE);
  }

  @Test
  void aMissingFragmentIsNamed() {
    assertThatThrownBy(() -> KernelSource.link(new Sample("sample.Absent")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no OpenCL C for sample.Absent (needed by the program): sample/Absent.cl");
    assertThatThrownBy(() -> KernelSource.link(new Sample("sample.Torn")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no OpenCL C for sample.Absent (needed by sample.Torn)");
  }

  @Test
  void otherTextIsNoFragment() {
    assertThatThrownBy(() -> Fragment.parse("__kernel void f() {}", "x/F.cl"))
        .hasMessage("x/F.cl is not a kernel fragment of this version: compile its class again");
  }

  @Test
  void aFragmentIsReadBackAsWritten() {
    Fragment fragment = new Fragment("a.b.C", List.of("a.D", "e.F"),
        List.of(
            new Function("C_f", false, List.of(new Parameter("x", Use.VALUE), new Parameter("to", Use.WRITE))),
            new Function("C_g", false, List.of()),
            new Function("C_run", true, List.of(new Parameter("in", Use.READ)))),
        "double C_f(double x);\n", "\ndouble C_f(double x) {\n  return x;\n}\n");
    assertThat(Fragment.parse(fragment.text(), "a/b/C.cl")).isEqualTo(fragment);
    assertThat(fragment.functions()).extracting(Function::writes).containsExactly(true, false, false);
  }
}
