package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.DescriptorFlags;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.FileStat;
import io.dunlin.wasi.fs.FileTimes;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code fd_fdstat_*} and {@code fd_filestat_*}: what descriptors and files are like. */
final class StatusFunctions {
  private static final int FDSTAT_SIZE = 24;
  private static final int FDSTAT_FLAGS = 2;
  private static final int FDSTAT_RIGHTS = 8;
  private static final int FDSTAT_INHERITING = 16;

  private static final int FILESTAT_SIZE = 64;

  private static final int SET_ACCESS = 1;
  private static final int SET_ACCESS_NOW = 1 << 1;
  private static final int SET_MODIFICATION = 1 << 2;
  private static final int SET_MODIFICATION_NOW = 1 << 3;

  private StatusFunctions() {}

  static void call(Preview1Function function, GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    switch (function) {
      case FD_FDSTAT_GET -> writeDescriptorStatus(call.memory(), call.i32(1), descriptor);
      case FD_FDSTAT_SET_FLAGS -> descriptor.setFlags(checkedFlags(call.i32(1)));
      case FD_FDSTAT_SET_RIGHTS -> descriptor.restrictRights(call.i64(1), call.i64(2));
      case FD_FILESTAT_GET -> writeFileStatus(call.memory(), call.i32(1), descriptor.stat());
      case FD_FILESTAT_SET_SIZE -> setSize(descriptor, call.i64(1));
      case FD_FILESTAT_SET_TIMES ->
          descriptor.setTimes(times(call.context(), call.i64(1), call.i64(2), call.i32(3)));
      default -> throw new AssertionError(function);
    }
  }

  /** Flags of a descriptor, checked. */
  static int checkedFlags(int flags) {
    if ((flags & ~DescriptorFlags.ALL) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return flags;
  }

  /** Writes a {@code filestat}. */
  static void writeFileStatus(GuestMemory memory, int address, FileStat stat) {
    memory.clear(address, FILESTAT_SIZE);
    memory.putLong(address, stat.device());
    memory.putLong(address + 8, stat.inode());
    memory.putByte(address + 16, stat.type().code());
    memory.putLong(address + 24, stat.links());
    memory.putLong(address + 32, stat.size());
    memory.putLong(address + 40, stat.accessTime());
    memory.putLong(address + 48, stat.modificationTime());
    memory.putLong(address + 56, stat.changeTime());
  }

  /** The times to set, by the {@code fstflags} that say which. */
  static FileTimes times(WasiContext context, long access, long modification, int flags) {
    int all = SET_ACCESS | SET_ACCESS_NOW | SET_MODIFICATION | SET_MODIFICATION_NOW;
    if ((flags & ~all) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return new FileTimes(
        time(context, access, (flags & SET_ACCESS) != 0, (flags & SET_ACCESS_NOW) != 0),
        time(
            context,
            modification,
            (flags & SET_MODIFICATION) != 0,
            (flags & SET_MODIFICATION_NOW) != 0));
  }

  private static @Nullable FileTime time(
      WasiContext context, long given, boolean set, boolean setNow) {
    if (set && setNow) {
      throw new ErrnoException(Errno.INVAL);
    }
    long nanos = setNow ? ClockFunctions.now(context, ClockFunctions.REALTIME) : given;
    return set || setNow ? FileTime.from(nanos, TimeUnit.NANOSECONDS) : null;
  }

  private static void setSize(Descriptor descriptor, long size) throws IOException {
    if (size < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    descriptor.setSize(size);
  }

  private static void writeDescriptorStatus(
      GuestMemory memory, int address, Descriptor descriptor) {
    memory.clear(address, FDSTAT_SIZE);
    memory.putByte(address, descriptor.type().code());
    memory.putShort(address + FDSTAT_FLAGS, descriptor.flags());
    memory.putLong(address + FDSTAT_RIGHTS, descriptor.rights());
    memory.putLong(address + FDSTAT_INHERITING, descriptor.inheritingRights());
  }
}
