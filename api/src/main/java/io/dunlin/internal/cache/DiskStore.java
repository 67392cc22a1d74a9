package io.dunlin.internal.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files by name in one directory, of limited size in all.
 *
 * <p>A file is written under another name, forced to disk and renamed. The time of its last use is
 * its time of modification, since file systems are often told not to keep that of the last access.
 */
final class DiskStore {
  private static final String ENTRY = ".dlo";
  private static final String UNFINISHED = ".tmp";

  /** An unfinished file that is older was left by a process that has ended. */
  private static final long ABANDONED_MILLIS = 3_600_000;

  private final Path directory;
  private final long maxBytes;
  private final CacheCounters counters;

  DiskStore(Path directory, long maxBytes, CacheCounters counters) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.counters = counters;
  }

  /** Reads a file. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path file) throws IOException;
  }

  /** What is read under a name, which counts as a use; null if there is nothing. */
  <T> @Nullable T read(String name, Reader<T> reader) {
    Path file = directory.resolve(name + ENTRY);
    T content;
    try {
      content = reader.read(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | SecurityException e) {
      counters.failures.incrementAndGet();
      return null;
    }
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
    } catch (NoSuchFileException e) {
      // Another process has removed it; its content is good.
    } catch (IOException | SecurityException e) {
      // It is not ours to touch; its content is good.
      counters.failures.incrementAndGet();
    }
    return content;
  }

  /** Keeps content under a name, and removes what was not used for longest if it is too much. */
  void write(String name, byte[] content) {
    if (content.length > maxBytes) {
      return;
    }
    try {
      makeDirectory();
      Path unfinished = Files.createTempFile(directory, name, UNFINISHED);
      try {
        writeDurably(unfinished, content);
        Files.move(unfinished, directory.resolve(name + ENTRY), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      removeLeastUsed();
    } catch (IOException
        | DirectoryIteratorException
        | SecurityException
        | UnsupportedOperationException e) {
      counters.failures.incrementAndGet();
    }
  }

  /** Removes what is under a name. */
  void remove(String name) {
    try {
      Files.deleteIfExists(directory.resolve(name + ENTRY));
    } catch (IOException | SecurityException e) {
      counters.failures.incrementAndGet();
    }
  }

  /** Makes it for its owner alone: whoever can write to it decides what code is run. */
  private void makeDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private record Entry(Path file, long bytes, long lastUse) {}

  private void removeLeastUsed() throws IOException {
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Entry entry = describe(file);
        if (entry != null) {
          entries.add(entry);
          total += entry.bytes;
        }
      }
    }
    entries.sort(Comparator.comparingLong(Entry::lastUse));
    for (Entry entry : entries) {
      if (total <= maxBytes) {
        return;
      }
      if (Files.deleteIfExists(entry.file)) {
        counters.evictions.incrementAndGet();
      }
      total -= entry.bytes;
    }
  }

  /** An entry, or null if the file is none; what a dead process has left is removed. */
  private static @Nullable Entry describe(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null; // another process was faster
    }
    String name = file.toString();
    long lastUse = attributes.lastModifiedTime().toMillis();
    if (name.endsWith(ENTRY)) {
      return new Entry(file, attributes.size(), lastUse);
    }
    if (name.endsWith(UNFINISHED) && System.currentTimeMillis() - lastUse > ABANDONED_MILLIS) {
      Files.deleteIfExists(file);
    }
    return null;
  }
}
