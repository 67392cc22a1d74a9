package io.dunlin.nativeruntime.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

/** Calls to the C library, and from it. */
@OnX64
@SuppressWarnings("restricted") // Reads memory that it has mapped.
final class LibCTests {

  @Test
  void mapsAndProtectsMemory() {
    long page = LibC.pageSize();
    assertEquals(0, page & (page - 1));
    long start = LibC.mapAnonymous(4 * page, LibC.PROT_NONE);
    assertNotEquals(LibC.MAP_FAILED, start);
    assertTrue(LibC.mprotect(start + page, page, LibC.PROT_READ | LibC.PROT_WRITE));
    MemorySegment middle = MemorySegment.ofAddress(start + page).reinterpret(page);
    assertEquals(0, middle.get(ValueLayout.JAVA_INT, 0));
    middle.set(ValueLayout.JAVA_INT, 0, 5);
    assertTrue(LibC.discard(start + page, page));
    assertEquals(0, middle.get(ValueLayout.JAVA_INT, 0));
    LibC.munmap(start, 4 * page);
  }

  @Test
  void saysThatMappingsFail() {
    assertEquals(LibC.MAP_FAILED, LibC.mapAnonymous(1L << 60, LibC.PROT_NONE));
    assertTrue(LibC.createMemoryFile("negative", -1) < 0);
  }

  @Test
  void knowsWhereTheStackLies() throws InterruptedException {
    long[] found = new long[2];
    Runnable ask = () -> found[0] = LibC.stackStart();
    Thread thread = new Thread(null, ask, "stack", 1 << 20);
    thread.start();
    thread.join();
    assertNotEquals(0, found[0]);
    assertNotEquals(found[0], LibC.stackStart());
  }

  static long reverse(long a, long b, long c, long d, long e, long f) {
    return ((((f * 10 + e) * 10 + d) * 10 + c) * 10 + b) * 10 + a;
  }

  @Test
  void callsBackIntoJava() throws Throwable {
    MethodType type =
        MethodType.methodType(
            long.class, long.class, long.class, long.class, long.class, long.class, long.class);
    MethodHandle target = MethodHandles.lookup().findStatic(LibCTests.class, "reverse", type);
    Upcall upcall = NativeCalls.upcall(target);
    long address = upcall.address();
    try {
      assertEquals(
          654321, (long) NativeCalls.downcall(address).invokeExact(1L, 2L, 3L, 4L, 5L, 6L));
      assertEquals(654321, NativeCalls.call(MemorySegment.ofAddress(address), 1, 2, 3, 4, 5, 6));
    } finally {
      Reference.reachabilityFence(upcall);
    }
  }

  @Test
  void saysThatAFunctionIsMissing() {
    UnsupportedOperationException e =
        assertThrows(UnsupportedOperationException.class, () -> NativeCalls.find("no_such_thing"));
    assertEquals("the C library has no no_such_thing", e.getMessage());
  }
}
