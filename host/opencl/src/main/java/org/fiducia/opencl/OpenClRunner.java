package org.fiducia.opencl;

import static org.jocl.CL.CL_CONTEXT_PLATFORM;
import static org.jocl.CL.CL_KERNEL_WORK_GROUP_SIZE;
import static org.jocl.CL.clCreateContext;
import static org.jocl.CL.clCreateKernel;
import static org.jocl.CL.clEnqueueNDRangeKernel;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clGetKernelWorkGroupInfo;
import static org.jocl.CL.clReleaseContext;
import static org.jocl.CL.clReleaseKernel;
import static org.jocl.CL.clSetKernelArg;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.fiducia.host.spi.DeviceChain;
import org.fiducia.host.spi.DeviceException;
import org.fiducia.host.spi.Runner;
import org.fiducia.host.spi.RunnerOptions;
import org.fiducia.language.Block;
import org.fiducia.language.KernelDescriptor;
import org.fiducia.language.Launch;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;

/**
 * An open OpenCL device. Threads may share it: each chain has a queue and each launch a kernel object of its own, so
 * that one thread's copying overlaps another's computing.
 */
final class OpenClRunner implements Runner {

  /** Work items a group: a multiple of what GPUs schedule together (32 or 64), and enough for a CPU's loop. */
  private static final int LOCAL_SIZE = 64;

  private final OpenClDevice device;
  private final int wantedLocalSize;
  private final cl_context context;
  private final Programs programs;
  private final BufferPool buffers;
  private final Queue<Channel> idleChannels = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  /** What a launch holds: with others where the driver is safe for threads, as OpenCL asks of it. */
  private final Lock launching;
  private boolean closed;

  OpenClRunner(OpenClDevice device, RunnerOptions options) {
    this(device, options, device.worksOnHostMemory());
  }

