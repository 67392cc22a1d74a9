package io.dunlin.nativeruntime.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.spi.store.ResourceLimitException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code in all kinds of mappings; the tests execute x86-64 code and run only there. */
@OnX64
final class CodeArenaTests {
  /** {@code lea rax, [rdi + rsi]; ret}. */
  private static final byte[] ADD = HexFormat.of().parseHex("488d0437c3");

  /** {@code mov rax, rdi; ret}. */
  private static final byte[] FIRST = HexFormat.of().parseHex("4889f8c3");

  static Stream<CodeMapping> mappings() {
    long bytes = 2 * Tuning.STUB_AREA;
    return Stream.of(
        Objects.requireNonNull(CodeMapping.twice(bytes)),
        Objects.requireNonNull(CodeMapping.file(bytes)),
        Objects.requireNonNull(CodeMapping.switching(bytes)));
  }

  /** Profilers look up the names of functions only for such memory. */
  @Test
  void memoryForCodeIsThatOfNoFile() throws IOException {
    CodeMapping mapping = Objects.requireNonNull(CodeMapping.twice(2 * Tuning.STUB_AREA));
    String start = Long.toHexString(mapping.start) + "-";
    List<String> lines = Files.readAllLines(Path.of("/proc/self/maps"));
    String line = lines.stream().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
    assertTrue(line.contains(" r-xs ") && line.contains(" /dev/zero"), line);
  }

  private static long call(CodeBlock block, long a, long b) {
    return NativeCalls.call(MemorySegment.ofAddress(block.address()), a, b, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void executesWhatIsPublished(CodeMapping mapping) {
    CodeArena arena = new CodeArena(mapping);
    CodeBlock code = arena.allocateCode(ADD.length);
    code.publish(ADD);
    assertEquals(42, call(code, 40, 2));
    assertTrue(code.address() >= arena.codeStart() && code.address() < arena.end());
    CodeBlock stub = arena.allocateStub(FIRST.length);
    stub.publish(FIRST);
    assertEquals(40, call(stub, 40, 2));
    assertTrue(stub.address() < arena.codeStart());
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void usesFreedRoomAgain(CodeMapping mapping) {
    CodeArena arena = new CodeArena(mapping);
    CodeBlock first = arena.allocateCode(5000);
    CodeBlock second = arena.allocateCode(5000);
    assertNotEquals(first.address(), second.address());
    first.publish(ADD);
    first.close();
    first.close();
    CodeBlock third = arena.allocateCode(5000);
    assertEquals(first.address(), third.address());
    third.publish(FIRST);
    assertEquals(40, call(third, 40, 2));
    second.close();
    third.close();
    assertEquals(first.address(), arena.allocateCode(20_000).address());
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void refusesWhatDoesNotFit(CodeMapping mapping) {
    CodeArena arena = new CodeArena(mapping);
    ResourceLimitException e =
        assertThrows(ResourceLimitException.class, () -> arena.allocateCode(1 << 21));
    assertEquals("no room for 2097152 bytes of machine code", e.getMessage());
    CodeBlock block = arena.allocateCode(2);
    assertThrows(IllegalArgumentException.class, () -> block.publish(ADD));
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void neverHasPagesThatAreWritableAndExecutable(CodeMapping mapping) throws IOException {
    CodeArena arena = new CodeArena(mapping);
    arena.allocateCode(ADD.length).publish(ADD);
    List<String> all = Files.readAllLines(Path.of("/proc/self/maps"));
    assertTrue(all.stream().anyMatch(line -> line.contains("r-x")));
    assertFalse(all.stream().anyMatch(line -> line.contains("wx") && line.contains("dunlin")));
    assertFalse(all.stream().anyMatch(line -> covers(line, mapping) && line.contains("wx")));
  }

  private static boolean covers(String line, CodeMapping mapping) {
    int dash = line.indexOf('-');
    int space = line.indexOf(' ');
    return Long.parseUnsignedLong(line, 0, dash, 16) < mapping.start + mapping.bytes
        && Long.parseUnsignedLong(line, dash + 1, space, 16) > mapping.start;
  }
}
