package org.fiducia.opencl;

import static org.jocl.CL.CL_DEVICE_ADDRESS_BITS;
import static org.jocl.CL.CL_DEVICE_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_COMPILER_AVAILABLE;
import static org.jocl.CL.CL_DEVICE_DOUBLE_FP_CONFIG;
import static org.jocl.CL.CL_DEVICE_ENDIAN_LITTLE;
import static org.jocl.CL.CL_DEVICE_EXTENSIONS;
import static org.jocl.CL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.jocl.CL.CL_DEVICE_HOST_UNIFIED_MEMORY;
import static org.jocl.CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE;
import static org.jocl.CL.CL_DEVICE_NAME;
import static org.jocl.CL.CL_DEVICE_NATIVE_VECTOR_WIDTH_DOUBLE;
import static org.jocl.CL.CL_DEVICE_TYPE;
import static org.jocl.CL.CL_DEVICE_TYPE_CPU;
import static org.jocl.CL.CL_DEVICE_TYPE_GPU;
import static org.jocl.CL.CL_FP_DENORM;
import static org.jocl.CL.CL_FP_FMA;
import static org.jocl.CL.CL_FP_INF_NAN;
import static org.jocl.CL.CL_FP_ROUND_TO_NEAREST;
import static org.jocl.CL.CL_PLATFORM_NAME;
import static org.jocl.CL.clGetDeviceInfo;
import static org.jocl.CL.clGetPlatformInfo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fiducia.host.spi.BackendDevice.Kind;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** What OpenCL says of a device. */
final class DeviceInfo {

  /** Exact sums add 64-bit integers atomically. */
  private static final String INT64_ATOMICS = "cl_khr_int64_base_atomics";

  /** What IEEE 754 arithmetic with the JVM's results needs. */
  private static final Map<String, Long> ARITHMETIC = new LinkedHashMap<>();

  static {
    ARITHMETIC.put("double precision rounded to nearest", CL_FP_ROUND_TO_NEAREST);
    ARITHMETIC.put("fused multiply-add in double precision", CL_FP_FMA);
    ARITHMETIC.put("infinities and NaN in double precision", CL_FP_INF_NAN);
    ARITHMETIC.put("subnormal doubles", CL_FP_DENORM);
  }

  private DeviceInfo() {}

  static String platformName(cl_platform_id platform) {
    return text((size, value, actual) -> clGetPlatformInfo(platform, CL_PLATFORM_NAME, size, value, actual));
  }

  static String deviceName(cl_device_id device) {
    return text(device, CL_DEVICE_NAME);
  }

  static Kind kind(cl_device_id device) {
    long type = number(device, CL_DEVICE_TYPE);
    return (type & CL_DEVICE_TYPE_GPU) != 0 ? Kind.GPU : (type & CL_DEVICE_TYPE_CPU) != 0 ? Kind.CPU : Kind.ACCELERATOR;
  }

  static boolean fp64(cl_device_id device) {
    return doubleConfig(device) != 0;
  }

  /** Whether it shares its memory with the host. */
  @SuppressWarnings("deprecation")
  static boolean hostMemory(cl_device_id device) {
    return number(device, CL_DEVICE_HOST_UNIFIED_MEMORY) != 0;
  }

  /** Largest single buffer in bytes. It can change while a program runs, so ask each time. */
  static long largestBuffer(cl_device_id device) {
    return number(device, CL_DEVICE_MAX_MEM_ALLOC_SIZE);
  }

  /** Bytes of memory. */
  static long memory(cl_device_id device) {
    return number(device, CL_DEVICE_GLOBAL_MEM_SIZE);
  }

  /** Doubles that a vector of the hardware holds. */
  static int nativeDoubles(cl_device_id device) {
    return (int) number(device, CL_DEVICE_NATIVE_VECTOR_WIDTH_DOUBLE);
  }

  /** Bits of an index. */
  static long addressBits(cl_device_id device) {
    return number(device, CL_DEVICE_ADDRESS_BITS);
  }

  /** What the device lacks to give the JVM's bits; empty if nothing. */
  static List<String> lacks(cl_device_id device) {
    List<String> lacking = new ArrayList<>();
    long arithmetic = doubleConfig(device);
    ARITHMETIC.forEach((name, bit) -> {
      if ((arithmetic & bit) == 0) {
        lacking.add(name);
      }
    });
    if (!Arrays.asList(text(device, CL_DEVICE_EXTENSIONS).split("\\s+")).contains(INT64_ATOMICS)) {
      lacking.add("atomic 64-bit sums (" + INT64_ATOMICS + ")");
    }
    if (number(device, CL_DEVICE_ENDIAN_LITTLE) == 0) {
      lacking.add("little-endian memory");
    }
    if (number(device, CL_DEVICE_COMPILER_AVAILABLE) == 0) {
      lacking.add("a compiler");
    }
    if (number(device, CL_DEVICE_AVAILABLE) == 0) {
      lacking.add("availability (the driver calls it unavailable)");
    }
    return lacking;
  }

  /** 0 also where the driver does not know the question, as OpenCL 1.1 drivers without doubles do. */
  private static long doubleConfig(cl_device_id device) {
    try {
      return number(device, CL_DEVICE_DOUBLE_FP_CONFIG);
    } catch (CLException e) {
      return 0;
    }
  }

  /** A value of any width up to 8 bytes; the bytes that a narrower one leaves are zero. */
  private static long number(cl_device_id device, int what) {
    long[] value = new long[1];
    clGetDeviceInfo(device, what, Long.BYTES, Pointer.to(value), null);
    return value[0];
  }

  private static String text(cl_device_id device, int what) {
    return text((size, value, actual) -> clGetDeviceInfo(device, what, size, value, actual));
  }

  private interface TextQuery {
    int ask(long size, Pointer value, long[] actualSize);
  }

  private static String text(TextQuery query) {
    long[] size = new long[1];
    query.ask(0, null, size);
    byte[] text = new byte[(int) size[0]];
    query.ask(size[0], Pointer.to(text), null);
    return new String(text, StandardCharsets.UTF_8).replace("\0", "").strip();
  }
}
