package io.dunlin.wasi.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a file: the {@code filestat} of preview 1.
 *
 * @param device number of the device that holds the file, 0 if unknown
 * @param inode serial number of the file on its device, 0 if unknown
 * @param type what kind of file it is
 * @param links number of hard links
 * @param size in bytes
 * @param accessTime in nanoseconds since 1970
 * @param modificationTime in nanoseconds since 1970
 * @param changeTime in nanoseconds since 1970
 */
public record FileStat(
    long device,
    long inode,
    FileType type,
    long links,
    long size,
    long accessTime,
    long modificationTime,
    long changeTime) {

  private static final int MODE_TYPE = 0xF000;
  private static final int MODE_CHARACTER_DEVICE = 0x2000;
  private static final int MODE_DIRECTORY = 0x4000;
  private static final int MODE_BLOCK_DEVICE = 0x6000;
  private static final int MODE_REGULAR_FILE = 0x8000;
  private static final int MODE_SYMBOLIC_LINK = 0xA000;
  private static final int MODE_SOCKET = 0xC000;

  /**
   * Looks at a host file; a symbolic link is looked at itself, never followed.
   *
   * @throws IOException if the file does not exist or cannot be looked at
   */
  public static FileStat of(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return ofUnix(
          Files.readAttributes(
              file,
              "unix:dev,ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime",
              LinkOption.NOFOLLOW_LINKS));
    }
    return ofBasic(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  /** A stream of which nothing is known but its type. */
  public static FileStat ofStream(FileType type) {
    return new FileStat(0, 0, type, 1, 0, 0, 0, 0);
  }

  /** Do both describe the same file, by device and serial number? */
  public boolean isSameFile(FileStat other) {
    return device == other.device && inode == other.inode && type == other.type;
  }

  /** This, with another size and number of links. */
  public FileStat with(long newSize, long newLinks) {
    return new FileStat(
        device, inode, type, newLinks, newSize, accessTime, modificationTime, changeTime);
  }

  private static FileStat ofUnix(Map<String, Object> attributes) {
    return new FileStat(
        number(attributes, "dev"),
        number(attributes, "ino"),
        typeOfMode((int) number(attributes, "mode")),
        number(attributes, "nlink"),
        number(attributes, "size"),
        time(attributes, "lastAccessTime"),
        time(attributes, "lastModifiedTime"),
        time(attributes, "ctime"));
  }

  private static FileStat ofBasic(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    long modified = nanos(attributes.lastModifiedTime());
    return new FileStat(
        0,
        key == null ? 0 : key.hashCode() & 0xFFFF_FFFFL,
        attributes.isRegularFile()
            ? FileType.REGULAR_FILE
            : attributes.isDirectory()
                ? FileType.DIRECTORY
                : attributes.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.UNKNOWN,
        1,
        attributes.size(),
        nanos(attributes.lastAccessTime()),
        modified,
        modified);
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) attribute(attributes, name)).longValue();
  }

  private static long time(Map<String, Object> attributes, String name) {
    return nanos((FileTime) attribute(attributes, name));
  }

  private static Object attribute(Map<String, Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  private static FileType typeOfMode(int mode) {
    return switch (mode & MODE_TYPE) {
      case MODE_CHARACTER_DEVICE -> FileType.CHARACTER_DEVICE;
      case MODE_DIRECTORY -> FileType.DIRECTORY;
      case MODE_BLOCK_DEVICE -> FileType.BLOCK_DEVICE;
      case MODE_REGULAR_FILE -> FileType.REGULAR_FILE;
      case MODE_SYMBOLIC_LINK -> FileType.SYMBOLIC_LINK;
      case MODE_SOCKET -> FileType.SOCKET_STREAM;
      default -> FileType.UNKNOWN;
    };
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
