package io.dunlin.wasi.p1;

import java.util.List;

/** {@code args_*} and {@code environ_*}: lists of strings, as C's main takes them. */
final class EnvironmentFunctions {
  private EnvironmentFunctions() {}

  static void call(Preview1Function function, GuestCall call) {
    WasiContext context = call.context();
    switch (function) {
      case ARGS_GET -> get(call, context.arguments());
      case ARGS_SIZES_GET -> sizesGet(call, context.arguments());
      case ENVIRON_GET -> get(call, context.environment());
      case ENVIRON_SIZES_GET -> sizesGet(call, context.environment());
      default -> throw new AssertionError(function);
    }
  }

  /** (pointers, bytes): writes all strings, and the address of each. */
  private static void get(GuestCall call, List<byte[]> strings) {
    GuestMemory memory = call.memory();
    int pointer = call.i32(0);
    int address = call.i32(1);
    for (byte[] string : strings) {
      memory.putInt(pointer, address);
      memory.putBytes(address, string);
      pointer += Integer.BYTES;
      address += string.length;
    }
  }

  /** (count, size): writes how many strings there are, and how many bytes in all. */
  private static void sizesGet(GuestCall call, List<byte[]> strings) {
    int size = 0;
    for (byte[] string : strings) {
      size += string.length;
    }
    call.memory().putInt(call.i32(0), strings.size());
    call.memory().putInt(call.i32(1), size);
  }
}
