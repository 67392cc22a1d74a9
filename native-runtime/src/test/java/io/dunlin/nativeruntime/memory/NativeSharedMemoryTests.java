package io.dunlin.nativeruntime.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared memories outside of Java's heap. */
@OnX64
final class NativeSharedMemoryTests {
  private static final int PAGE = 1 << 16;
  private static final int ROUNDS = 2000;

  private final NativeSharedMemory memory =
      new NativeSharedMemory(
          null,
          MemoryType.ofShared(Limits.between(1, 4)),
          new Reservations(MemorySettings.DEFAULT, MemoryModel.GUARDED));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void atomicAccessesTouchOnlyTheirBytes(int width) {
    memory.fill(0, (byte) 0x55, 32);
    long all = width == 8 ? -1 : (1L << (8 * width)) - 1;
    memory.atomicStore(8, width, -1);
    assertEquals(all, memory.atomicLoad(8, width));
    assertEquals(
        all, memory.atomicReadModifyWrite(AtomicOperator.ADD, 8, width, 2), "wraps around");
    assertEquals(1, memory.atomicLoad(8, width));
    assertEquals(1, memory.atomicCompareExchange(8, width, 2, 7));
    assertEquals(1, memory.atomicCompareExchange(8, width, 1, 7));
    assertEquals(7, memory.atomicReadModifyWrite(AtomicOperator.XCHG, 8, width, 9));
    assertEquals(9, memory.atomicReadModifyWrite(AtomicOperator.XOR, 8, width, 1));
    assertEquals(8, memory.atomicLoad(8, width));
    assertEquals(0x55, memory.getByte(7));
    assertEquals(0x55, memory.getByte(8 + width));
  }

  @Test
  void atomicAccessesAreChecked() {
    TrapException trap =
        assertThrows(TrapException.class, () -> memory.atomicStore(PAGE + 2, 4, 1));
    assertEquals(TrapCode.HEAP_MISALIGNED, trap.code());
    trap = assertThrows(TrapException.class, () -> memory.atomicLoad(PAGE, 4));
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
  }

  @Test
  void growsInPlaceUnderViews() {
    ByteBuffer view = memory.view(4, 8);
    assertEquals(1, memory.grow(2, ResourceLimiter.UNLIMITED));
    memory.setInt(4, 17);
    assertEquals(17, view.getInt(0));
    memory.setInt(3 * PAGE - 4, 18);
    assertEquals(18, memory.view(3 * PAGE - 4, 4).getInt(0));
    assertEquals(-1, memory.grow(2, ResourceLimiter.UNLIMITED));
  }

  @Test
  void countsOfSeveralThreadsAreNotLost() throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> count(start));
      threads[i].start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    for (int width = 1; width <= 8; width <<= 1) {
      long expected = (long) threads.length * ROUNDS;
      assertEquals(width == 1 ? expected & 0xFF : expected, memory.atomicLoad(8L * width, width));
    }
  }

  private void count(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (int width = 1; width <= 8; width <<= 1) {
        memory.atomicReadModifyWrite(AtomicOperator.ADD, 8L * width, width, 1);
      }
    }
  }

  @Test
  void isFoundByCode() {
    assertTrue(memory.address() != 0);
  }
}