  /**
   * @param onHostMemory whether the device works on memory of the JVM
   */
  OpenClRunner(OpenClDevice device, RunnerOptions options, boolean onHostMemory) {
    this.device = device;
    this.launching = device.simulated() ? use.writeLock() : use.readLock();
    this.wantedLocalSize = options.localSize();
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL_CONTEXT_PLATFORM, device.platform());
    this.context = clCreateContext(properties, 1, new cl_device_id[] {device.handle()}, null, null, null);
    this.programs = new Programs(device, context, options.lanes());
    this.buffers = new BufferPool(device, context, onHostMemory);
  }

  cl_context context() {
    return context;
  }

  @Override
  public DeviceChain chain() {
    return new OpenClChain(this);
  }

  /** Begins a chain. */
  ResidentBlocks begin() throws DeviceException {
    enter();
    try {
      Channel idle = idleChannels.poll();
      return new ResidentBlocks(buffers, idle != null ? idle : new Channel(context, device.handle()));
    } catch (CLException e) {
      throw device.failure("making a queue", e);
    } finally {
      launching.unlock();
    }
  }

  /** Runs at least one item of a launch, and leaves the results on the device. */
  void run(Launch launch, long items, long first, ResidentBlocks blocks) throws DeviceException {
    enter();
    try {
      runOpen(launch, items, first, blocks);
    } finally {
      launching.unlock();
    }
  }

  private void enter() {
    launching.lock();
    if (closed) {
      launching.unlock();
      throw new IllegalStateException(device + " is closed");
    }
  }

  private void runOpen(Launch launch, long items, long first, ResidentBlocks blocks) throws DeviceException {
    KernelDescriptor descriptor = launch.kernel();
    LaunchEvent event = new LaunchEvent();
    event.begin();
    String step = "preparing";
    cl_kernel kernel = null;
    try {
      Programs.Built built = programs.of(descriptor);
      kernel = clCreateKernel(built.program(), descriptor.function(), null);
      long localSize = localSize(kernel, descriptor);
      long globalSize = globalSize(items, built.lanes(), localSize, descriptor);
      step = "sending the blocks of";
      event.bytesUp = blocks.send(launch);
      step = "running";
      setArguments(kernel, items, first, launch, blocks);
      long start = System.nanoTime();
      clEnqueueNDRangeKernel(
          blocks.queue(), kernel, 1, null, new long[] {globalSize}, new long[] {localSize}, 0, null, null);
      clFinish(blocks.queue());
      event.kernelNanos = System.nanoTime() - start;
    } catch (CLException e) {
      throw device.failure(step + " " + descriptor.name(), e);
    } finally {
      release(kernel);
    }
    event.kernel = descriptor.name();
    event.device = device.id();
    event.items = items;
    event.commit();
  }

  /** Brings back what launches have written. */
  void fetch(List<Block> wanted, ResidentBlocks blocks) throws DeviceException {
    enter();
    try {
      FetchEvent event = new FetchEvent();
      event.begin();
      event.bytesDown = blocks.fetch(wanted);
      event.device = device.id();
      event.commit();
    } catch (CLException e) {
      throw device.failure("fetching results", e);
    } finally {
      launching.unlock();
    }
  }

  /** Ends a chain. A channel that saw an error is not used again. */
  void end(ResidentBlocks blocks, boolean good) {
    launching.lock();
    try {
      if (good && !closed) {
        idleChannels.add(blocks.channel());
      } else {
        blocks.channel().close();
      }
      blocks.release(good);
    } finally {
      launching.unlock();
    }
  }

  @Override
  public String form(KernelDescriptor kernel) throws DeviceException {
    launching.lock();
    try {
      return programs.of(kernel).form();
    } finally {
      launching.unlock();
    }
  }

  private static void setArguments(cl_kernel kernel, long items, long first, Launch launch, ResidentBlocks blocks) {
    int index = 0;
    clSetKernelArg(kernel, index++, Sizeof.cl_long, Pointer.to(new long[] {items}));
    clSetKernelArg(kernel, index++, Sizeof.cl_long, Pointer.to(new long[] {first}));
    for (Block block : launch.blocks()) {
      clSetKernelArg(kernel, index++, Sizeof.cl_mem, Pointer.to(blocks.memory(block)));
      clSetKernelArg(kernel, index++, Sizeof.cl_long, Pointer.to(new long[] {block.stride()}));
    }
  }

  private long localSize(cl_kernel kernel, KernelDescriptor descriptor) throws DeviceException {
    long[] largest = new long[1];
    clGetKernelWorkGroupInfo(
        kernel, device.handle(), CL_KERNEL_WORK_GROUP_SIZE, Sizeof.size_t, Pointer.to(largest), null);
    if (wantedLocalSize > largest[0]) {
      throw new DeviceException(device + " runs " + descriptor.name() + " with at most " + largest[0]
          + " work items a group, not " + wantedLocalSize + ": choose a smaller local size, or 0");
    }
    return wantedLocalSize > 0 ? wantedLocalSize : Math.min(LOCAL_SIZE, largest[0]);
  }

  /** The number of work items, padded to whole groups: kernels leave out what is past the last item. */
  private long globalSize(long items, int lanes, long localSize, KernelDescriptor descriptor) throws DeviceException {
    long bits = DeviceInfo.addressBits(device.handle());
    long largest = (bits >= Long.SIZE ? Long.MAX_VALUE : (1L << bits) - 1) - localSize;
    if (items > largest) {
      throw new DeviceException(device + " cannot number " + items + " items of " + descriptor.name()
          + ": launch at most " + largest);
    }
    return Math.ceilDiv(Math.ceilDiv(items, lanes), localSize) * localSize;
  }

  private static void release(cl_kernel kernel) {
    if (kernel != null) {
      Cleanup.giveBack(() -> clReleaseKernel(kernel));
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        idleChannels.forEach(Channel::close);
        idleChannels.clear();
        buffers.close();
        programs.close();
        Cleanup.giveBack(() -> clReleaseContext(context));
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
