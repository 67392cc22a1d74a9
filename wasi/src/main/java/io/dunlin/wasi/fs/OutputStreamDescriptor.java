package io.dunlin.wasi.fs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Standard output or error: a stream of the host that is written, and never closed. */
public final class OutputStreamDescriptor extends Descriptor {
  private final OutputStream stream;
  private final FileType type;

  /** A descriptor over {@code stream}; {@code terminal} makes it a character device. */
  public OutputStreamDescriptor(OutputStream stream, boolean terminal) {
    super(Rights.OUTPUT_STREAM, 0, 0);
    this.stream = stream;
    this.type = terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN;
  }

  @Override
  public FileType type() {
    return type;
  }

  @Override
  public FileStat stat() {
    return FileStat.ofStream(type);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (source.hasArray()) {
      stream.write(source.array(), source.arrayOffset() + source.position(), count);
    } else {
      byte[] bytes = new byte[Math.min(count, OpenFile.CHUNK)];
      while (source.hasRemaining()) {
        int length = Math.min(source.remaining(), bytes.length);
        source.get(bytes, 0, length);
        stream.write(bytes, 0, length);
      }
    }
    return count;
  }

  /** Passes on what the host's stream may have kept back. */
  public void flush() throws IOException {
    stream.flush();
  }

  @Override
  public void close() throws IOException {
    stream.flush();
  }
}
