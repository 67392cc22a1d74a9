package io.dunlin.wasi.p1;

import static io.dunlin.wasi.p1.Preview1Function.FD_ADVISE;
import static io.dunlin.wasi.p1.Preview1Function.FD_ALLOCATE;
import static io.dunlin.wasi.p1.Preview1Function.FD_CLOSE;
import static io.dunlin.wasi.p1.Preview1Function.FD_FDSTAT_GET;
import static io.dunlin.wasi.p1.Preview1Function.FD_FDSTAT_SET_FLAGS;
import static io.dunlin.wasi.p1.Preview1Function.FD_FDSTAT_SET_RIGHTS;
import static io.dunlin.wasi.p1.Preview1Function.FD_FILESTAT_GET;
import static io.dunlin.wasi.p1.Preview1Function.FD_FILESTAT_SET_SIZE;
import static io.dunlin.wasi.p1.Preview1Function.FD_FILESTAT_SET_TIMES;
import static io.dunlin.wasi.p1.Preview1Function.FD_PREAD;
import static io.dunlin.wasi.p1.Preview1Function.FD_PWRITE;
import static io.dunlin.wasi.p1.Preview1Function.FD_READ;
import static io.dunlin.wasi.p1.Preview1Function.FD_RENUMBER;
import static io.dunlin.wasi.p1.Preview1Function.FD_SEEK;
import static io.dunlin.wasi.p1.Preview1Function.FD_SYNC;
import static io.dunlin.wasi.p1.Preview1Function.FD_TELL;
import static io.dunlin.wasi.p1.Preview1Function.FD_WRITE;
import static io.dunlin.wasi.p1.Preview1Function.SOCK_SHUTDOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasi.fs.DescriptorFlags;
import io.dunlin.wasi.fs.Errno;
import io.dunlin.wasi.fs.FileType;
import io.dunlin.wasi.fs.OpenFlags;
import io.dunlin.wasi.fs.Rights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFunctionsTests {
  private static final int BUFFERS = 64;
  private static final int RESULT = 32;
  private static final int DATA = 1024;

  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Guest guest;

  @BeforeEach
  void makeGuest() throws IOException {
    guest = new Guest(Contexts.with("hello input", output, directory));
    Files.writeString(directory.resolve("file"), "0123456789");
  }

  @AfterEach
  void closeFiles() throws IOException {
    guest.context.close();
  }

  @Test
  void outputIsGatheredFromSeveralBuffers() {
    guest.put(DATA, "abcdef".getBytes(StandardCharsets.UTF_8));
    guest.buffers(BUFFERS, DATA + 3, 3, DATA, 0, DATA, 2);
    guest.succeed(FD_WRITE, 1, BUFFERS, 3, RESULT);
    assertEquals(5, guest.memory.getInt(RESULT));
    assertEquals("defab", output.toString(StandardCharsets.UTF_8));
  }

  @Test
  void inputIsScatteredToSeveralBuffers() {
    guest.buffers(BUFFERS, DATA, 4, DATA + 100, 50);
    guest.succeed(FD_READ, 0, BUFFERS, 2, RESULT);
    assertEquals(11, guest.memory.getInt(RESULT));
    assertEquals("hell", guest.text(DATA, 4));
    assertEquals("o input", guest.text(DATA + 100, 7));
    guest.succeed(FD_READ, 0, BUFFERS, 2, RESULT);
    assertEquals(0, guest.memory.getInt(RESULT));
  }

  @Test
  void filesAreReadWrittenAndPositioned() throws IOException {
    int file = guest.open("file", 0);
    assertEquals("0123", read(file, 4));
    assertEquals(4, tell(file));
    guest.succeed(FD_SEEK, file, -2, 2, RESULT);
    assertEquals(8, guest.memory.getLong(RESULT));
    assertEquals("89", read(file, 100));
    assertEquals("", read(file, 100));
    guest.succeed(FD_SEEK, file, 20, 0, RESULT);
    write(file, "x");
    assertEquals(21, Files.size(directory.resolve("file")));
    guest.succeed(FD_SEEK, file, -3, 1, RESULT);
    assertEquals(18, guest.memory.getLong(RESULT));
  }

  @Test
  void badSeeksAreTold() {
    int file = guest.open("file", 0);
    assertEquals(Errno.INVAL, guest.call(FD_SEEK, file, -1, 0, RESULT));
    assertEquals(Errno.INVAL, guest.call(FD_SEEK, file, 0, 3, RESULT));
    assertEquals(Errno.OVERFLOW, guest.call(FD_SEEK, file, Long.MAX_VALUE, 2, RESULT));
    assertEquals(Errno.SPIPE, guest.call(FD_SEEK, 1, 0, 1, RESULT));
    assertEquals(Errno.SPIPE, guest.call(FD_TELL, 0, RESULT));
    assertEquals(Errno.BADF, guest.call(FD_SEEK, 99, 0, 1, RESULT));
  }

  @Test
  void positionedAccessLeavesThePositionAlone() throws IOException {
    int file = guest.open("file", 0);
    guest.buffers(BUFFERS, DATA, 2, DATA + 50, 3);
    guest.succeed(FD_PREAD, file, BUFFERS, 2, 6, RESULT);
    assertEquals(4, guest.memory.getInt(RESULT));
    assertEquals("67", guest.text(DATA, 2));
    assertEquals("89", guest.text(DATA + 50, 2));
    guest.succeed(FD_PWRITE, file, BUFFERS, 1, 1, RESULT);
    assertEquals(0, tell(file));
    assertEquals("0673456789", Files.readString(directory.resolve("file")));
    assertEquals(Errno.INVAL, guest.call(FD_PREAD, file, BUFFERS, 1, -1, RESULT));
    assertEquals(Errno.SPIPE, guest.call(FD_PREAD, 0, BUFFERS, 1, 0, RESULT));
  }

  @Test
  void appendingWritesAtTheEnd() throws IOException {
    int file = guest.open("file", 0);
    guest.succeed(FD_FDSTAT_SET_FLAGS, file, DescriptorFlags.APPEND);
    write(file, "ab");
    assertEquals("0123456789ab", Files.readString(directory.resolve("file")));
    guest.succeed(FD_FDSTAT_GET, file, 200);
    assertEquals(DescriptorFlags.APPEND, guest.memory.getShort(202));
    assertEquals(Errno.INVAL, guest.call(FD_FDSTAT_SET_FLAGS, file, 1 << 9));
  }

  @Test
  void filesAreReadAndWrittenAsOpened() {
    guest.succeed(
        Preview1Function.PATH_OPEN, 3, 0, guest.string("file"), 4, 0, Rights.FD_READ, 0, 0, 8);
    int readOnly = guest.memory.getInt(8);
    guest.succeed(
        Preview1Function.PATH_OPEN, 3, 0, guest.string("file"), 4, 0, Rights.FD_WRITE, 0, 0, 8);
    int writeOnly = guest.memory.getInt(8);
    guest.buffers(BUFFERS, DATA, 4);
    assertEquals(Errno.BADF, guest.call(FD_WRITE, readOnly, BUFFERS, 1, RESULT));
    assertEquals(Errno.BADF, guest.call(FD_FILESTAT_SET_SIZE, readOnly, 0));
    assertEquals(Errno.BADF, guest.call(FD_READ, writeOnly, BUFFERS, 1, RESULT));
    assertEquals(Errno.BADF, guest.call(FD_READ, 1, BUFFERS, 1, RESULT));
    assertEquals(Errno.BADF, guest.call(FD_WRITE, 0, BUFFERS, 1, RESULT));
    assertEquals(Errno.ISDIR, guest.call(FD_READ, 3, BUFFERS, 1, RESULT));
  }

  @Test
  void sizeCanBeSetAndReserved() throws IOException {
    int file = guest.open("file", 0);
    guest.succeed(FD_FILESTAT_SET_SIZE, file, 3);
    assertEquals("012", Files.readString(directory.resolve("file")));
    guest.succeed(FD_FILESTAT_SET_SIZE, file, 5);
    assertEquals("012\0\0", Files.readString(directory.resolve("file")));
    guest.succeed(FD_ALLOCATE, file, 4, 4);
    assertEquals(8, Files.size(directory.resolve("file")));
    guest.succeed(FD_ALLOCATE, file, 0, 2);
    assertEquals(8, Files.size(directory.resolve("file")));
    assertEquals(Errno.INVAL, guest.call(FD_ALLOCATE, file, 0, 0));
    assertEquals(Errno.FBIG, guest.call(FD_ALLOCATE, file, Long.MAX_VALUE, 1));
    assertEquals(Errno.INVAL, guest.call(FD_FILESTAT_SET_SIZE, file, -1));
  }

  @Test
  void statusTellsTypeSizeAndTimes() {
    int file = guest.open("file", 0);
    guest.succeed(FD_FILESTAT_SET_TIMES, file, 5_000, 7_000_001_000L, 1 | 4);
    guest.succeed(FD_FILESTAT_GET, file, 200);
    assertEquals(FileType.REGULAR_FILE.code(), guest.memory.get(216));
    assertEquals(1, guest.memory.getLong(224));
    assertEquals(10, guest.memory.getLong(232));
    assertEquals(5_000, guest.memory.getLong(240));
    assertEquals(7_000_001_000L, guest.memory.getLong(248));
    guest.succeed(FD_FILESTAT_SET_TIMES, file, 0, 0, 8);
    guest.succeed(FD_FILESTAT_GET, file, 200);
    assertEquals(
        Contexts.NOW.getEpochSecond(), TimeUnit.NANOSECONDS.toSeconds(guest.memory.getLong(248)));
    assertEquals(Errno.INVAL, guest.call(FD_FILESTAT_SET_TIMES, file, 0, 0, 1 | 2));
    assertEquals(Errno.INVAL, guest.call(FD_FILESTAT_SET_TIMES, file, 0, 0, 16));
  }

  @Test
  void terminalIsACharacterDeviceWithoutPosition() {
    guest.succeed(FD_FDSTAT_GET, 1, 200);
    assertEquals(FileType.CHARACTER_DEVICE.code(), guest.memory.get(200));
    assertEquals(0, guest.memory.getLong(208) & (Rights.FD_SEEK | Rights.FD_TELL));
    guest.succeed(FD_FDSTAT_GET, 2, 200);
    assertEquals(FileType.UNKNOWN.code(), guest.memory.get(200));
  }

  @Test
  void rightsCanOnlyBeGivenUp() {
    int file = guest.open("file", 0);
    guest.succeed(FD_FDSTAT_SET_RIGHTS, file, Rights.FD_READ, 0);
    assertEquals("01", read(file, 2));
    guest.buffers(BUFFERS, DATA, 4);
    assertEquals(Errno.BADF, guest.call(FD_WRITE, file, BUFFERS, 1, RESULT));
    assertEquals(
        Errno.NOTCAPABLE,
        guest.call(FD_FDSTAT_SET_RIGHTS, file, Rights.FD_READ | Rights.FD_WRITE, 0));
  }

  @Test
  void numbersAreReusedAndMoved() {
    int first = guest.open("file", 0);
    int second = guest.open("new", OpenFlags.CREATE);
    assertEquals(4, first);
    assertEquals(5, second);
    guest.succeed(FD_CLOSE, first);
    assertEquals(Errno.BADF, guest.call(FD_CLOSE, first));
    assertEquals(first, guest.open("file", 0));
    guest.succeed(FD_RENUMBER, first, second);
    assertEquals("01", read(second, 2));
    assertEquals(Errno.BADF, guest.call(FD_RENUMBER, first, second));
    assertEquals(Errno.BADF, guest.call(FD_RENUMBER, second, 99));
    guest.succeed(FD_RENUMBER, second, second);
  }

  @Test
  void adviceAndSyncAreAccepted() {
    int file = guest.open("file", 0);
    guest.succeed(FD_ADVISE, file, 0, 10, 5);
    guest.succeed(FD_SYNC, file);
    assertEquals(Errno.INVAL, guest.call(FD_ADVISE, file, 0, 10, 6));
    assertEquals(Errno.SPIPE, guest.call(FD_ADVISE, 1, 0, 10, 0));
  }

  @Test
  void nothingIsASocket() {
    assertEquals(Errno.NOTSOCK, guest.call(SOCK_SHUTDOWN, 1, 0));
    assertEquals(Errno.BADF, guest.call(SOCK_SHUTDOWN, 77, 0));
  }

  private String read(int file, int most) {
    guest.buffers(BUFFERS, DATA, most);
    guest.succeed(FD_READ, file, BUFFERS, 1, RESULT);
    return guest.text(DATA, guest.memory.getInt(RESULT));
  }

  private void write(int file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    guest.put(DATA, bytes);
    guest.buffers(BUFFERS, DATA, bytes.length);
    guest.succeed(FD_WRITE, file, BUFFERS, 1, RESULT);
    assertEquals(bytes.length, guest.memory.getInt(RESULT));
  }

  private long tell(int file) {
    guest.succeed(FD_TELL, file, RESULT);
    return guest.memory.getLong(RESULT);
  }
}
