package io.dunlin.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasi.fs.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A guest without code: a memory, and calls with arguments written by hand. */
final class Guest {
  static final int MEMORY_SIZE = 65_536;

  /** Where {@link #string} writes; results are put below. */
  private static final int STRINGS = 32_768;

  final ByteBuffer memory = ByteBuffer.allocate(MEMORY_SIZE).order(ByteOrder.LITTLE_ENDIAN);
  final WasiContext context;
  private final Preview1 preview1;
  private int nextString = STRINGS;

  Guest(WasiContext context) {
    this.context = context;
    this.preview1 = new Preview1(context);
  }

  /** Calls with arguments of both widths; slots before them show that the base is respected. */
  Errno call(Preview1Function function, long... arguments) {
    assertEquals(function.parameters().length(), arguments.length, function.importName());
    long[] numbers = new long[arguments.length + 3];
    System.arraycopy(arguments, 0, numbers, 3, arguments.length);
    return Errno.values()[preview1.call(function, numbers, 3, GuestMemory.of(memory))];
  }

  void succeed(Preview1Function function, long... arguments) {
    assertEquals(Errno.SUCCESS, call(function, arguments), function.importName());
  }

  /** Writes a string and gives its address; its length is that of the text in UTF-8. */
  int string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int address = nextString;
    put(address, bytes);
    nextString += bytes.length;
    return address;
  }

  /** Writes a list of buffers, given as pairs of address and length. */
  void buffers(int address, int... pairs) {
    for (int i = 0; i < pairs.length; i++) {
      memory.putInt(address + i * Integer.BYTES, pairs[i]);
    }
  }

  void put(int address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      memory.put(address + i, bytes[i]);
    }
  }

  String text(int address, int length) {
    return new String(memory.array(), address, length, StandardCharsets.UTF_8);
  }

  /** Opens a path under descriptor 3 with all rights, and gives the new descriptor. */
  int open(String path, int openFlags) {
    succeed(
        Preview1Function.PATH_OPEN,
        3,
        1,
        string(path),
        path.getBytes(StandardCharsets.UTF_8).length,
        openFlags,
        -1L,
        -1L,
        0,
        8);
    return memory.getInt(8);
  }
}
