package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.Directory;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.FileStat;
import io.dunlin.wasi.fs.FileType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code fd_prestat_*} and {@code fd_readdir}. */
final class DirectoryFunctions {
  private static final int PRESTAT_SIZE = 8;
  private static final int PRESTAT_NAME_LENGTH = 4;
  private static final int DIRENT_SIZE = 24;

  private DirectoryFunctions() {}

  static void call(Preview1Function function, GuestCall call) throws IOException {
    switch (function) {
      case FD_PRESTAT_GET -> prestatGet(call);
      case FD_PRESTAT_DIR_NAME -> prestatDirName(call);
      case FD_READDIR -> readdir(call);
      default -> throw new AssertionError(function);
    }
  }

  /** (fd, result): that it is a directory, and the length of its name. */
  private static void prestatGet(GuestCall call) {
    byte[] name = preopenName(call);
    call.memory().clear(call.i32(1), PRESTAT_SIZE);
    call.memory().putInt(call.i32(1) + PRESTAT_NAME_LENGTH, name.length);
  }

  /** (fd, address, length). */
  private static void prestatDirName(GuestCall call) {
    byte[] name = preopenName(call);
    if (Integer.compareUnsigned(call.i32(2), name.length) < 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    call.memory().putBytes(call.i32(1), name);
  }

  private static byte[] preopenName(GuestCall call) {
    // The C library finds the preopened directories by asking until it is told BADF.
    Descriptor descriptor = call.descriptor(0);
    String name = descriptor instanceof Directory directory ? directory.preopenName() : null;
    if (name == null) {
      throw new ErrnoException(Errno.BADF);
    }
    return name.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * (fd, buffer, length, cookie, result): entries from the one with number {@code cookie} on, the
   * last one cut off where the buffer ends; a buffer that is not full says that there are no more.
   */
  private static void readdir(GuestCall call) throws IOException {
    Directory directory = call.directory(0);
    GuestMemory memory = call.memory();
    int address = call.i32(1);
    memory.checkArray(address, call.i32(2), 1);
    long room = call.i32(2) & 0xFFFF_FFFFL;
    long used = 0;
    memory.checkArray(call.i32(4), 1, Integer.BYTES);
    long cookie = call.i64(3);
    List<String> entries = directory.entries(cookie == 0);
    int size = entries.size();
    int index = Long.compareUnsigned(cookie, size) < 0 ? (int) cookie : size;
    for (; index < size && used < room; index++) {
      String name = entries.get(index);
      FileStat stat = directory.entryStat(name);
      byte[] entry =
          entry(name, index + 1, stat == null ? FileStat.ofStream(FileType.UNKNOWN) : stat);
      int length = (int) Math.min(entry.length, room - used);
      memory.putBytes(address + (int) used, entry, 0, length);
      used += length;
    }
    memory.putInt(call.i32(4), (int) used);
  }

  /** A {@code dirent} and its name. */
  private static byte[] entry(String name, long next, FileStat stat) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer entry = ByteBuffer.allocate(DIRENT_SIZE + encoded.length);
    entry.order(ByteOrder.LITTLE_ENDIAN);
    entry.putLong(next);
    entry.putLong(stat.inode());
    entry.putInt(encoded.length);
    entry.putInt(stat.type().code());
    entry.put(encoded);
    return entry.array();
  }
}
