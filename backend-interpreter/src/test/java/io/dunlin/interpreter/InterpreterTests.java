package io.dunlin.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What programs do, and how they end. */
final class InterpreterTests {
  private static TrapException trap(Programs programs, String name, long... arguments) {
    return assertThrows(TrapException.class, () -> programs.call(name, arguments));
  }

  @Test
  void computes() {
    Programs programs = new Programs();
    assertEquals(7, programs.call("add", 3, 4)[0]);
    assertEquals(-2147483648L, programs.call("add", Integer.MAX_VALUE, 1)[0]);
    assertEquals(5050, programs.call("sum", 100)[0]);
    assertEquals(12, programs.call("postIncrement", 3)[0]);
    assertEquals(9, programs.call("max", -9, 9)[0]);
  }

  @Test
  void returnsSeveralResultsThatExchangeTheParameters() {
    long[] results = new Programs().call("swap", 1, 2);
    assertEquals(2, results[0]);
    assertEquals(1, results[1]);
  }

  @Test
  void branchesByTable() {
    Programs programs = new Programs();
    assertEquals(10, programs.call("switch", 0)[0]);
    assertEquals(20, programs.call("switch", 1)[0]);
    assertEquals(30, programs.call("switch", 2)[0]);
    assertEquals(30, programs.call("switch", -1)[0]);
  }

