package org.fiducia.tornado.jit;

import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fiducia.kernels.Trials;
import org.fiducia.language.Block;
import org.fiducia.language.Doubles;
import org.fiducia.language.Longs;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task3;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * Lets TornadoVM's code generator translate each of {@link JitKernels}, runs it on awkward numbers and compares with
 * the JVM. A program of its own: some of the kernels end the process. It prints a line before and after each.
 */
final class JitExperiments {

  static final String BEGINS = "experiment begins: ";
  static final String ENDS = "experiment ends: ";
  static final String EQUAL = "equal";
  static final String REFUSED = "refused";

  private static final int ITEMS = 4096;
  private static final long SEED = 5;

  private static final Map<String, Supplier<String>> EXPERIMENTS = new LinkedHashMap<>();

  static {
    doubles("arithmetic", JitKernels::arithmetic);
    EXPERIMENTS.put("kernelContext", JitExperiments::kernelContext);
    doubles("productAndSum", JitKernels::productAndSum);
    doubles("fma", JitKernels::fma);
    doubles("squareRoot", JitKernels::squareRoot);
    doubles("floor", JitKernels::floor);
    doubles("rint", JitKernels::rint);
    doubles("minimum", JitKernels::minimum);
    doubles("absolute", JitKernels::absolute);
    doubles("remainder", JitKernels::remainder);
    doubles("lessThan", JitKernels::lessThan);
    doubles("notLessThan", JitKernels::notLessThan);
    doubles("isNotANumber", JitKernels::isNotANumber);
    doubles("platformExponential", JitKernels::platformExponential);
    doubles("exactExponential", JitKernels::exactExponential);
    doubles("exactLogarithm", JitKernels::exactLogarithm);
    doubles("privateArray", JitKernels::privateArray);
    doubles("sumOfALoop", JitKernels::sumOfALoop);
    doubles("oneBreak", JitKernels::oneBreak);
    doubles("twoBreaks", JitKernels::twoBreaks);
    doubles("twoBreaksAndACount", JitKernels::twoBreaksAndACount);
    doubles("continued", JitKernels::continued);
    doubles("returnFromACall", JitKernels::returnFromACall);
    conversion("toInt", JitKernels::toInt);
    conversion("toLong", JitKernels::toLong);
    conversion("rawBits", JitKernels::rawBits);
    wholes("addAndMultiply", JitKernels::addAndMultiply);
    wholes("intOverflow", JitKernels::intOverflow);
    wholes("longShiftRight", JitKernels::longShiftRight);
    wholes("longUnsignedShift", JitKernels::longUnsignedShift);
    wholes("intUnsignedShift", JitKernels::intUnsignedShift);
    wholes("shiftByVariable", JitKernels::shiftByVariable);
    wholes("longDivision", JitKernels::longDivision);
    wholes("highProduct", JitKernels::highProduct);
    wholes("absoluteInt", JitKernels::absoluteInt);
    wholes("choice", JitKernels::choice);
    wholes("rounds", JitKernels::rounds);
  }

  private JitExperiments() {}

  static List<String> names() {
    return List.copyOf(EXPERIMENTS.keySet());
  }

  /** Arguments: the experiments to make. */
  public static void main(String[] names) {
    for (String name : names) {
      System.out.println(BEGINS + name);
      String outcome = EXPERIMENTS.get(name).get();
      System.out.println(ENDS + name + ": " + outcome);
    }
  }

  private static void doubles(String name, Task3<DoubleArray, DoubleArray, DoubleArray> kernel) {
    EXPERIMENTS.put(name, () -> {
      DoubleArray expected = new DoubleArray(ITEMS);
      kernel.apply(doubles(0), doubles(1), expected);
      return outcome(name, kernel, doubles(0), doubles(1), bits(expected), new DoubleArray(ITEMS));
    });
  }

