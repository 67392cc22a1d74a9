package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * An open file.
 *
 * <p>Java can ask an open file for its size only. All else is asked of the path by which it was
 * opened, if the same file is still found there; if not, what was known when it was opened is
 * given.
 */
public final class OpenFile extends Descriptor {
  /**
   * Bytes per transfer: for heap buffers, a file channel takes a temporary buffer outside the heap
   * of the size of the whole transfer, and keeps it.
   */
  static final int CHUNK = 1 << 17;

  private final FileChannel channel;
  private final Path path;
  private final FileStat statAtOpen;

  /**
   * A descriptor over a channel that it will close.
   *
   * @param path where the file was when it was opened
   * @param stat what was found there
   */
  OpenFile(FileChannel channel, Path path, FileStat stat, long rights, int flags) {
    super(rights, 0, flags);
    this.channel = channel;
    this.path = path;
    this.statAtOpen = stat;
  }

  @Override
  public FileType type() {
    return statAtOpen.type();
  }

  @Override
  public FileStat stat() throws IOException {
    if (isStillAtPath()) {
      return FileStat.of(path);
    }
    return statAtOpen.with(channel.size(), 0);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    require(Rights.FD_READ, Errno.BADF);
    int total = 0;
    int count;
    do {
      int chunk = Math.min(target.remaining(), CHUNK);
      count = channel.read(chunk(target, chunk));
      if (count > 0) {
        advance(target, count);
        total += count;
      }
    } while (count == CHUNK && target.hasRemaining());
    return total;
  }

  @Override
  public int readAt(ByteBuffer target, long position) throws IOException {
    require(Rights.FD_READ, Errno.BADF);
    int total = 0;
    int count;
    do {
      int chunk = Math.min(target.remaining(), CHUNK);
      count = channel.read(chunk(target, chunk), position + total);
      if (count > 0) {
        advance(target, count);
        total += count;
      }
    } while (count == CHUNK && target.hasRemaining());
    return total;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    require(Rights.FD_WRITE, Errno.BADF);
    if ((flags() & DescriptorFlags.APPEND) != 0) {
      channel.position(channel.size());
    }
    int total = 0;
    while (source.hasRemaining()) {
      int count = channel.write(chunk(source, Math.min(source.remaining(), CHUNK)));
      advance(source, count);
      total += count;
    }
    syncIfAsked();
    return total;
  }

  @Override
  public int writeAt(ByteBuffer source, long position) throws IOException {
    require(Rights.FD_WRITE, Errno.BADF);
    int total = 0;
    while (source.hasRemaining()) {
      int count =
          channel.write(chunk(source, Math.min(source.remaining(), CHUNK)), position + total);
      advance(source, count);
      total += count;
    }
    syncIfAsked();
    return total;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public void setPosition(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void setSize(long size) throws IOException {
    require(Rights.FD_WRITE, Errno.BADF);
    long current = channel.size();
    if (size < current) {
      long position = channel.position();
      channel.truncate(size);
      // Truncation moves a position behind the new end; for the guest it stays.
      channel.position(position);
    } else if (size > current) {
      channel.write(ByteBuffer.allocate(1), size - 1);
    }
  }

  @Override
  public void setTimes(FileTimes times) throws IOException {
    if (!isStillAtPath()) {
      throw new ErrnoException(Errno.NOENT);
    }
    times.applyTo(path);
  }

  @Override
  public void sync(boolean metadata) throws IOException {
    channel.force(metadata);
  }

  @Override
  public long readableBytes() throws IOException {
    return Math.max(0, channel.size() - channel.position());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private boolean isStillAtPath() throws IOException {
    try {
      return FileStat.of(path).isSameFile(statAtOpen);
    } catch (IOException e) {
      return false;
    }
  }

  private void syncIfAsked() throws IOException {
    if ((flags() & (DescriptorFlags.SYNC | DescriptorFlags.DSYNC)) != 0) {
      channel.force((flags() & DescriptorFlags.SYNC) != 0);
    }
  }

  private static ByteBuffer chunk(ByteBuffer buffer, int length) {
    if (buffer.remaining() == length) {
      return buffer.duplicate();
    }
    ByteBuffer chunk = buffer.duplicate();
    ((Buffer) chunk).limit(chunk.position() + length);
    return chunk;
  }

  private static void advance(ByteBuffer buffer, int count) {
    ((Buffer) buffer).position(buffer.position() + count);
  }
}
