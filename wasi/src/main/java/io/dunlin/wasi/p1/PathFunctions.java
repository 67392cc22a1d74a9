package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.OpenFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code path_*}: paths relative to a directory descriptor. */
final class PathFunctions {
  private static final int FOLLOW = 1;

  private PathFunctions() {}

  static void call(Preview1Function function, GuestCall call) throws IOException {
    switch (function) {
      case PATH_OPEN -> open(call);
      case PATH_FILESTAT_GET -> filestatGet(call);
      case PATH_FILESTAT_SET_TIMES -> filestatSetTimes(call);
      case PATH_CREATE_DIRECTORY -> call.directory(0).createDirectory(call.path(1));
      case PATH_REMOVE_DIRECTORY -> call.directory(0).removeDirectory(call.path(1));
      case PATH_UNLINK_FILE -> call.directory(0).unlinkFile(call.path(1));
      case PATH_RENAME -> call.directory(0).rename(call.path(1), call.directory(3), call.path(4));
      case PATH_READLINK -> readlink(call);
      case PATH_SYMLINK -> call.directory(2).symlink(call.path(0), call.path(3));
      case PATH_LINK -> link(call);
      default -> throw new AssertionError(function);
    }
  }

  /** (fd, lookup flags, path, length, open flags, rights, inheriting, descriptor flags, result). */
  private static void open(GuestCall call) throws IOException {
    int openFlags = call.i32(4);
    if ((openFlags & ~OpenFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    int result = call.i32(8);
    call.memory().checkArray(result, 1, Integer.BYTES);
    call.context().descriptors().requireRoom();
    Descriptor opened =
        call.directory(0)
            .open(
                call.path(2),
                follow(call.i32(1)),
                openFlags,
                call.i64(5),
                StatusFunctions.checkedFlags(call.i32(7)));
    call.memory().putInt(result, call.context().descriptors().add(opened));
  }

  /** (fd, lookup flags, path, length, result). */
  private static void filestatGet(GuestCall call) throws IOException {
    StatusFunctions.writeFileStatus(
        call.memory(), call.i32(4), call.directory(0).stat(call.path(2), follow(call.i32(1))));
  }

  /** (fd, lookup flags, path, length, access time, modification time, flags). */
  private static void filestatSetTimes(GuestCall call) throws IOException {
    call.directory(0)
        .setTimes(
            call.path(2),
            follow(call.i32(1)),
            StatusFunctions.times(call.context(), call.i64(4), call.i64(5), call.i32(6)));
  }

  /** (fd, path, length, buffer, size, result): the text, cut off where the buffer ends. */
  private static void readlink(GuestCall call) throws IOException {
    String text = call.directory(0).readLink(call.path(1));
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    call.memory().checkArray(call.i32(3), call.i32(4), 1);
    int length = (int) Math.min(encoded.length, call.i32(4) & 0xFFFF_FFFFL);
    call.memory().putBytes(call.i32(3), encoded, 0, length);
    call.memory().putInt(call.i32(5), length);
  }

  /** (fd, lookup flags, path, length, new fd, new path, new length). */
  private static void link(GuestCall call) throws IOException {
    if (follow(call.i32(1))) {
      throw new ErrnoException(Errno.INVAL);
    }
    call.directory(0).link(call.path(2), call.directory(4), call.path(5));
  }

  private static boolean follow(int lookupFlags) {
    if ((lookupFlags & ~FOLLOW) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return (lookupFlags & FOLLOW) != 0;
  }
}
