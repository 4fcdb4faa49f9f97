package org.fiducia.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import uk.ac.manchester.tornado.api.AccessorParameters;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * A plan of TornadoVM with the arrays that it moves: one kernel, for blocks of one packing. It serves one launch at a
 * time, any number of them. The arrays lie over memory of the plan, without a copy; TornadoVM writes their headers.
 */
final class Plan implements AutoCloseable {

  /**
   * What a plan serves.
   *
   * @param descriptor of the kernel, with its name: whichever instance stands for it
   * @param localSize work items a group
   */
  record Key(Class<? extends KernelDescriptor> descriptor, String name, Packing packing, long localSize) {

    static Key of(Launch launch, Packing packing, long localSize) {
      return new Key(launch.kernel().getClass(), launch.kernel().name(), packing, localSize);
    }
  }

  private static final String TASK = "kernel";

  /** TornadoVM wants another name for each graph. */
  private static final AtomicLong GRAPHS = new AtomicLong();

  /** TornadoVM counts limits in decimal megabytes. */
  private static final long MEGABYTE = 1_000_000;

  private final Key key;
  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> memory;
  private final WorkerGrid grid = new WorkerGrid1D(1);
  private final String graph = "fiducia" + GRAPHS.incrementAndGet();
  private final String entryPoint;
  private final int lanes;
  private final TornadoExecutionPlan plan;
  private long launches;
  private Map<Block, MemorySegment> places = Map.of();

  /**
   * To be called on TornadoVM's thread.
   *
   * @param text the file of the kernel's program
   * @param lanes how many items a work item of it computes
   */
  Plan(Key key, KernelDescriptor kernel, Path text, int lanes, TornadoDevice device) {
    this.key = key;
    this.lanes = lanes;
    this.entryPoint = KernelText.entryPoint(kernel);
    boolean complete = false;
    try {
      memory = key.packing().arrays().stream().map(a -> arena.allocate(a.bytes(), Packing.ALIGNMENT)).toList();
      plan = plan(text, device);
      complete = true;
    } finally {
      if (!complete) {
        arena.close();
      }
    }
  }

  private TornadoExecutionPlan plan(Path text, TornadoDevice device) {
    List<Packing.Array> arrays = key.packing().arrays();
    AccessorParameters parameters = new AccessorParameters(arrays.size());
    List<Object> in = new ArrayList<>();
    // a result that is never sent would be memory that a kernel may not even read back
    List<Object> once = new ArrayList<>();
    List<Object> out = new ArrayList<>();
    for (int a = 0; a < arrays.size(); a++) {
      Packing.Use use = arrays.get(a).use();
      LongArray array = LongArray.fromSegmentShallow(memory.get(a));
      parameters.set(a, array, use.fetched() ? Access.READ_WRITE : Access.READ_ONLY);
      (use.sent() ? in : once).add(array);
      if (use.fetched()) {
        out.add(array);
      }
    }
    TaskGraph tasks = new TaskGraph(graph).transferToDevice(DataTransferMode.EVERY_EXECUTION, in.toArray());
    if (!once.isEmpty()) {
      tasks.transferToDevice(DataTransferMode.FIRST_EXECUTION, once.toArray());
    }
    tasks.prebuiltTask(TASK, entryPoint, text.toString(), parameters)
        .transferToHost(DataTransferMode.EVERY_EXECUTION, out.toArray());
    grid.setLocalWork(key.localSize(), 1, 1);
    return new TornadoExecutionPlan(tasks.snapshot())
        .withDevice(device.handle())
        .withGridScheduler(new GridScheduler(graph + "." + TASK, grid))
        .withCompilerFlags(TornadoVMBackendType.OPENCL, StrictOptions.FLAGS)
        .withMemoryLimit(Math.ceilDiv(key.packing().bytes(), MEGABYTE) + "MB");
  }

  Key key() {
    return key;
  }

  long bytes() {
    return key.packing().bytes();
  }

  /**
   * Copies the blocks that a launch needs to the arrays.
   *
   * @param content what a block holds, null if that does not matter
   */
  void load(Launch launch, long items, long first, Function<Block, MemorySegment> content) {
    launches++;
    number(0, items);
    number(1, first);
    number(2, launches);
    places = new IdentityHashMap<>();
    for (int k = 0; k < launch.blocks().size(); k++) {
      Block block = launch.blocks().get(k);
      Packing.Slot slot = key.packing().slots().get(k);
      number(Packing.number(k), slot.offset());
      number(Packing.number(k) + 1, block.stride());
      MemorySegment place = memory.get(slot.array()).asSlice(slot.offset(), block.data().byteSize());
      MemorySegment before = content.apply(block);
      if (places.put(block, place) == null && before != null) {
        place.copyFrom(before);
      }
    }
    long workItems = Math.ceilDiv(items, lanes);
    grid.setGlobalWork(Math.ceilDiv(workItems, key.localSize()) * key.localSize(), 1, 1);
  }

  /** Sends the arrays, runs the kernel and fetches what it wrote. To be called on TornadoVM's thread. */
  void execute() {
    plan.execute();
  }

  /** What OpenCL's compiler said of the kernel when {@link #execute} failed; empty if it was not the compiler. */
  String compilerWords() {
    return CompilerLog.take(graph + "." + TASK + "-" + entryPoint);
  }

  /**
   * Whether the kernel ran on what was loaded last, and its results came back. TornadoVM only prints the errors of most
   * OpenCL calls and goes on.
   */
  boolean succeeded() {
    return memory.get(1).get(ValueLayout.JAVA_LONG, Packing.START) == launches;
  }

  /** What a block of the last launch holds after it. */
  MemorySegment content(Block block) {
    return places.get(block);
  }

  private void number(int index, long value) {
    memory.get(0).set(ValueLayout.JAVA_LONG, Packing.START + (long) index * Long.BYTES, value);
  }

  /** To be called on TornadoVM's thread. */
  @Override
  public void close() {
    try {
      plan.close();
    } catch (TornadoExecutionPlanException | RuntimeException e) {
      // The results are in, or the failure has been reported: neither may be lost to a second error.
      System.getLogger(Plan.class.getName()).log(System.Logger.Level.WARNING, "TornadoVM failed at cleaning up", e);
    } finally {
      arena.close();
    }
  }
}
