package io.dunlin.wasi.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks the sandbox from inside. Outside of it lies {@code secret}. */
class SandboxTests {
  private static final long READ = Rights.FD_READ;
  private static final long WRITE = Rights.FD_WRITE;

  @TempDir Path outside;
  private Path inside;
  private Directory root;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(outside.resolve("secret"), "secret");
    inside = Files.createDirectory(outside.resolve("inside"));
    Files.createDirectories(inside.resolve("a/b"));
    Files.writeString(inside.resolve("a/b/file"), "content");
    root = Directory.preopen(inside, "/", false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../secret",
        "a/../../secret",
        "a/b/../../../secret",
        "./../inside/a",
        "/",
        "/a",
        "a/b/file/../../../../secret",
        "//a"
      })
  void pathsThatLeaveAreRefused(String path) {
    Errno found = errnoOf(() -> root.stat(path, true));
    assertTrue(found == Errno.PERM || found == Errno.NOTDIR, found.name());
    assertEquals(found, errnoOf(() -> root.open(path, true, 0, READ, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "../../outside/secret", "a/../../secret", ".."})
  void linksThatLeaveAreRefused(String target) throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), Path.of(target));
    assertEquals(Errno.PERM, errnoOf(() -> root.open("link", true, 0, READ, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> root.stat("link/x", false)));
    assertEquals(Errno.PERM, errnoOf(() -> root.createDirectory("link/x")));
    assertEquals(
        Errno.PERM, errnoOf(() -> root.open("link", true, OpenFlags.CREATE, READ | WRITE, 0)));
  }

  @Test
  void absoluteLinksAreRefusedEvenIfTheyPointInside() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), inside.resolve("a"));
    assertEquals(Errno.PERM, errnoOf(() -> root.stat("link/b", true)));
  }

  @Test
  void linksInsideAreFollowed() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), Path.of("a/./b"));
    Files.createSymbolicLink(inside.resolve("a/up"), Path.of("../link"));
    assertEquals("content", read(root.open("a/up/file", true, 0, READ, 0)));
    assertEquals(FileType.SYMBOLIC_LINK, root.stat("a/up", false).type());
    assertEquals(FileType.DIRECTORY, root.stat("a/up", true).type());
    assertEquals(FileType.DIRECTORY, root.stat("a/up/", false).type());
  }

  @Test
  void parentOfALinkedDirectoryIsTheRealParent() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), Path.of("a/b"));
    assertTrue(root.stat("link/..", true).isSameFile(root.stat("a", true)));
  }

  @Test
  void linkLoopsEnd() throws IOException {
    Files.createSymbolicLink(inside.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(inside.resolve("two"), Path.of("one"));
    assertEquals(Errno.LOOP, errnoOf(() -> root.stat("one", true)));
  }

  @Test
  void openedLinkIsNotFollowedUnlessAsked() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), Path.of("a/b/file"));
    assertEquals(Errno.LOOP, errnoOf(() -> root.open("link", false, 0, READ, 0)));
  }

  @Test
  void subdirectoryIsASandboxOfItsOwn() throws IOException {
    Directory sub = root.open("a/b", true, OpenFlags.DIRECTORY, READ, 0).asDirectory();
    assertEquals("content", read(sub.open("file", true, 0, READ, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> sub.stat("..", true)));
    Files.createSymbolicLink(inside.resolve("a/b/link"), Path.of("../../a"));
    assertEquals(Errno.PERM, errnoOf(() -> sub.stat("link", true)));
  }

  @Test
  void openedDirectoryThatIsReplacedByALinkIsGone() throws IOException {
    Directory sub = root.open("a/b", true, OpenFlags.DIRECTORY, READ, 0).asDirectory();
    root.rename("a/b", root, "moved");
    root.symlink("../..", "a/b");
    assertEquals(Errno.NOENT, errnoOf(() -> sub.stat("secret", true)));
    assertEquals(Errno.NOENT, errnoOf(() -> sub.entries(true)));
  }

  @Test
  void parentOfAnOpenedDirectoryThatIsReplacedByALinkLeadsNowhere() throws IOException {
    Files.createDirectory(outside.resolve("b"));
    Files.writeString(outside.resolve("b/secret"), "secret");
    Directory sub = root.open("a/b", true, OpenFlags.DIRECTORY, READ, 0).asDirectory();
    root.rename("a", root, "moved");
    root.symlink("..", "a");
    assertEquals(Errno.NOENT, errnoOf(() -> sub.open("secret", true, 0, READ, 0)));
  }

  @Test
  void openedDirectoryThatIsReplacedByAnotherIsGone() throws IOException {
    Directory sub = root.open("a/b", true, OpenFlags.DIRECTORY, READ, 0).asDirectory();
    root.rename("a/b", root, "moved");
    root.createDirectory("a/b");
    assertEquals(Errno.NOENT, errnoOf(() -> sub.stat(".", true)));
  }

  @Test
  void openFileStaysReadableWhenItsNameIsTakenOver() throws IOException {
    Descriptor file = root.open("a/b/file", true, 0, READ, 0);
    root.unlinkFile("a/b/file");
    root.symlink("../../../secret", "a/b/file");
    assertEquals(7, file.stat().size());
    assertEquals(0, file.stat().links());
    assertEquals("content", read(file));
  }

  @Test
  void linksThatAreMadeCannotBeAbsolute() {
    assertEquals(Errno.PERM, errnoOf(() -> root.symlink("/etc/passwd", "link")));
    assertFalse(Files.exists(inside.resolve("link")));
  }

  @Test
  void linksCannotBeMadeOrRenamedOutside() {
    assertEquals(Errno.PERM, errnoOf(() -> root.symlink("a", "../link")));
    assertEquals(Errno.PERM, errnoOf(() -> root.rename("a", root, "../a")));
    assertEquals(Errno.PERM, errnoOf(() -> root.link("../secret", root, "stolen")));
    assertEquals(Errno.PERM, errnoOf(() -> root.unlinkFile("a/../../secret")));
    assertTrue(Files.exists(outside.resolve("secret")));
  }

  @Test
  void rootItselfCannotBeRemoved() {
    assertEquals(Errno.INVAL, errnoOf(() -> root.removeDirectory(".")));
    assertEquals(Errno.INVAL, errnoOf(() -> root.removeDirectory("a/..")));
    assertEquals(Errno.INVAL, errnoOf(() -> root.rename(".", root, "x")));
  }

  @Test
  void readOnlyDirectoryCannotBeChanged() throws IOException {
    Directory readOnly = Directory.preopen(inside, "/", true);
    assertEquals("content", read(readOnly.open("a/b/file", true, 0, READ, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.open("a/b/file", true, 0, WRITE, 0)));
    assertEquals(
        Errno.PERM, errnoOf(() -> readOnly.open("a/b/file", true, OpenFlags.TRUNCATE, READ, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.open("new", true, OpenFlags.CREATE, READ, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.createDirectory("new")));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.unlinkFile("a/b/file")));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.rename("a", root, "x")));
    assertEquals(Errno.PERM, errnoOf(() -> readOnly.symlink("a", "x")));
    Directory sub = readOnly.open("a", true, OpenFlags.DIRECTORY, READ | WRITE, 0).asDirectory();
    assertEquals(Errno.PERM, errnoOf(() -> sub.open("b/file", true, 0, READ | WRITE, 0)));
    assertEquals(Errno.PERM, errnoOf(() -> sub.createDirectory("new")));
    assertEquals("content", Files.readString(inside.resolve("a/b/file")));
  }

  @Test
  void missingAndMisusedComponentsAreTold() {
    assertEquals(Errno.NOENT, errnoOf(() -> root.stat("none", true)));
    assertEquals(Errno.NOENT, errnoOf(() -> root.stat("", true)));
    assertEquals(Errno.NOENT, errnoOf(() -> root.stat("none/x", true)));
    assertEquals(Errno.NOTDIR, errnoOf(() -> root.stat("a/b/file/x", true)));
    assertEquals(Errno.NOTDIR, errnoOf(() -> root.stat("a/b/file/", true)));
    assertEquals(Errno.INVAL, errnoOf(() -> root.stat("a\0b", true)));
    assertEquals(Errno.NAMETOOLONG, errnoOf(() -> root.stat("x".repeat(300), true)));
  }

  @Test
  void openFlagsMeanWhatPosixSays() throws IOException {
    assertEquals(
        Errno.EXIST,
        errnoOf(
            () -> root.open("a/b/file", true, OpenFlags.CREATE | OpenFlags.EXCLUSIVE, WRITE, 0)));
    assertEquals(
        Errno.NOTDIR, errnoOf(() -> root.open("a/b/file", true, OpenFlags.DIRECTORY, READ, 0)));
    assertEquals(Errno.ISDIR, errnoOf(() -> root.open("a", true, 0, READ | WRITE, 0)));
    assertEquals(Errno.ISDIR, errnoOf(() -> root.open("new/", true, OpenFlags.CREATE, WRITE, 0)));
    assertEquals(Errno.NOENT, errnoOf(() -> root.open("new", true, 0, WRITE, 0)));
    root.open("new", true, OpenFlags.CREATE | OpenFlags.EXCLUSIVE, WRITE, 0).close();
    assertTrue(Files.exists(inside.resolve("new")));
    root.open("a/b/file", true, OpenFlags.TRUNCATE, WRITE, 0).close();
    assertEquals(0, Files.size(inside.resolve("a/b/file")));
  }

  @Test
  void danglingLinkIsFilledOrRefused() throws IOException {
    Files.createSymbolicLink(inside.resolve("link"), Path.of("a/target"));
    assertEquals(
        Errno.EXIST,
        errnoOf(() -> root.open("link", true, OpenFlags.CREATE | OpenFlags.EXCLUSIVE, WRITE, 0)));
    root.open("link", true, OpenFlags.CREATE, WRITE, 0).close();
    assertTrue(Files.isRegularFile(inside.resolve("a/target")));
  }

  private static String read(Descriptor file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(100);
    int count = file.read(bytes);
    return new String(bytes.array(), 0, count, StandardCharsets.UTF_8);
  }

  private static Errno errnoOf(Executable action) {
    Throwable thrown = assertThrows(Throwable.class, action);
    if (thrown instanceof ErrnoException told) {
      return told.errno();
    } else if (thrown instanceof IOException failure) {
      return HostErrors.errnoOf(failure);
    }
    throw new AssertionError(thrown);
  }
}
