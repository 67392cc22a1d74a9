package io.dunlin.spi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.wasm.op.AtomicOperator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Several threads in one memory. */
@ParameterizedClass
@Timeout(120) // A thread that is never woken must not hold up everything else.
@MethodSource("io.dunlin.spi.memory.Memories#all")
final class ConcurrentAccessTests {
  private static final int CHUNK = ChunkedMemory.CHUNK;
  private static final int THREADS = 4;
  private static final int ROUNDS = 20_000;

  private final Memories memories;

  ConcurrentAccessTests(Memories memories) {
    this.memories = memories;
  }

  @Test
  void noAdditionIsLost() throws Exception {
    ChunkedMemory memory = memories.ofPages(1, 1);
    // Neighbours of every width in one word or two, all changed at once.
    int[] places = {0, 1, 2, 4, 8};
    int[] widths = {1, 1, 2, 4, 8};
    Threads.run(
        THREADS,
        number -> {
          for (int i = 0; i < ROUNDS; i++) {
            int at = (i + number) % places.length;
            memory.atomicReadModifyWrite(AtomicOperator.ADD, places[at], widths[at], 3);
            memory.atomicReadModifyWrite(AtomicOperator.SUB, places[at], widths[at], 1);
          }
        });
    long sum = 2L * THREADS * ROUNDS / places.length;
    for (int i = 0; i < places.length; i++) {
      long expected = widths[i] == 8 ? sum : sum & ((1L << (8 * widths[i])) - 1);
      assertEquals(expected, memory.atomicLoad(places[i], widths[i]), "width " + widths[i]);
    }
  }

  @Test
  void eachBitIsChangedByItsThread() throws Exception {
    ChunkedMemory memory = memories.ofPages(1, 1);
    Threads.run(
        THREADS,
        number -> {
          for (int i = 0; i < ROUNDS; i++) {
            for (int bytes = 1; bytes <= 8; bytes *= 2) {
              memory.atomicReadModifyWrite(AtomicOperator.XOR, 8 * bytes, bytes, 1L << number);
              memory.atomicReadModifyWrite(
                  AtomicOperator.OR, 8 * bytes, bytes, 16L << (number / 2));
              memory.atomicReadModifyWrite(AtomicOperator.AND, 8 * bytes, bytes, ~0L);
            }
          }
        });
    for (int bytes = 1; bytes <= 8; bytes *= 2) {
      assertEquals(0x30, memory.atomicLoad(8 * bytes, bytes), "width " + bytes);
    }
  }

  @Test
  void exchangesThatSucceedAreCountedOnce() throws Exception {
    for (int bytes = 1; bytes <= 8; bytes *= 2) {
      ChunkedMemory memory = memories.ofPages(1, 1);
      int width = bytes;
      long mask = bytes == 8 ? -1 : (1L << (8 * bytes)) - 1;
      Threads.run(
          THREADS,
          number -> {
            for (int i = 0; i < ROUNDS / 4; i++) {
              long read;
              do {
                read = memory.atomicLoad(8, width);
              } while (memory.atomicCompareExchange(8, width, read, read + 1) != read);
            }
          });
      assertEquals(THREADS * (ROUNDS / 4) & mask, memory.atomicLoad(8, width), "width " + width);
    }
  }

