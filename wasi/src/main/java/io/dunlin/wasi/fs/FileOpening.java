package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** The rules of {@code path_open} for what is found, or not found, at the path. */
final class FileOpening {
  private FileOpening() {}

  /** Can a directory be opened like this? */
  static void checkDirectory(int openFlags, long wanted) {
    boolean create = (openFlags & OpenFlags.CREATE) != 0;
    boolean asDirectory = (openFlags & OpenFlags.DIRECTORY) != 0;
    if (asDirectory && create) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (create && (openFlags & OpenFlags.EXCLUSIVE) != 0) {
      throw new ErrnoException(Errno.EXIST);
    }
    boolean writing = (wanted & Rights.FD_WRITE) != 0 && !asDirectory;
    if (create || writing || (openFlags & OpenFlags.TRUNCATE) != 0) {
      throw new ErrnoException(Errno.ISDIR);
    }
  }

  /** Opens, and makes if asked to, what is no directory. */
  static OpenFile open(
      Directory directory, Location location, int openFlags, long wanted, int descriptorFlags)
      throws IOException {
    boolean create = (openFlags & OpenFlags.CREATE) != 0;
    boolean truncate = (openFlags & OpenFlags.TRUNCATE) != 0;
    boolean write = (wanted & Rights.FD_WRITE) != 0;
    if ((openFlags & OpenFlags.DIRECTORY) != 0) {
      throw new ErrnoException(
          create ? Errno.INVAL : location.exists() ? Errno.NOTDIR : Errno.NOENT);
    }
    if (!create) {
      location.existing();
    } else if ((openFlags & OpenFlags.EXCLUSIVE) != 0) {
      location.absent();
    }
    if (!location.exists()) {
      if (location.directoryRequired()) {
        throw new ErrnoException(Errno.ISDIR);
      }
      directory.require(Rights.PATH_CREATE_FILE, Errno.PERM);
    } else if (location.type() == FileType.SYMBOLIC_LINK) {
      throw new ErrnoException(Errno.LOOP);
    }
    if (write && (directory.inheritingRights() & Rights.FD_WRITE) == 0) {
      throw new ErrnoException(Errno.PERM);
    }
    if (truncate) {
      directory.require(Rights.PATH_FILESTAT_SET_SIZE, Errno.PERM);
    }
    Set<OpenOption> options = options(location, write || truncate, (wanted & Rights.FD_READ) != 0);
    FileChannel channel = FileChannel.open(location.host(), options);
    try {
      if (truncate) {
        channel.truncate(0);
      }
      long rights = wanted & directory.inheritingRights() & Rights.FILE;
      FileStat stat = FileStat.of(location.host());
      return new OpenFile(channel, location.host(), stat, rights, descriptorFlags);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Set<OpenOption> options(Location location, boolean write, boolean read) {
    Set<OpenOption> options = new HashSet<>();
    // What was looked at was no link; if one stands there by now, opening fails.
    options.add(LinkOption.NOFOLLOW_LINKS);
    if (!location.exists()) {
      options.add(StandardOpenOption.CREATE_NEW);
    }
    if (write || !location.exists()) {
      options.add(StandardOpenOption.WRITE);
    }
    if (read || !write) {
      options.add(StandardOpenOption.READ);
    }
    return options;
  }
}
