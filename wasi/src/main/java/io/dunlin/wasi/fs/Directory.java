package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open directory, preopened or opened by the guest, and what can be done with paths relative to
 * it.
 */
public final class Directory extends Descriptor {
  private final Sandbox sandbox;
  private final List<String> names;
  private final FileStat statAtOpen;
  private final @Nullable String preopenName;
  private @Nullable List<String> entries;

  private Directory(
      Sandbox sandbox,
      List<String> names,
      FileStat stat,
      @Nullable String preopenName,
      long rights,
      long inheritingRights) {
    super(rights, inheritingRights, 0);
    this.sandbox = sandbox;
    this.names = names;
    this.statAtOpen = stat;
    this.preopenName = preopenName;
  }

  /**
   * Opens a directory of the host for a guest.
   *
   * @param guestName the path by which the guest knows it
   * @throws IOException if it is no directory that can be read
   */
  public static Directory preopen(Path host, String guestName, boolean readOnly)
      throws IOException {
    Sandbox sandbox = new Sandbox(host);
    long denied = readOnly ? Rights.WRITING : 0;
    return new Directory(
        sandbox,
        List.of(),
        FileStat.of(sandbox.root()),
        guestName,
        Rights.DIRECTORY & ~denied,
        (Rights.DIRECTORY | Rights.FILE) & ~denied);
  }

  /** The path by which the guest knows a preopened directory; null for all others. */
  public @Nullable String preopenName() {
    return preopenName;
  }

  /** The components from the sandbox's root to here. */
  List<String> names() {
    return names;
  }

  /** What was found here when it was opened. */
  FileStat statAtOpen() {
    return statAtOpen;
  }

  @Override
  public FileType type() {
    return FileType.DIRECTORY;
  }

  @Override
  public FileStat stat() throws IOException {
    return locate(".", true).stat();
  }

  @Override
  public void setTimes(FileTimes times) throws IOException {
    require(Rights.FD_FILESTAT_SET_TIMES, Errno.PERM);
    times.applyTo(locate(".", true).host());
  }

  @Override
  public void sync(boolean metadata) {}

  @Override
  public Directory asDirectory() {
    return this;
  }

  @Override
  public int read(ByteBuffer target) {
    throw new ErrnoException(Errno.ISDIR);
  }

  /**
   * Opens a file or directory.
   *
   * @param follow whether to follow a symbolic link in the last component
   * @param openFlags bits of {@link OpenFlags}
   * @param wanted the rights on the new descriptor; {@link Rights#FD_READ} and {@link
   *     Rights#FD_WRITE} decide how a file is opened
   * @param descriptorFlags bits of {@link DescriptorFlags}
   */
  public Descriptor open(
      String path, boolean follow, int openFlags, long wanted, int descriptorFlags)
      throws IOException {
    require(Rights.PATH_OPEN, Errno.PERM);
    boolean exclusive = (openFlags & OpenFlags.EXCLUSIVE) != 0;
    Location location = locate(path, follow && !exclusive);
    if (location.exists() && location.type() == FileType.DIRECTORY) {
      FileOpening.checkDirectory(openFlags, wanted);
      return new Directory(
          sandbox, location.names(), location.stat(), null, rights(), inheritingRights());
    }
    return FileOpening.open(this, location, openFlags, wanted, descriptorFlags);
  }

  /** What is known of the file at a path. */
  public FileStat stat(String path, boolean follow) throws IOException {
    require(Rights.PATH_FILESTAT_GET, Errno.PERM);
    return locate(path, follow).existing().stat();
  }

  /** Sets the times of the file at a path. */
  public void setTimes(String path, boolean follow, FileTimes times) throws IOException {
    require(Rights.PATH_FILESTAT_SET_TIMES, Errno.PERM);
    times.applyTo(locate(path, follow).existing().host());
  }

  /** Makes a directory. */
  public void createDirectory(String path) throws IOException {
    require(Rights.PATH_CREATE_DIRECTORY, Errno.PERM);
    Files.createDirectory(locate(path, false).absent().host());
  }

