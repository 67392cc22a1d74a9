package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.HostErrors;
import java.io.IOException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.InvalidPathException;

/** Carries out calls of one guest, and turns failures to error codes. */
public final class Preview1 {
  /** The module name under which guests import the functions. */
  public static final String MODULE = "wasi_snapshot_preview1";

  private final GuestCall call;

  /** Calls in this context. */
  public Preview1(WasiContext context) {
    call = new GuestCall(context);
  }

  /**
   * Carries out a call.
   *
   * @param numbers holds the arguments from {@code base} on, a slot each
   * @return the error code, 0 for success
   */
  public int call(Preview1Function function, long[] numbers, int base, GuestMemory memory) {
    call.begin(numbers, base, memory);
    try {
      dispatch(function);
      return Errno.SUCCESS.code();
    } catch (ErrnoException e) {
      return e.errno().code();
    } catch (IOException e) {
      return HostErrors.errnoOf(e).code();
    } catch (NonReadableChannelException | NonWritableChannelException e) {
      return Errno.BADF.code();
    } catch (InvalidPathException e) {
      return Errno.ILSEQ.code();
    } catch (UnsupportedOperationException e) {
      return Errno.NOTSUP.code();
    } catch (SecurityException e) {
      return Errno.ACCES.code();
    }
  }

  private void dispatch(Preview1Function function) throws IOException {
    switch (function.group()) {
      case ENVIRONMENT -> EnvironmentFunctions.call(function, call);
      case CLOCK -> ClockFunctions.call(function, call);
      case FILE -> FileFunctions.call(function, call);
      case STATUS -> StatusFunctions.call(function, call);
      case DIRECTORY -> DirectoryFunctions.call(function, call);
      case PATH -> PathFunctions.call(function, call);
      case POLL -> PollFunctions.call(call);
      case PROCESS -> ProcessFunctions.call(function, call);
      case SOCKET -> SocketFunctions.call(call);
    }
  }
}
