package org.fiducia.wide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.KernelSource;

/**
 * The wide form of a kernel: a program whose work items compute {@code W} items each, one a lane of its vectors, with
 * the same bits as the scalar form. Build it with {@code -DW=2}, 4, 8 or 16; entry point and arguments are those of the
 * scalar form.
 *
 * @param text the complete OpenCL C program
 * @param pays whether it can be expected to be faster than the scalar form where vectors are wide: it computes more
 *     than it moves. One that reads or adds to memory lane by lane and does little else is not.
 */
public record WideForm(String text, boolean pays) {

  /** Operations on vectors of doubles for one access lane by lane that make up for its cost. */
  private static final int OPERATIONS_AN_ACCESS = 3;

  /**
   * Makes the wide form of a kernel.
   *
   * @throws WideFormException if it has none
   * @throws IllegalStateException if the scalar form cannot be linked
   */
  public static WideForm of(KernelDescriptor kernel) {
    return of(KernelSource.link(kernel), kernel.function());
  }

  /** Makes the wide form of an entry point of a linked program. */
  static WideForm of(String program, String kernel) {
    String prelude = KernelSource.prelude();
    if (!program.startsWith(prelude)) {
      throw new WideFormException("a program that does not begin with the prelude has no wide form");
    }
    WideProgram wide = new WideProgram(Parser.parse(program.substring(prelude.length())));
    Set<Specialisation> functions = wide.reach(kernel);
    int operations = functions.stream().mapToInt(Specialisation::operations).sum();
    int scattered = functions.stream().mapToInt(Specialisation::scattered).sum();
    return new WideForm(prelude + widePrelude() + wide.text(functions), operations >= scattered * OPERATIONS_AN_ACCESS);
  }

  private static String widePrelude() {
    try (InputStream in = WideForm.class.getResourceAsStream("wide-prelude.cl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prelude of wide programs", e);
    }
  }
}