  private static void conversion(String name, Task3<DoubleArray, DoubleArray, LongArray> kernel) {
    EXPERIMENTS.put(name, () -> {
      LongArray expected = new LongArray(ITEMS);
      kernel.apply(doubles(0), doubles(1), expected);
      return outcome(name, kernel, doubles(0), doubles(1), bits(expected), new LongArray(ITEMS));
    });
  }

  private static void wholes(String name, Task3<LongArray, LongArray, LongArray> kernel) {
    EXPERIMENTS.put(name, () -> {
      LongArray expected = new LongArray(ITEMS);
      kernel.apply(wholes(0), wholes(1), expected);
      return outcome(name, kernel, wholes(0), wholes(1), bits(expected), new LongArray(ITEMS));
    });
  }

  private static <A, B, C> String outcome(String name, Task3<A, B, C> kernel, A a, B b, long[] expected, C result) {
    return outcome(name, () -> new TaskGraph(name)
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, a, b)
        .task("task", kernel, a, b, result)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, result), expected, result);
  }

  private static String kernelContext() {
    DoubleArray x = doubles(0);
    DoubleArray y = doubles(1);
    DoubleArray expected = new DoubleArray(ITEMS);
    JitKernels.arithmetic(x, y, expected);
    DoubleArray result = new DoubleArray(ITEMS);
    return outcome("kernelContext", () -> new TaskGraph("kernelContext")
        .transferToDevice(DataTransferMode.EVERY_EXECUTION, x, y)
        .task("task", JitKernels::kernelContext, new KernelContext(), x, y, result)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, result), bits(expected), result);
  }

  private static String outcome(String name, Supplier<TaskGraph> graph, long[] expected, Object result) {
    try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.get().snapshot())) {
      if (name.equals("kernelContext")) {
        plan.withGridScheduler(new GridScheduler(name + ".task", new WorkerGrid1D(ITEMS))).execute();
      } else {
        plan.execute();
      }
    } catch (Exception | Error e) {
      // TornadoVM throws errors of its own, too
      return REFUSED + " (" + firstLine(e) + ")";
    }
    long[] actual = bits(result);
    int different = 0;
    for (int i = 0; i < ITEMS; i++) {
      different += actual[i] != expected[i] ? 1 : 0;
    }
    return different == 0 ? EQUAL : different + " of " + ITEMS + " differ";
  }

  private static String firstLine(Throwable error) {
    return error.getClass().getSimpleName() + ", "
        + String.valueOf(error.getMessage()).lines().limit(3).collect(Collectors.joining(" "));
  }

  /** Every NaN as the canonical one: payloads are not compared anywhere. */
  private static long[] bits(Object array) {
    long[] bits = new long[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      bits[i] = switch (array) {
        case DoubleArray doubles -> Double.doubleToLongBits(doubles.get(i));
        case LongArray longs -> longs.get(i);
        default -> throw new IllegalArgumentException(array.getClass().getName());
      };
    }
    return bits;
  }

  private static DoubleArray doubles(int column) {
    try (Arena arena = Arena.ofConfined()) {
      Doubles numbers = (Doubles) inputs("FloatingPoint", arena);
      DoubleArray array = new DoubleArray(ITEMS);
      for (int i = 0; i < ITEMS; i++) {
        array.set(i, numbers.get(column, i));
      }
      return array;
    }
  }

  private static LongArray wholes(int column) {
    try (Arena arena = Arena.ofConfined()) {
      Longs numbers = (Longs) inputs("LongArithmetic", arena);
      LongArray array = new LongArray(ITEMS);
      for (int i = 0; i < ITEMS; i++) {
        array.set(i, numbers.get(column, i));
      }
      return array;
    }
  }

  /** The first block of a conformance trial: bounds, zeros, subnormals, NaN, random bits. */
  private static Block inputs(String trial, Arena arena) {
    return Trials.primitives().stream().filter(t -> t.name().equals(trial)).findFirst().orElseThrow()
        .problem().launch(arena, ITEMS, SEED).blocks().getFirst();
  }
}
