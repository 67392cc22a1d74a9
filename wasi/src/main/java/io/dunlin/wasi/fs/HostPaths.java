package io.dunlin.wasi.fs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Crossing between names of the guest and paths of the host. */
final class HostPaths {
  private HostPaths() {}

  /**
   * The entry {@code name} of a directory. What the host would read as more than one plain name (a
   * drive, another separator) is refused.
   *
   * @throws ErrnoException INVAL for a zero character, ILSEQ for what the host cannot write as a
   *     name
   */
  static Path child(Path directory, String name) {
    if (name.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    try {
      Path relative = relative(directory, name);
      if (relative.isAbsolute()
          || relative.getNameCount() != 1
          || !relative.toString().equals(name)) {
        throw new ErrnoException(Errno.ILSEQ);
      }
      return directory.resolve(relative);
    } catch (InvalidPathException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }

  /**
   * A guest's relative path as the text of a symbolic link.
   *
   * @throws ErrnoException INVAL or ILSEQ as for {@link #child}
   */
  static Path relative(Path directory, String path) {
    if (path.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    try {
      return directory.getFileSystem().getPath(path);
    } catch (InvalidPathException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }

  /** A host path with the separators of the guest. */
  static String guestForm(Path path) {
    String separator = path.getFileSystem().getSeparator();
    return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
  }
}