  @Test
  void plainWritesBesideAtomicOnesAreKept() throws Exception {
    ChunkedMemory memory = memories.ofPages(1, 1);
    Threads.run(
        List.of(
            () -> {
              for (int i = 1; i <= ROUNDS; i++) {
                memory.setByte(1, (byte) i);
                assertEquals((byte) i, memory.getByte(1));
                memory.setByte(3, (byte) ~i);
                assertEquals((byte) ~i, memory.getByte(3));
              }
              return null;
            },
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                memory.atomicReadModifyWrite(AtomicOperator.ADD, 0, 1, 1);
                memory.atomicReadModifyWrite(AtomicOperator.XCHG, 2, 1, i);
                memory.atomicStore(4, 2, i);
              }
              return null;
            }));
    assertEquals(ROUNDS & 0xFF, memory.getByte(0) & 0xFF);
  }

  @Test
  void whatIsWrittenBeforeAFlagIsSeenBehindIt() throws Exception {
    ChunkedMemory memory = memories.ofPages(2, 2);
    long flag = 8;
    long answer = 64;
    long data = CHUNK - 3; // in two chunks
    Threads.run(
        List.of(
            () -> {
              for (int i = 1; i <= ROUNDS; i++) {
                memory.setLong(data, i * 0x1_0000_0001L);
                memory.atomicStore(flag, 4, i);
                int wanted = i;
                Threads.await(() -> memory.atomicLoad(answer, 8) == wanted);
              }
              return null;
            },
            () -> {
              for (int i = 1; i <= ROUNDS; i++) {
                int wanted = i;
                Threads.await(() -> memory.atomicLoad(flag, 4) == wanted);
                assertEquals(i * 0x1_0000_0001L, memory.getLong(data));
                memory.atomicStore(answer, 8, i);
              }
              return null;
            }));
  }

  @Test
  void ofTwoThatWriteAndThenReadTheOthersOneSeesIt() throws Exception {
    ChunkedMemory memory = memories.ofPages(1, 1);
    long rounds = 5L * ROUNDS;
    AtomicLong arrived = new AtomicLong();
    long[] seen = new long[2];
    Threads.run(
        2,
        number -> {
          for (long i = 1; i <= rounds; i++) {
            meet(arrived, 4 * i - 2);
            if ((i & 1) == 0) {
              memory.atomicStore(128 * number, 4, i);
              seen[number] = memory.atomicLoad(128 * (1 - number), 4);
            } else {
              memory.setInt(128 * number, (int) i);
              ChunkedMemory.fence();
              seen[number] = memory.getInt(128 * (1 - number));
            }
            meet(arrived, 4 * i);
            if (number == 0) {
              assertTrue(seen[0] == i || seen[1] == i, "neither saw the other in round " + i);
            }
          }
        });
  }

  /** Waits, as shortly as possible, until so many have arrived. */
  private static void meet(AtomicLong arrived, long count) {
    arrived.incrementAndGet();
    Threads.await(() -> arrived.get() >= count);
  }

  @Test
  void growthLosesNothingThatOthersWrite() throws Exception {
    int pages = 200;
    ChunkedMemory memory = memories.ofPages(1, pages);
    AtomicBoolean grown = new AtomicBoolean();
    long[] written = new long[THREADS];
    Threads.run(
        THREADS,
        number -> {
          if (number == 0) {
            for (int i = 1; i < pages; i++) {
              assertEquals(i, memory.grow(1, ResourceLimiter.UNLIMITED));
              memory.setLong(i * (long) CHUNK, i);
            }
            grown.set(true);
          } else {
            long value = 0;
            while (!grown.get()) {
              long last = memory.size() - Long.BYTES * (number + 1L);
              value++;
              memory.setLong(8L * number, value);
              memory.setLong(last, value);
              assertEquals(value, memory.getLong(8L * number));
              assertEquals(value, memory.getLong(last));
            }
            written[number] = value;
          }
        });
    for (int i = 1; i < THREADS; i++) {
      assertEquals(written[i], memory.getLong(8L * i));
    }
    for (int i = 1; i < pages; i++) {
      assertEquals(i, memory.getLong(i * (long) CHUNK));
    }
  }

  @Test
  void severalMayGrowAtOnce() throws Exception {
    ChunkedMemory memory = memories.ofPages(0, 100);
    Set<Long> sizes = ConcurrentHashMap.newKeySet();
    Threads.run(
        THREADS,
        number -> {
          for (int i = 0; i < 50; i++) {
            long before = memory.grow(1, ResourceLimiter.UNLIMITED);
            assertTrue(before < 0 || sizes.add(before), "two pages number " + before);
          }
        });
    assertEquals(100, memory.pages());
    assertEquals(100, sizes.size());
  }
}
