package org.fiducia.opencl;

import static org.jocl.CL.CL_MAP_READ;
import static org.jocl.CL.CL_MAP_WRITE;
import static org.jocl.CL.CL_MEM_ALLOC_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.clCreateBuffer;
import static org.jocl.CL.clCreateCommandQueue;
import static org.jocl.CL.clEnqueueMapBuffer;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clReleaseCommandQueue;
import static org.jocl.CL.clReleaseMemObject;

import java.lang.foreign.MemorySegment;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;

/** What a chain needs for itself to use a device: a queue, and memory for transfers. Made once, used by many chains. */
final class Channel implements AutoCloseable {

  /** Bytes that a transfer moves at once: few enough for a processor's cache, enough that its start does not count. */
  private static final long STAGING = 1L << 22;

  private final cl_context context;
  private final cl_command_queue queue;
  private cl_mem pinned;
  private MemorySegment staging;

  /** OpenCL 2 deprecates this way of making a queue; OpenCL 1.2 has no other. */
  @SuppressWarnings("deprecation")
  Channel(cl_context context, cl_device_id device) {
    this.context = context;
    this.queue = clCreateCommandQueue(context, device, 0, null);
  }

  cl_command_queue queue() {
    return queue;
  }

  /**
   * Memory of the host that the driver has pinned, so that devices read and write it directly; mapped once and for
   * all.
   */
  MemorySegment staging() {
    if (staging == null) {
      pinned = clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_ALLOC_HOST_PTR, STAGING, null, null);
      staging = MemorySegment.ofBuffer(
          clEnqueueMapBuffer(queue, pinned, true, CL_MAP_READ | CL_MAP_WRITE, 0, STAGING, 0, null, null, null));
    }
    return staging;
  }

  /** Waits for what is under way: nothing may use memory that is given back after this. */
  @Override
  public void close() {
    Cleanup.giveBack(() -> clFinish(queue));
    if (pinned != null) {
      Cleanup.giveBack(() -> clReleaseMemObject(pinned));
    }
    Cleanup.giveBack(() -> clReleaseCommandQueue(queue));
  }
}