  /** Removes an empty directory. */
  public void removeDirectory(String path) throws IOException {
    require(Rights.PATH_REMOVE_DIRECTORY, Errno.PERM);
    Location location = locate(path, false).existing();
    if (location.type() != FileType.DIRECTORY) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    Files.delete(location.asEntry().host());
  }

  /** Removes a file or a symbolic link. */
  public void unlinkFile(String path) throws IOException {
    require(Rights.PATH_UNLINK_FILE, Errno.PERM);
    Location location = locate(path, false).existing();
    if (location.type() == FileType.DIRECTORY) {
      throw new ErrnoException(Errno.ISDIR);
    }
    Files.delete(location.host());
  }

  /** Renames within the host's file system; replaces what is there as POSIX says. */
  public void rename(String path, Directory newDirectory, String newPath) throws IOException {
    require(Rights.PATH_RENAME_SOURCE, Errno.PERM);
    newDirectory.require(Rights.PATH_RENAME_TARGET, Errno.PERM);
    Location from = locate(path, false).existing().asEntry();
    Location to = newDirectory.locate(newPath, false);
    if (to.exists()) {
      to.asEntry();
      boolean fromDirectory = from.type() == FileType.DIRECTORY;
      boolean toDirectory = to.type() == FileType.DIRECTORY;
      if (fromDirectory != toDirectory) {
        throw new ErrnoException(toDirectory ? Errno.ISDIR : Errno.NOTDIR);
      }
    } else if (to.directoryRequired() && from.type() != FileType.DIRECTORY) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    Files.move(from.host(), to.host(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes another name for a file; a symbolic link is linked itself. */
  public void link(String path, Directory newDirectory, String newPath) throws IOException {
    require(Rights.PATH_LINK_SOURCE, Errno.PERM);
    newDirectory.require(Rights.PATH_LINK_TARGET, Errno.PERM);
    Location from = locate(path, false).existing();
    if (from.type() == FileType.DIRECTORY) {
      throw new ErrnoException(Errno.PERM);
    }
    Location to = newDirectory.locate(newPath, false).absent();
    if (to.directoryRequired()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Files.createLink(to.host(), from.host());
  }

  /** Makes a symbolic link with the text {@code target}, which must be relative. */
  public void symlink(String target, String path) throws IOException {
    require(Rights.PATH_SYMLINK, Errno.PERM);
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Path text = HostPaths.relative(sandbox.root(), target);
    if (text.isAbsolute() || target.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    Location location = locate(path, false).absent();
    if (location.directoryRequired()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Files.createSymbolicLink(location.host(), text);
  }

  /** The text of a symbolic link. */
  public String readLink(String path) throws IOException {
    require(Rights.PATH_READLINK, Errno.PERM);
    Location location = locate(path, false).existing();
    if (location.type() != FileType.SYMBOLIC_LINK) {
      throw new ErrnoException(Errno.INVAL);
    }
    return HostPaths.guestForm(Files.readSymbolicLink(location.host()));
  }

  /**
   * The names in this directory, {@code .} and {@code ..} first. They are read anew on request, and
   * stay as they are otherwise, so that an index in the list is a place to go on from.
   */
  public List<String> entries(boolean anew) throws IOException {
    List<String> known = entries;
    if (anew || known == null) {
      known = new ArrayList<>(List.of(".", ".."));
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(locate(".", true).host())) {
        for (Path entry : stream) {
          Path name = entry.getFileName();
          if (name != null) {
            known.add(name.toString());
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      entries = known;
    }
    return known;
  }

  /** What is known of an entry of this directory; null if it is gone meanwhile. */
  public @Nullable FileStat entryStat(String name) throws IOException {
    if (name.equals(".") || name.equals("..")) {
      // The parent may lie outside the sandbox, and its number is nothing that the guest needs.
      return statAtOpen;
    }
    try {
      Location location = locate(name, false);
      return location.exists() ? location.stat() : null;
    } catch (ErrnoException e) {
      return null;
    }
  }

  private Location locate(String path, boolean follow) throws IOException {
    return sandbox.resolve(this, path, follow);
  }
}
