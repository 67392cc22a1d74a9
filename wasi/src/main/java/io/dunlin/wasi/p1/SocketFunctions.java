package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;

/** {@code sock_*}: there are no sockets, and so no descriptor is one. */
final class SocketFunctions {
  private SocketFunctions() {}

  static void call(GuestCall call) {
    call.descriptor(0);
    throw new ErrnoException(Errno.NOTSOCK);
  }
}
