package io.dunlin.wasi.fs;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a guest path leads to. No component of {@code host} was a symbolic link when it was looked
 * at, except the last one if it was not to be followed.
 *
 * @param host the place on the host
 * @param names the components from the sandbox's root to it
 * @param found what is there, or null if nothing is
 * @param directoryRequired whether the path says that it is a directory, by a slash at the end
 * @param named whether the last component is a name, not {@code .} or {@code ..}
 */
record Location(
    Path host,
    List<String> names,
    @Nullable FileStat found,
    boolean directoryRequired,
    boolean named) {

  boolean exists() {
    return found != null;
  }

  /**
   * What is there.
   *
   * @throws ErrnoException NOENT if nothing is
   */
  FileStat stat() {
    if (found == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return found;
  }

  /**
   * What kind of file is there.
   *
   * @throws ErrnoException NOENT if none is
   */
  FileType type() {
    return stat().type();
  }

  /**
   * This, as an entry of its parent that can be made, removed or renamed.
   *
   * @throws ErrnoException INVAL if the path ends in {@code .} or {@code ..}
   */
  Location asEntry() {
    if (!named) {
      throw new ErrnoException(Errno.INVAL);
    }
    return this;
  }

  /**
   * This, as something that exists.
   *
   * @throws ErrnoException NOENT if it does not
   */
  Location existing() {
    stat();
    return this;
  }

  /**
   * This, as something that does not exist yet.
   *
   * @throws ErrnoException EXIST if it does
   */
  Location absent() {
    if (exists()) {
      throw new ErrnoException(Errno.EXIST);
    }
    return this;
  }
}