  @Test
  void checksAddresses() {
    Programs programs = new Programs();
    assertEquals(0, programs.call("load", 65536 - 16)[0]);
    for (long address : new long[] {65536 - 15, 65536, Integer.MAX_VALUE, -13}) {
      assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap(programs, "load", address).code());
    }
    // The sum wraps around in the program's own arithmetic, the offset does not.
    assertEquals(0, programs.call("load", -8)[0]);
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap(programs, "index", -4, 0).code());
    assertEquals(0, programs.call("index", -4, 1)[0]);
  }

  @Test
  void seesMemoryThatItGrew() {
    Programs programs = new Programs();
    assertEquals(0, programs.call("grow")[0]);
    assertEquals(2, programs.instance.memory(0).pages());
  }

  @Test
  void checksIndirectCalls() {
    Programs programs = new Programs();
    assertEquals(7, programs.call("indirect", 0)[0]);
    assertEquals(TrapCode.BAD_SIGNATURE, trap(programs, "indirect", 1).code());
    assertEquals(TrapCode.INDIRECT_CALL_TO_NULL, trap(programs, "indirect", 2).code());
    assertEquals(TrapCode.UNDEFINED_ELEMENT, trap(programs, "indirect", 4).code());
    assertEquals(TrapCode.UNDEFINED_ELEMENT, trap(programs, "indirect", -1).code());
  }

  @Test
  void trapsOfArithmetic() {
    Programs programs = new Programs();
    assertEquals(TrapCode.INTEGER_DIVISION_BY_ZERO, trap(programs, "divide", 1, 0).code());
    long min = Integer.MIN_VALUE;
    assertEquals(TrapCode.INTEGER_OVERFLOW, trap(programs, "divide", min, -1).code());
  }

  @Test
  void namesTheFramesOfATrap() {
    TrapException trap = trap(new Programs(), "trap", 65536);
    assertEquals(2, trap.frames().size());
    assertEquals(5, trap.frames().get(0).functionIndex());
    assertEquals(6, trap.frames().get(1).functionIndex());
    byte[] bytes = trap.frames().get(0).module().bytes();
    assertEquals(0x28, bytes[trap.frames().get(0).codeOffset()], "i32.load");
    assertEquals(0x10, bytes[trap.frames().get(1).codeOffset()], "call");
  }

  @Test
  void deepRecursionIsATrapAndLeavesTheStoreUsable() {
    Programs programs = new Programs();
    TrapException trap = trap(programs, "recurse", 0);
    assertEquals(TrapCode.STACK_OVERFLOW, trap.code());
    assertTrue(trap.frames().size() > 1000);
    assertEquals(7, programs.call("add", 3, 4)[0]);
  }

  @Test
  void recursionThroughTheHostIsATrapToo() {
    Programs[] holder = new Programs[1];
    Programs programs =
        new Programs(
            false,
            (caller, numbers, references, base) ->
                holder[0].function("callHost").invoke(caller, numbers, references, base));
    holder[0] = programs;
    assertEquals(TrapCode.STACK_OVERFLOW, trap(programs, "callHost", 0).code());
    assertEquals(7, programs.call("add", 3, 4)[0]);
  }

  @Test
  void tailCallsTakeNoStack() {
    assertEquals(7, new Programs().call("tail", 1_000_000)[0]);
  }

  @Test
  void callsTheHost() {
    assertEquals(42, new Programs().call("callHost", 41)[0]);
    RuntimeException thrown = new IndexOutOfBoundsException("the host's own");
    Programs programs =
        new Programs(
            false,
            (caller, numbers, references, base) -> {
              throw thrown;
            });
    assertSame(thrown, assertThrows(RuntimeException.class, () -> programs.call("callHost", 1)));
  }

  @Test
  void hostSeesItsResultsEvenIfTheStackGrewMeanwhile() {
    Programs[] holder = new Programs[1];
    Programs programs =
        new Programs(
            false,
            (caller, numbers, references, base) -> {
              assertThrows(
                  TrapException.class,
                  () -> holder[0].function("recurse").invoke(null, new long[1], new Object[1], 0));
              numbers[base] = 99;
            });
    holder[0] = programs;
    assertEquals(99, programs.call("callHost", 0)[0]);
  }

  @Test
  void interruptStopsALoop() {
    Programs programs = new Programs();
    Thread.currentThread().interrupt();
    try {
      assertEquals(TrapCode.INTERRUPT, trap(programs, "forever").code());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void epochStopsALoop() {
    Programs programs = new Programs();
    programs.store.setEpochDeadline(1);
    programs.epoch.increment();
    assertEquals(TrapCode.INTERRUPT, trap(programs, "forever").code());
  }

  @Test
  void fuelStopsALoopAtTheSamePlace() {
    for (int run = 0; run < 2; run++) {
      Programs programs = new Programs(true, (caller, numbers, references, base) -> {});
      programs.store.setFuel(1000);
      TrapException trap = trap(programs, "sum", 1_000_000);
      assertEquals(TrapCode.OUT_OF_FUEL, trap.code());
      assertEquals(1, programs.store.fuel());
    }
  }

  @Test
  void callsAllocateNothing() throws ReflectiveOperationException {
    Programs programs = new Programs();
    long[] numbers = new long[4];
    @Nullable Object[] references = new @Nullable Object[4];
    AllocationCounter counter = new AllocationCounter();
    long few = allocatedBy(programs, counter, numbers, references, 100);
    long many = allocatedBy(programs, counter, numbers, references, 10_100);
    assertTrue(many - few < 10_000, "bytes for 10,000 more calls: " + (many - few));
  }

  private static long allocatedBy(
      Programs programs,
      AllocationCounter counter,
      long[] numbers,
      @Nullable Object[] references,
      int calls)
      throws ReflectiveOperationException {
    var function = programs.function("indirect");
    long before = counter.bytes();
    for (int i = 0; i < calls; i++) {
      numbers[0] = 0;
      function.invoke(null, numbers, references, 0);
    }
    return counter.bytes() - before;
  }

  /** The virtual machine's count, reached so that no module has to be required for it. */
  private static final class AllocationCounter {
    private final Object bean;
    private final Method method;

    AllocationCounter() throws ReflectiveOperationException {
      bean =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      method =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes");
    }

    long bytes() throws ReflectiveOperationException {
      return (long) method.invoke(bean);
    }
  }
}
