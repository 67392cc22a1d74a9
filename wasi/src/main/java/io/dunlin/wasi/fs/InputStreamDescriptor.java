package io.dunlin.wasi.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Standard input: a stream of the host that is read, never positioned, and never closed. */
public final class InputStreamDescriptor extends Descriptor {
  private final InputStream stream;
  private final FileType type;

  /** A descriptor over {@code stream}; {@code terminal} makes it a character device. */
  public InputStreamDescriptor(InputStream stream, boolean terminal) {
    super(Rights.INPUT_STREAM, 0, 0);
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
  public int read(ByteBuffer target) throws IOException {
    int count;
    if (target.hasArray()) {
      count =
          stream.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
    } else {
      byte[] bytes = new byte[Math.min(target.remaining(), OpenFile.CHUNK)];
      count = stream.read(bytes);
      target.put(bytes, 0, Math.max(count, 0));
    }
    return Math.max(count, 0);
  }

  @Override
  public long readableBytes() throws IOException {
    int available = stream.available();
    return available > 0 ? available : -1;
  }
}
