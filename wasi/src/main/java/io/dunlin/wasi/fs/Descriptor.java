package io.dunlin.wasi.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a file descriptor of the guest stands for. Each operation that a kind of descriptor does not
 * have fails with the code that POSIX gives for it; kinds override what they have.
 *
 * <p>Buffers are read from or written to between position and limit, and their position advances.
 */
public abstract class Descriptor implements Closeable {
  private long rights;
  private long inheritingRights;
  private int flags;

  /** A descriptor with these rights, rights for what is opened under it, and flags. */
  protected Descriptor(long rights, long inheritingRights, int flags) {
    this.rights = rights;
    this.inheritingRights = inheritingRights;
    this.flags = flags;
  }

  /** The rights on the descriptor itself, bits of {@link Rights}. */
  public final long rights() {
    return rights;
  }

  /** The rights that descriptors opened through this one can have. */
  public final long inheritingRights() {
    return inheritingRights;
  }

  /**
   * Gives rights up.
   *
   * @throws ErrnoException NOTCAPABLE if a right is asked for that is not there
   */
  public final void restrictRights(long newRights, long newInheritingRights) {
    if ((newRights & ~rights) != 0 || (newInheritingRights & ~inheritingRights) != 0) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    rights = newRights;
    inheritingRights = newInheritingRights;
  }

  /** The flags in force, bits of {@link DescriptorFlags}. */
  public final int flags() {
    return flags;
  }

  /** Replaces the flags. */
  public void setFlags(int newFlags) throws IOException {
    flags = newFlags;
  }

  /**
   * Requires rights.
   *
   * @throws ErrnoException with {@code otherwise} if one of them is missing
   */
  public final void require(long needed, Errno otherwise) {
    if ((rights & needed) != needed) {
      throw new ErrnoException(otherwise);
    }
  }

  /** What kind of file this is. */
  public abstract FileType type();

  /** What is known of the file now. */
  public abstract FileStat stat() throws IOException;

  /**
   * Reads some bytes.
   *
   * @return how many; 0 at the end of the file
   */
  public int read(ByteBuffer target) throws IOException {
    throw new ErrnoException(Errno.BADF);
  }

  /**
   * Writes all bytes of the buffer.
   *
   * @return how many
   */
  public int write(ByteBuffer source) throws IOException {
    throw new ErrnoException(Errno.BADF);
  }

  /** Reads at a position in bytes, and leaves the descriptor's own position alone. */
  public int readAt(ByteBuffer target, long position) throws IOException {
    throw new ErrnoException(Errno.SPIPE);
  }

  /** Writes at a position in bytes, and leaves the descriptor's own position alone. */
  public int writeAt(ByteBuffer source, long position) throws IOException {
    throw new ErrnoException(Errno.SPIPE);
  }

  /** The position in bytes from the start of the file. */
  public long position() throws IOException {
    throw new ErrnoException(Errno.SPIPE);
  }

  /** Sets the position, which may lie behind the end of the file. */
  public void setPosition(long position) throws IOException {
    throw new ErrnoException(Errno.SPIPE);
  }

  /** The size in bytes. */
  public long size() throws IOException {
    throw new ErrnoException(Errno.SPIPE);
  }

  /** Cuts the file, or extends it with zeros. */
  public void setSize(long size) throws IOException {
    throw new ErrnoException(Errno.INVAL);
  }

  /** Sets times in nanoseconds since 1970; null leaves one as it is. */
  public void setTimes(FileTimes times) throws IOException {
    throw new ErrnoException(Errno.BADF);
  }

  /**
   * Brings what was written to the device.
   *
   * @param metadata also what is not needed to read the data back
   */
  public void sync(boolean metadata) throws IOException {
    throw new ErrnoException(Errno.INVAL);
  }

  /**
   * How many bytes can be read without waiting; -1 if that is not known, in which case a read may
   * wait.
   */
  public long readableBytes() throws IOException {
    return -1;
  }

  /**
   * This as a directory.
   *
   * @throws ErrnoException NOTDIR if it is none
   */
  public Directory asDirectory() {
    throw new ErrnoException(Errno.NOTDIR);
  }

  @Override
  public void close() throws IOException {}
}
