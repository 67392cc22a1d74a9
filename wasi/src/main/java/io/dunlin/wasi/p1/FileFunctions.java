package io.dunlin.wasi.p1;

import io.dunlin.wasi.fs.Descriptor;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.ErrnoException;
import io.dunlin.wasi.fs.FileType;
import io.dunlin.wasi.fs.InputStreamDescriptor;
import io.dunlin.wasi.fs.Rights;
import java.io.IOException;
import java.nio.ByteBuffer;

/** {@code fd_*} functions that move bytes, positions and descriptors. */
final class FileFunctions {
  private static final int SEEK_SET = 0;
  private static final int SEEK_CURRENT = 1;
  private static final int SEEK_END = 2;

  private static final int MAX_ADVICE = 5;

  private FileFunctions() {}

  static void call(Preview1Function function, GuestCall call) throws IOException {
    switch (function) {
      case FD_READ -> read(call);
      case FD_WRITE -> write(call);
      case FD_PREAD -> readAt(call);
      case FD_PWRITE -> writeAt(call);
      case FD_SEEK -> seek(call);
      case FD_TELL -> call.memory().putLong(call.i32(1), call.descriptor(0).position());
      case FD_CLOSE -> call.context().descriptors().close(call.i32(0));
      case FD_RENUMBER -> call.context().descriptors().renumber(call.i32(0), call.i32(1));
      case FD_SYNC -> call.descriptor(0).sync(true);
      case FD_DATASYNC -> call.descriptor(0).sync(false);
      case FD_ADVISE -> advise(call);
      case FD_ALLOCATE -> allocate(call);
      default -> throw new AssertionError(function);
    }
  }

  /** (fd, buffers, count, result). */
  private static void read(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    GuestMemory memory = call.memory();
    BufferList buffers = new BufferList(memory, call.i32(1), call.i32(2));
    memory.checkArray(call.i32(3), 1, Integer.BYTES);
    boolean stream = descriptor instanceof InputStreamDescriptor;
    if (stream) {
      call.context().flushOutputs();
    }
    int total = 0;
    while (buffers.hasNext()) {
      ByteBuffer target = buffers.next();
      // A second buffer is no reason to wait, once there is something to give.
      if (stream && total > 0 && descriptor.readableBytes() <= 0) {
        break;
      }
      int wanted = target.remaining();
      int got = wanted == 0 ? 0 : descriptor.read(target);
      total = sum(total, got);
      if (got < wanted) {
        break;
      }
    }
    memory.putInt(call.i32(3), total);
  }

  /** (fd, buffers, count, result). */
  private static void write(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    GuestMemory memory = call.memory();
    BufferList buffers = new BufferList(memory, call.i32(1), call.i32(2));
    memory.checkArray(call.i32(3), 1, Integer.BYTES);
    int total = 0;
    while (buffers.hasNext()) {
      total = sum(total, descriptor.write(buffers.next()));
    }
    memory.putInt(call.i32(3), total);
  }

  /** (fd, buffers, count, position, result). */
  private static void readAt(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    GuestMemory memory = call.memory();
    BufferList buffers = new BufferList(memory, call.i32(1), call.i32(2));
    long position = checkedPosition(call.i64(3));
    memory.checkArray(call.i32(4), 1, Integer.BYTES);
    int total = 0;
    while (buffers.hasNext()) {
      ByteBuffer target = buffers.next();
      int wanted = target.remaining();
      int got = descriptor.readAt(target, checkedPosition(position + total));
      total = sum(total, got);
      if (got < wanted) {
        break;
      }
    }
    memory.putInt(call.i32(4), total);
  }

  /** (fd, buffers, count, position, result). */
  private static void writeAt(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    GuestMemory memory = call.memory();
    BufferList buffers = new BufferList(memory, call.i32(1), call.i32(2));
    long position = checkedPosition(call.i64(3));
    memory.checkArray(call.i32(4), 1, Integer.BYTES);
    int total = 0;
    while (buffers.hasNext()) {
      ByteBuffer source = buffers.next();
      total = sum(total, descriptor.writeAt(source, checkedPosition(position + total)));
    }
    memory.putInt(call.i32(4), total);
  }

  /** (fd, offset, whence, result). */
  private static void seek(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    if (descriptor.type() == FileType.DIRECTORY) {
      throw new ErrnoException(Errno.BADF);
    }
    long offset = call.i64(1);
    int result = call.i32(3);
    call.memory().checkArray(result, 1, Long.BYTES);
    long origin =
        switch (call.i32(2)) {
          case SEEK_SET -> 0;
          case SEEK_CURRENT -> descriptor.position();
          case SEEK_END -> descriptor.size();
          default -> throw new ErrnoException(Errno.INVAL);
        };
    long position = origin + offset;
    if (offset > 0 && position < 0) {
      throw new ErrnoException(Errno.OVERFLOW);
    }
    descriptor.setPosition(checkedPosition(position));
    call.memory().putLong(result, position);
  }

  /** (fd, offset, length, advice): the advice is checked and not used. */
  private static void advise(GuestCall call) {
    Descriptor descriptor = call.descriptor(0);
    if (Integer.compareUnsigned(call.i32(3), MAX_ADVICE) > 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    checkedPosition(call.i64(1));
    checkedPosition(call.i64(2));
    if (descriptor.type() == FileType.DIRECTORY) {
      throw new ErrnoException(Errno.BADF);
    }
    descriptor.require(Rights.FD_ADVISE, Errno.SPIPE);
  }

  /** (fd, offset, length): makes the file at least as long as the end of the range. */
  private static void allocate(GuestCall call) throws IOException {
    Descriptor descriptor = call.descriptor(0);
    long offset = checkedPosition(call.i64(1));
    long length = checkedPosition(call.i64(2));
    if (length == 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (offset + length < 0) {
      throw new ErrnoException(Errno.FBIG);
    }
    descriptor.require(Rights.FD_WRITE, Errno.BADF);
    if (descriptor.size() < offset + length) {
      descriptor.setSize(offset + length);
    }
  }

  private static long checkedPosition(long position) {
    if (position < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return position;
  }

  /** Buffers may overlap, so that their sum is not bounded by the memory. */
  private static int sum(int total, int count) {
    if (total + count < 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return total + count;
  }
}
