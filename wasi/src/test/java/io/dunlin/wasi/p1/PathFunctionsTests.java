package io.dunlin.wasi.p1;

import static io.dunlin.wasi.p1.Preview1Function.FD_PRESTAT_DIR_NAME;
import static io.dunlin.wasi.p1.Preview1Function.FD_PRESTAT_GET;
import static io.dunlin.wasi.p1.Preview1Function.FD_READDIR;
import static io.dunlin.wasi.p1.Preview1Function.PATH_CREATE_DIRECTORY;
import static io.dunlin.wasi.p1.Preview1Function.PATH_FILESTAT_GET;
import static io.dunlin.wasi.p1.Preview1Function.PATH_FILESTAT_SET_TIMES;
import static io.dunlin.wasi.p1.Preview1Function.PATH_LINK;
import static io.dunlin.wasi.p1.Preview1Function.PATH_OPEN;
import static io.dunlin.wasi.p1.Preview1Function.PATH_READLINK;
import static io.dunlin.wasi.p1.Preview1Function.PATH_REMOVE_DIRECTORY;
import static io.dunlin.wasi.p1.Preview1Function.PATH_RENAME;
import static io.dunlin.wasi.p1.Preview1Function.PATH_SYMLINK;
import static io.dunlin.wasi.p1.Preview1Function.PATH_UNLINK_FILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.FileType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathFunctionsTests {
  private static final int RESULT = 32;
  private static final int DATA = 1024;

  @TempDir Path directory;
  private Guest guest;

  @BeforeEach
  void makeGuest() throws IOException {
    guest = new Guest(Contexts.with("", new ByteArrayOutputStream(), directory));
    Files.writeString(directory.resolve("file"), "0123456789");
    Files.createDirectory(directory.resolve("sub"));
  }

  @AfterEach
  void closeFiles() throws IOException {
    guest.context.close();
  }

  @Test
  void preopenedDirectoriesAreFoundByAsking() {
    guest.succeed(FD_PRESTAT_GET, 3, RESULT);
    assertEquals(0, guest.memory.get(RESULT));
    assertEquals(5, guest.memory.getInt(RESULT + 4));
    guest.succeed(FD_PRESTAT_DIR_NAME, 3, DATA, 5);
    assertEquals("/work", guest.text(DATA, 5));
    assertEquals(Errno.NAMETOOLONG, guest.call(FD_PRESTAT_DIR_NAME, 3, DATA, 4));
    assertEquals(Errno.BADF, guest.call(FD_PRESTAT_GET, 2, RESULT));
    assertEquals(Errno.BADF, guest.call(FD_PRESTAT_GET, 4, RESULT));
  }

  @Test
  void directoriesAreMadeAndRemoved() {
    guest.succeed(PATH_CREATE_DIRECTORY, 3, guest.string("sub/new/"), 8);
    assertTrue(Files.isDirectory(directory.resolve("sub/new")));
    assertEquals(Errno.EXIST, guest.call(PATH_CREATE_DIRECTORY, 3, guest.string("sub"), 3));
    assertEquals(Errno.NOTEMPTY, guest.call(PATH_REMOVE_DIRECTORY, 3, guest.string("sub"), 3));
    assertEquals(Errno.NOTDIR, guest.call(PATH_REMOVE_DIRECTORY, 3, guest.string("file"), 4));
    assertEquals(Errno.ISDIR, guest.call(PATH_UNLINK_FILE, 3, guest.string("sub"), 3));
    guest.succeed(PATH_REMOVE_DIRECTORY, 3, guest.string("sub/new"), 7);
    assertFalse(Files.exists(directory.resolve("sub/new")));
    guest.succeed(PATH_UNLINK_FILE, 3, guest.string("file"), 4);
    assertEquals(Errno.NOENT, guest.call(PATH_UNLINK_FILE, 3, guest.string("file"), 4));
  }

  @Test
  void renamingReplacesAsPosixSays() throws IOException {
    Files.writeString(directory.resolve("other"), "other");
    guest.succeed(PATH_RENAME, 3, guest.string("other"), 5, 3, guest.string("file"), 4);
    assertEquals("other", Files.readString(directory.resolve("file")));
    assertEquals(
        Errno.ISDIR,
        guest.call(PATH_RENAME, 3, guest.string("file"), 4, 3, guest.string("sub"), 3));
    assertEquals(
        Errno.NOTDIR,
        guest.call(PATH_RENAME, 3, guest.string("sub"), 3, 3, guest.string("file"), 4));
    Files.createDirectories(directory.resolve("full/x"));
    assertEquals(
        Errno.NOTEMPTY,
        guest.call(PATH_RENAME, 3, guest.string("sub"), 3, 3, guest.string("full"), 4));
    assertEquals(
        Errno.NOENT, guest.call(PATH_RENAME, 3, guest.string("no"), 2, 3, guest.string("x"), 1));
    guest.succeed(PATH_RENAME, 3, guest.string("full"), 4, 3, guest.string("sub"), 3);
    assertTrue(Files.isDirectory(directory.resolve("sub/x")));
  }

  @Test
  void linksAreMadeAndRead() throws IOException {
    guest.succeed(PATH_SYMLINK, guest.string("../file"), 7, 3, guest.string("sub/link"), 8);
    guest.succeed(PATH_READLINK, 3, guest.string("sub/link"), 8, DATA, 100, RESULT);
    assertEquals("../file", guest.text(DATA, guest.memory.getInt(RESULT)));
    guest.succeed(PATH_READLINK, 3, guest.string("sub/link"), 8, DATA + 200, 3, RESULT);
    assertEquals(3, guest.memory.getInt(RESULT));
    assertEquals(
        Errno.INVAL, guest.call(PATH_READLINK, 3, guest.string("file"), 4, DATA, 100, RESULT));
    guest.succeed(PATH_LINK, 3, 0, guest.string("file"), 4, 3, guest.string("hard"), 4);
    assertEquals("0123456789", Files.readString(directory.resolve("hard")));
    guest.succeed(PATH_FILESTAT_GET, 3, 0, guest.string("hard"), 4, DATA);
    assertEquals(2, guest.memory.getLong(DATA + 24));
    guest.succeed(PATH_FILESTAT_GET, 3, 0, guest.string("sub/link"), 8, DATA);
    assertEquals(FileType.SYMBOLIC_LINK.code(), guest.memory.get(DATA + 16));
    guest.succeed(PATH_FILESTAT_GET, 3, 1, guest.string("sub/link"), 8, DATA);
    assertEquals(FileType.REGULAR_FILE.code(), guest.memory.get(DATA + 16));
    assertEquals(
        Errno.INVAL, guest.call(PATH_LINK, 3, 1, guest.string("file"), 4, 3, guest.string("x"), 1));
  }

  @Test
  void timesAreSetByPath() {
    guest.succeed(
        PATH_FILESTAT_SET_TIMES, 3, 0, guest.string("file"), 4, 1_000, 2_000_000_000L, 1 | 4);
    guest.succeed(PATH_FILESTAT_GET, 3, 0, guest.string("file"), 4, DATA);
    assertEquals(1_000, guest.memory.getLong(DATA + 40));
    assertEquals(2_000_000_000L, guest.memory.getLong(DATA + 48));
  }

  @Test
  void directoriesAreListedWhole() throws IOException {
    Files.createDirectory(directory.resolve("sub/größe"));
    Files.writeString(directory.resolve("sub/file"), "");
    int sub = guest.open("sub", 2);
    guest.succeed(FD_READDIR, sub, DATA, 4096, 0, RESULT);
    Map<String, Integer> found = entries(guest.memory.getInt(RESULT));
    int isDirectory = FileType.DIRECTORY.code();
    assertEquals(
        Map.of(
            ".",
            isDirectory,
            "..",
            isDirectory,
            "größe",
            isDirectory,
            "file",
            FileType.REGULAR_FILE.code()),
        found);
  }

  @Test
  void listingGoesOnWhereAFullBufferEnded() {
    guest.succeed(FD_READDIR, 3, DATA, 30, 0, RESULT);
    assertEquals(30, guest.memory.getInt(RESULT), "a full buffer says that there is more");
    long next = guest.memory.getLong(DATA);
    assertEquals(1, next);
    guest.succeed(FD_READDIR, 3, DATA, 4096, next, RESULT);
    assertEquals(3, entries(guest.memory.getInt(RESULT)).size());
    guest.succeed(FD_READDIR, 3, DATA, 4096, 4, RESULT);
    assertEquals(0, guest.memory.getInt(RESULT));
    guest.succeed(FD_READDIR, 3, DATA, 4096, -1, RESULT);
    assertEquals(0, guest.memory.getInt(RESULT));
    assertEquals(Errno.NOTDIR, guest.call(FD_READDIR, 1, DATA, 4096, 0, RESULT));
  }

  @Test
  void badFlagsAndNamesAreTold() {
    int name = guest.string("file");
    assertEquals(Errno.INVAL, guest.call(PATH_OPEN, 3, 2, name, 4, 0, 2, 0, 0, RESULT));
    assertEquals(Errno.INVAL, guest.call(PATH_OPEN, 3, 0, name, 4, 1 << 4, 2, 0, 0, RESULT));
    assertEquals(Errno.NOTDIR, guest.call(PATH_OPEN, 1, 0, name, 4, 0, 2, 0, 0, RESULT));
    guest.put(DATA, new byte[] {(byte) 0xC3, 0x28});
    assertEquals(Errno.ILSEQ, guest.call(PATH_OPEN, 3, 0, DATA, 2, 0, 2, 0, 0, RESULT));
  }

  private Map<String, Integer> entries(int length) {
    Map<String, Integer> all = new TreeMap<>();
    int at = DATA;
    while (at < DATA + length) {
      int nameLength = guest.memory.getInt(at + 16);
      all.put(guest.text(at + 24, nameLength), (int) guest.memory.get(at + 20));
      at += 24 + nameLength;
    }
    return all;
  }
}
