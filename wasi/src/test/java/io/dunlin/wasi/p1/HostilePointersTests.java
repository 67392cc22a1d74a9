package io.dunlin.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.dunlin.wasi.fs.Errno;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a guest passes, it gets an error code, and never an exception of Java. */
class HostilePointersTests {
  private static final long SEED = 20_240_601;
  private static final int ROUNDS = 100;
  private static final long[] NASTY = {
    0, 1, 2, 3, 4, -1, -8, 65_535, 65_536, 65_530, 0x7FFF_FFFF, 0x8000_0000L, 1L << 32, 1L << 63
  };

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Preview1Function.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PROC_EXIT", "POLL_ONEOFF"})
  void anyArgumentsGiveAnErrorCode(Preview1Function function) throws IOException {
    Files.writeString(directory.resolve("file"), "content");
    Random random = new Random(SEED + function.ordinal());
    for (int round = 0; round < ROUNDS; round++) {
      WasiContext context = Contexts.with("input", new ByteArrayOutputStream(), directory);
      Guest guest = new Guest(context);
      guest.open("file", 0);
      random.nextBytes(guest.memory.array());
      Arrays.fill(guest.memory.array(), 0, 64, (byte) 0);
      long[] arguments = new long[function.parameters().length()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] =
            random.nextInt(4) == 0 ? random.nextLong() : NASTY[random.nextInt(NASTY.length)];
        if (function.parameters().charAt(i) == 'i') {
          arguments[i] = (int) arguments[i];
        }
      }
      try {
        guest.call(function, arguments);
      } catch (RuntimeException e) {
        fail(
            function.importName()
                + Arrays.toString(arguments)
                + " with seed "
                + SEED
                + " in round "
                + round,
            e);
      }
      context.close();
    }
  }

  @Test
  void buffersBeyondTheMemoryAreFaults() throws IOException {
    Guest guest = new Guest(Contexts.with("input", new ByteArrayOutputStream()));
    assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_WRITE, 1, -8, 1, 0));
    assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_WRITE, 1, 0, -1, 0));
    guest.buffers(0, 65_530, 7);
    assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_WRITE, 1, 0, 1, 100));
    guest.buffers(0, 65_530, 6);
    guest.succeed(Preview1Function.FD_WRITE, 1, 0, 1, 100);
    assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_WRITE, 1, 0, 1, 65_533));
  }

  @Test
  void pollOfHugeListsIsAFault() throws IOException {
    Guest guest = new Guest(Contexts.with("input", new ByteArrayOutputStream()));
    assertEquals(Errno.FAULT, guest.call(Preview1Function.POLL_ONEOFF, 0, 0, -1, 0));
    assertEquals(Errno.FAULT, guest.call(Preview1Function.POLL_ONEOFF, 0, 0, 1 << 28, 0));
  }

  @Test
  void faultComesBeforeInputIsLost() throws IOException {
    Guest guest = new Guest(Contexts.with("input", new ByteArrayOutputStream()));
    guest.buffers(0, 1000, 5);
    assertEquals(Errno.FAULT, guest.call(Preview1Function.FD_READ, 0, 0, 1, -4));
    guest.succeed(Preview1Function.FD_READ, 0, 0, 1, 100);
    assertEquals(5, guest.memory.getInt(100));
    assertEquals("input", guest.text(1000, 5));
  }
}
