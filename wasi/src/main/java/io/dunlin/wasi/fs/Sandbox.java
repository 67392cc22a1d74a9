package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that a guest may use, and the resolution of guest paths in it.
 *
 * <p>A path is walked component by component, without ever letting the host follow a symbolic link:
 * each component is looked at, links are expanded here, and {@code ..} takes back one component of
 * the walk. The walk for a descriptor starts at the sandbox's root every time, over the components
 * at which the descriptor's directory was opened; each of them must still be a real directory. So a
 * guest gains nothing by replacing an opened directory, or one of its parents, by a link.
 */
final class Sandbox {
  /** How many symbolic links one path may lead through; the Linux limit. */
  static final int MAX_LINKS = 40;

  private final Path root;

  /**
   * A sandbox in a directory.
   *
   * @throws IOException if it does not exist
   */
  Sandbox(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /** The directory itself. */
  Path root() {
    return root;
  }

  /**
   * Where a guest path leads to.
   *
   * @param directory what the path is relative to, and what it cannot leave
   * @param path the guest's path, with {@code /} between components
   * @param follow whether to follow a symbolic link in the last component
   * @throws ErrnoException PERM if the path leaves the directory, LOOP for too many links, NOENT
   *     and NOTDIR as in POSIX
   */
  Location resolve(Directory directory, String path, boolean follow) throws IOException {
    return new Walk(directory).run(path, follow);
  }

  /** The way from the sandbox's root to where the walk stands. */
  private final class Walk {
    private final List<Path> trail = new ArrayList<>();
    private final List<String> names;
    private final Deque<String> pending = new ArrayDeque<>();
    private final int floor;
    private boolean directoryRequired;
    private int links;

    Walk(Directory directory) throws IOException {
      names = new ArrayList<>(directory.names());
      floor = names.size();
      trail.add(root);
      FileStat stat = FileStat.of(root);
      for (String name : names) {
        Path next = here().resolve(name);
        stat = FileStat.of(next);
        if (stat.type() != FileType.DIRECTORY) {
          throw new ErrnoException(Errno.NOENT);
        }
        trail.add(next);
      }
      if (!stat.isSameFile(directory.statAtOpen())) {
        throw new ErrnoException(Errno.NOENT);
      }
    }

    Location run(String path, boolean follow) throws IOException {
      if (path.isEmpty()) {
        throw new ErrnoException(Errno.NOENT);
      }
      push(path);
      boolean named = false;
      while (!pending.isEmpty()) {
        String name = pending.removeFirst();
        boolean last = pending.isEmpty();
        named = false;
        if (name.equals("..")) {
          ascend();
        } else if (!name.isEmpty() && !name.equals(".")) {
          named = true;
          Path next = child(name);
          FileStat found = find(next);
          FileType type = found == null ? null : found.type();
          boolean passThrough = !last || directoryRequired;
          if (type == FileType.SYMBOLIC_LINK && (passThrough || follow)) {
            expand(next);
          } else if (type == FileType.DIRECTORY) {
            descend(name, next);
          } else if (last && (found == null || !directoryRequired)) {
            return new Location(next, childNames(name), found, directoryRequired, true);
          } else {
            throw new ErrnoException(found == null ? Errno.NOENT : Errno.NOTDIR);
          }
        }
      }
      return new Location(here(), List.copyOf(names), FileStat.of(here()), true, named);
    }

    private Path here() {
      return trail.get(trail.size() - 1);
    }

    /** Puts the components of a path, or of a link's target, before those that still wait. */
    private void push(String path) {
      if (path.startsWith("/")) {
        throw new ErrnoException(Errno.PERM);
      }
      int end = path.length();
      while (end > 0 && path.charAt(end - 1) == '/') {
        end--;
      }
      if (end < path.length() && pending.isEmpty()) {
        directoryRequired = true;
      }
      while (end >= 0) {
        int slash = path.lastIndexOf('/', end - 1);
        pending.addFirst(path.substring(slash + 1, end));
        end = slash;
      }
    }

    private void ascend() {
      if (names.size() <= floor) {
        throw new ErrnoException(Errno.PERM);
      }
      names.remove(names.size() - 1);
      trail.remove(trail.size() - 1);
    }

    private void descend(String name, Path next) {
      names.add(name);
      trail.add(next);
    }

    private void expand(Path link) throws IOException {
      if (++links > MAX_LINKS) {
        throw new ErrnoException(Errno.LOOP);
      }
      Path target = Files.readSymbolicLink(link);
      String text = HostPaths.guestForm(target);
      if (target.isAbsolute() || text.isEmpty()) {
        throw new ErrnoException(Errno.PERM);
      }
      push(text);
    }

    private Path child(String name) {
      return HostPaths.child(here(), name);
    }

    private List<String> childNames(String name) {
      List<String> all = new ArrayList<>(names);
      all.add(name);
      return all;
    }

    private @Nullable FileStat find(Path file) throws IOException {
      try {
        return FileStat.of(file);
      } catch (NoSuchFileException e) {
        return null;
      } catch (InvalidPathException e) {
        throw new ErrnoException(Errno.ILSEQ);
      }
    }
  }
}
