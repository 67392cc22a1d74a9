package io.dunlin.spi.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What one thread sees of a memory in chunks: the same as of one array. */
@ParameterizedClass
@MethodSource("io.dunlin.spi.memory.Memories#all")
final class ChunkedMemoryTests {
  private static final int CHUNK = ChunkedMemory.CHUNK;
  private static final long SEED = 0x7EAD_5EEDL;

  private final Memories memories;

  ChunkedMemoryTests(Memories memories) {
    this.memories = memories;
  }

  private static void assertTrap(TrapCode code, Executable access) {
    assertEquals(code, assertThrows(TrapException.class, access).code());
  }

  private static byte[] content(ChunkedMemory memory) {
    byte[] bytes = new byte[(int) memory.size()];
    memory.read(0, bytes, 0, bytes.length);
    return bytes;
  }

  @Test
  void numbersMayLieInTwoChunks() {
    ChunkedMemory memory = memories.ofPages(3, 3);
    ByteBuffer model = ByteBuffer.allocate(3 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(SEED);
    for (int at = CHUNK - 9; at <= CHUNK + 1; at++) {
      long value = random.nextLong();
      memory.setLong(at, value);
      model.putLong(at, value);
      assertEquals(model.getLong(at), memory.getLong(at), "long at " + at);
      memory.setInt(at + 1, (int) ~value);
      model.putInt(at + 1, (int) ~value);
      assertEquals(model.getInt(at + 1), memory.getInt(at + 1), "int at " + at);
      memory.setShort(at + 2, (short) value);
      model.putShort(at + 2, (short) value);
      assertEquals(model.getShort(at + 2), memory.getShort(at + 2), "short at " + at);
      memory.setByte(at + 3, (byte) ~value);
      model.put(at + 3, (byte) ~value);
      assertEquals(model.get(at + 3), memory.getByte(at + 3), "byte at " + at);
    }
    assertArrayEquals(model.array(), content(memory));
  }

  @Test
  void rangesMayLieInManyChunks() {
    ChunkedMemory memory = memories.ofPages(4, 4);
    byte[] model = new byte[4 * CHUNK];
    Random random = new Random(SEED);
    for (int round = 0; round < 60; round++) {
      int length = random.nextInt(3 * CHUNK);
      int from = random.nextInt(model.length - length + 1);
      int to = random.nextInt(model.length - length + 1);
      switch (round % 3) {
        case 0 -> {
          byte[] bytes = new byte[length];
          random.nextBytes(bytes);
          memory.write(to, bytes, 0, length);
          System.arraycopy(bytes, 0, model, to, length);
        }
        case 1 -> {
          memory.copy(to, memory, from, length);
          System.arraycopy(model, from, model, to, length);
        }
        default -> {
          int some = length / 8;
          memory.fill(to, (byte) round, some);
          Arrays.fill(model, to, to + some, (byte) round);
        }
      }
      assertArrayEquals(model, content(memory), "seed " + SEED + ", round " + round);
    }
  }

  @Test
  void anotherMemoryIsCopiedFrom() {
    ChunkedMemory source = memories.ofPages(2, 2);
    ChunkedMemory target = memories.ofPages(2, 2);
    byte[] bytes = new byte[CHUNK];
    new Random(SEED).nextBytes(bytes);
    source.write(100, bytes, 0, bytes.length);
    target.copy(1000, source, 100, bytes.length);
    byte[] copied = new byte[bytes.length];
    target.read(1000, copied, 0, copied.length);
    assertArrayEquals(bytes, copied);
  }

  @Test
  void viewsEndWithTheirChunkAndShowLaterWrites() {
    ChunkedMemory memory = memories.ofPages(2, 2);
    ByteBuffer view = memory.view(CHUNK - 3, 10);
    assertEquals(3, view.remaining());
    assertEquals(7, memory.view(CHUNK, 7).remaining());
    assertEquals(0, memory.view(2 * CHUNK, 0).remaining());
    memory.setByte(CHUNK - 2, (byte) 77);
    assertEquals(77, view.get(1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.view(2 * CHUNK - 1, 2));
  }

  @Test
  void atomicAccessComputesAndLeavesItsNeighboursAlone() {
    Random random = new Random(SEED);
    for (AtomicOperator operator : AtomicOperator.values()) {
      for (int bytes : new int[] {1, 2, 4, 8}) {
        for (int at = 0; at < 16; at += bytes) {
          ChunkedMemory memory = memories.ofPages(1, 1);
          byte[] before = new byte[32];
          random.nextBytes(before);
          memory.write(0, before, 0, before.length);
          long operand = random.nextLong();
          long read = number(before, at, bytes);
          String what = operator + " of " + bytes + " bytes at " + at;
          assertEquals(read, memory.atomicLoad(at, bytes), what);
          assertEquals(read, memory.atomicReadModifyWrite(operator, at, bytes, operand), what);
          assertStored(before, memory, at, bytes, operator.apply(read, operand), what);
          assertEquals(number(content(memory), at, bytes), memory.atomicLoad(at, bytes), what);
        }
      }
    }
  }

  @Test
  void valuesAreExchangedOnlyForTheExpectedOne() {
    for (int bytes : new int[] {1, 2, 4, 8}) {
      for (int at = 0; at < 16; at += bytes) {
        ChunkedMemory memory = memories.ofPages(1, 1);
        byte[] before = new byte[32];
        new Random(SEED).nextBytes(before);
        memory.write(0, before, 0, before.length);
        long read = number(before, at, bytes);
        String what = bytes + " bytes at " + at;
        assertEquals(read, memory.atomicCompareExchange(at, bytes, read + 1, 5), what);
        assertStored(before, memory, at, bytes, read, what);
        long expected = bytes == Long.BYTES ? read : read | 0x7700_0000_0000_0000L;
        assertEquals(read, memory.atomicCompareExchange(at, bytes, expected, ~5), what);
        assertStored(before, memory, at, bytes, ~5, what);
        memory.atomicStore(at, bytes, 0x1122_3344_5566_7788L);
        assertStored(before, memory, at, bytes, 0x1122_3344_5566_7788L, what);
      }
    }
  }

  private static long number(byte[] content, int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << Byte.SIZE | (content[at + i] & 0xFF);
    }
    return value;
  }

  private static void assertStored(
      byte[] before, ChunkedMemory memory, int at, int bytes, long value, String what) {
    byte[] expected = Arrays.copyOf(before, (int) memory.size());
    for (int i = 0; i < bytes; i++) {
      expected[at + i] = (byte) (value >>> (i * Byte.SIZE));
    }
    assertArrayEquals(expected, content(memory), what);
  }

  @Test
  void atomicAccessMustBeAlignedAndWithin() {
    ChunkedMemory memory = memories.ofPages(1, 2);
    for (int bytes : new int[] {2, 4, 8}) {
      long odd = CHUNK - bytes / 2;
      assertTrap(TrapCode.HEAP_MISALIGNED, () -> memory.atomicLoad(odd, bytes));
      assertTrap(TrapCode.HEAP_MISALIGNED, () -> memory.atomicStore(odd, bytes, 0));
      assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.atomicLoad(CHUNK, bytes));
      assertTrap(
          TrapCode.MEMORY_OUT_OF_BOUNDS,
          () -> memory.atomicReadModifyWrite(AtomicOperator.OR, -8, bytes, 0));
      assertTrap(
          TrapCode.HEAP_MISALIGNED,
          () -> memory.atomicCompareExchange(odd + 2 * bytes, bytes, 0, 0));
    }
    assertTrap(TrapCode.HEAP_MISALIGNED, () -> memory.atomicNotify(2, 1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.atomicNotify(CHUNK, 1));
  }

  @Test
  void nothingOutsideIsReadOrWritten() {
    ChunkedMemory memory = memories.ofBytes(CHUNK + 5, CHUNK + 20);
    long end = memory.size();
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.getByte(end));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.getShort(end - 1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.getInt(end - 3));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.getLong(end - 7));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.setByte(-1, (byte) 1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.setShort(end - 1, (short) -1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.setInt(Long.MAX_VALUE, -1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.setLong(end - 7, -1));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.fill(end - 1, (byte) 1, 2));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.copy(1, memory, 0, end));
    assertTrap(TrapCode.MEMORY_OUT_OF_BOUNDS, () -> memory.write(end, new byte[1], 0, 1));
    assertArrayEquals(new byte[(int) end], content(memory));
  }

  @Test
  void growthKeepsWhatThereIsAndAddsZeros() {
    ChunkedMemory memory = memories.ofBytes(CHUNK - 1, 3 * CHUNK);
    memory.fill(0, (byte) 1, CHUNK - 1);
    assertEquals(CHUNK - 1, memory.grow(1, ResourceLimiter.UNLIMITED));
    assertEquals(CHUNK, memory.grow(CHUNK + 7, ResourceLimiter.UNLIMITED));
    assertEquals(2 * CHUNK + 7, memory.size());
    byte[] expected = new byte[2 * CHUNK + 7];
    Arrays.fill(expected, 0, CHUNK - 1, (byte) 1);
    assertArrayEquals(expected, content(memory));
    assertEquals(-1, memory.grow(CHUNK, ResourceLimiter.UNLIMITED), "beyond the maximum");
    assertEquals(2 * CHUNK + 7, memory.grow(0, ResourceLimiter.UNLIMITED));
  }

  @Test
  void whoGrowsTheMemoryIsLimited() {
    ChunkedMemory memory = memories.ofPages(1, 10);
    ResourceLimiter limiter =
        new ResourceLimiter() {
          @Override
          public boolean memoryGrowing(long current, long desired, long maximum) {
            assertEquals(10 * CHUNK, maximum);
            return desired <= 2 * CHUNK;
          }
        };
    assertEquals(1, memory.grow(1, limiter));
    assertEquals(-1, memory.grow(1, limiter));
    assertEquals(2, memory.grow(1, ResourceLimiter.UNLIMITED));
  }

  @Test
  void aLimiterMayItselfGrowTheMemory() {
    ChunkedMemory memory = memories.ofPages(1, 10);
    ResourceLimiter limiter =
        new ResourceLimiter() {
          @Override
          public boolean memoryGrowing(long current, long desired, long maximum) {
            if (current == CHUNK) {
              memory.grow(3, ResourceLimiter.UNLIMITED);
            }
            return true;
          }
        };
    assertEquals(4, memory.grow(1, limiter), "asked again about the size that there is now");
    assertEquals(5, memory.pages());
  }

  @Test
  void theStoreThatCreatesAMemoryLimitsIt() {
    StoreState store = new StoreState(new Epoch());
    store.setLimiter(
        new ResourceLimiter() {
          @Override
          public boolean memoryGrowing(long current, long desired, long maximum) {
            return desired <= CHUNK;
          }
        });
    MemoryType large = Memories.type(2, 2, 16);
    assertThrows(ResourceLimitException.class, () -> new ChunkedMemory(store, large));
    assertEquals(1, new ChunkedMemory(store, Memories.type(1, 2, 16)).pages());
  }

  @Test
  void typesThatAreNotSharedAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChunkedMemory(null, MemoryType.of(Limits.between(1, 2))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ChunkedMemory(null, new MemoryType(AddressType.I64, Limits.atLeast(1), true, 16)));
    assertThrows(IllegalArgumentException.class, () -> memories.ofPages(3, 2));
  }

  @Test
  void aLargeMaximumCostsNothing() {
    ChunkedMemory memory =
        new ChunkedMemory(
            null, new MemoryType(AddressType.I64, Limits.between(1, 1L << 48), true, 16));
    assertEquals(1, memory.pages());
    assertEquals(-1, memory.grow(1L << 47, ResourceLimiter.UNLIMITED));
    assertEquals(1, memory.grow(1, ResourceLimiter.UNLIMITED));
  }

  @Test
  void thePlatformsAtomicsAreUsed() {
    assertTrue(ChunkAtomics.create() instanceof VarHandleAtomics);
  }
}
