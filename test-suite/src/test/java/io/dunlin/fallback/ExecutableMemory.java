package io.dunlin.fallback;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forbids this thread to make memory executable, as a hardened system does to processes. */
@SuppressWarnings("restricted") // The system is asked for a restriction, which breaks nothing.
final class ExecutableMemory {
  private static final int PR_SET_SECCOMP = 22;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_MODE_FILTER = 2;

  /**
   * A program for the filter of system calls, four numbers for each instruction: its code, how far
   * to jump if something is so and if not, and an operand.
   */
  private static final int[][] FILTER = {
    {0x20, 0, 0, 0}, // the number of the system call
    {0x15, 1, 0, 9}, // mmap
    {0x15, 0, 3, 10}, // mprotect
    {0x20, 0, 0, 32}, // the third argument
    {0x45, 0, 1, 4}, // PROT_EXEC
    {0x06, 0, 0, 0x0005_0001}, // fail with EPERM
    {0x06, 0, 0, 0x7fff_0000}, // allow
  };

  private ExecutableMemory() {}

  static void forbid() {
    // Needs a library of the JVM, which cannot be loaded afterwards.
    if (!Files.exists(Path.of("."))) {
      throw new AssertionError("there is no folder");
    }
    Linker linker = Linker.nativeLinker();
    MethodHandle prctl =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("prctl"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate(8L * FILTER.length, 8);
      for (int i = 0; i < FILTER.length; i++) {
        filter.set(JAVA_SHORT, 8L * i, (short) FILTER[i][0]);
        filter.set(JAVA_SHORT, 8L * i + 2, (short) (FILTER[i][1] | FILTER[i][2] << 8));
        filter.set(JAVA_INT, 8L * i + 4, FILTER[i][3]);
      }
      MemorySegment program = arena.allocate(16, 8);
      program.set(JAVA_SHORT, 0, (short) FILTER.length);
      program.set(JAVA_LONG, 8, filter.address());
      int first = (int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
      int second =
          (int)
              prctl.invokeExact(
                  PR_SET_SECCOMP, (long) SECCOMP_MODE_FILTER, program.address(), 0L, 0L);
      if (first != 0 || second != 0) {
        throw new IllegalStateException("the system does not filter calls");
      }
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }
}
