package io.dunlin.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Engine;
import io.dunlin.SharedMemory;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that use the memory around a place where a shared one is in two parts. */
@ParameterizedClass
@MethodSource("memories")
class GuestMemoryTests {
  private static final int SEAM = 1 << 16;
  private static final int RESULT = 64;

  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final GuestMemory memory;

  GuestMemoryTests(GuestMemory memory) {
    this.memory = memory;
  }

  static List<GuestMemory> memories() {
    MemoryType type = MemoryType.ofShared(Limits.between(2, 2));
    return List.of(
        GuestMemory.of(ByteBuffer.allocate(2 * SEAM)),
        GuestMemory.of(SharedMemory.of(Engine.create(), type)));
  }

  private Errno call(WasiContext context, Preview1Function function, long... arguments) {
    return Errno.values()[new Preview1(context).call(function, arguments, 0, memory)];
  }

  private WasiContext context(String input) throws IOException {
    return Contexts.with(input, output, directory);
  }

  private String text(int address, int length) {
    byte[] bytes = new byte[length];
    memory.read(address, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void putText(int address, String text) {
    memory.putBytes(address, text.getBytes(StandardCharsets.UTF_8));
  }

  private void putBuffers(int address, int... pairs) {
    for (int i = 0; i < pairs.length; i++) {
      memory.putInt(address + i * Integer.BYTES, pairs[i]);
    }
  }

  private static void assertFault(Executable access) {
    assertEquals(Errno.FAULT, assertThrows(ErrnoException.class, access).errno());
  }

  @Test
  void numbersAreLittleEndian() {
    memory.putLong(SEAM - 3, 0x8182_8384_8586_8788L);
    assertEquals(0x8182_8384_8586_8788L, memory.getLong(SEAM - 3));
    assertEquals(0x8586_8788, memory.getInt(SEAM - 3));
    assertEquals(0x8586, memory.getShort(SEAM - 1));
    assertEquals(0x84, memory.getByte(SEAM + 1));
    memory.putInt(SEAM - 2, -1);
    memory.putShort(SEAM - 1, 0);
    memory.putByte(SEAM + 1, 7);
    assertEquals(0x8182_8307_0000_FF88L, memory.getLong(SEAM - 3));
  }

  @Test
  void whatLiesOutsideIsAFault() {
    assertFault(() -> memory.getByte(2 * SEAM));
    assertFault(() -> memory.getLong(2 * SEAM - 7));
    assertFault(() -> memory.putInt(-1, 0));
    assertFault(() -> memory.putBytes(2 * SEAM - 1, new byte[2]));
    assertFault(() -> memory.range(SEAM, SEAM + 1L));
    assertFault(() -> memory.range(0, 1L << 32));
    assertFault(() -> memory.getString(0, -1, 10));
    assertFault(() -> memory.clear(0, -1));
    assertEquals(0, memory.range(2 * SEAM, 0).remaining());
  }

  @Test
  void buffersMayReachAcrossTheSeam() throws IOException {
    WasiContext context = context("input");
    putText(SEAM - 3, "output");
    putBuffers(0, SEAM - 3, 6, SEAM - 1, 2);
    assertEquals(Errno.SUCCESS, call(context, Preview1Function.FD_WRITE, 1, 0, 2, RESULT));
    assertEquals(8, memory.getInt(RESULT));
    assertEquals("outputtp", output.toString(StandardCharsets.UTF_8));
    context.close();
  }

  @Test
  void filesAreReadAcrossTheSeam() throws IOException {
    Files.writeString(directory.resolve("file"), "0123456789");
    WasiContext context = context("");
    putText(SEAM - 2, "file");
    assertEquals(
        Errno.SUCCESS,
        call(context, Preview1Function.PATH_OPEN, 3, 1, SEAM - 2, 4, 0, -1L, -1L, 0, RESULT));
    int file = memory.getInt(RESULT);
    putBuffers(0, SEAM - 4, 7, 128, 100);
    assertEquals(Errno.SUCCESS, call(context, Preview1Function.FD_READ, file, 0, 2, RESULT));
    assertEquals(10, memory.getInt(RESULT));
    assertEquals("0123456", text(SEAM - 4, 7));
    assertEquals("789", text(128, 3));
    assertEquals(Errno.SUCCESS, call(context, Preview1Function.FD_PREAD, file, 0, 1, 5, RESULT));
    assertEquals("56789", text(SEAM - 4, 5));
    putText(SEAM - 4, "abcdefg");
    assertEquals(Errno.SUCCESS, call(context, Preview1Function.FD_PWRITE, file, 0, 1, 2, RESULT));
    assertEquals("01abcdefg9", Files.readString(directory.resolve("file")));
    context.close();
  }

  @Test
  void directoriesAreListedAcrossTheSeam() throws IOException {
    Files.writeString(directory.resolve("a-file-with-a-name"), "");
    WasiContext context = context("");
    long start = SEAM - 30;
    assertEquals(
        Errno.SUCCESS, call(context, Preview1Function.FD_READDIR, 3, start, 1000, 0, RESULT));
    String listing = text((int) start, memory.getInt(RESULT));
    assertTrue(listing.endsWith("a-file-with-a-name"), listing);
    assertEquals(
        Errno.SUCCESS, call(context, Preview1Function.FD_READDIR, 3, start, 31, 0, RESULT));
    assertEquals(31, memory.getInt(RESULT));
    context.close();
  }

  @Test
  void randomBytesReachAcrossTheSeam() throws IOException {
    WasiContext context = context("");
    byte[] before = new byte[2 * SEAM];
    memory.putBytes(0, before);
    assertEquals(Errno.SUCCESS, call(context, Preview1Function.RANDOM_GET, SEAM - 20_000, 40_000));
    byte[] after = new byte[2 * SEAM];
    memory.read(0, after);
    byte[] untouched = Arrays.copyOf(after, SEAM - 20_000);
    assertArrayEquals(new byte[untouched.length], untouched);
    assertEquals(0, memory.getInt(SEAM + 20_000));
    assertNotEquals(0, memory.getLong(SEAM + 20_000 - 8));
    assertNotEquals(0, memory.getLong(SEAM - 20_000));
    assertNotEquals(0, memory.getLong(SEAM - 4));
    context.close();
  }
}
