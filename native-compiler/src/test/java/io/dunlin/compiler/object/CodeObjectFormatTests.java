package io.dunlin.compiler.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CodeObjectFormatTests {
  private static final CodeObjectHeader HEADER =
      new CodeObjectHeader("1.2.3", "x86_64", 0b101, MemoryModel.GUARDED, 77);

  private static CodeObject object() {
    byte[] code = new byte[200];
    new Random(1).nextBytes(code);
    CodeRanges ranges =
        new CodeRanges(
            new byte[] {0, 1},
            new int[] {7, 0},
            new int[] {0, 96},
            new int[] {90, 200},
            new int[] {16, 4096});
    return new CodeObject(
        HEADER,
        ByteBuffer.wrap(code),
        32,
        ranges,
        new RelocationTable(
            new int[] {5, 100, 150},
            new byte[] {0, 0, 1},
            new byte[] {0, 1, 2},
            new int[] {1000, 3, 2},
            new int[] {-4, -4, 0}),
        OffsetTable.of(ranges, new int[] {8, 99}, new int[] {1, 6}),
        OffsetTable.of(ranges, new int[] {0, 10, 96}, new int[] {500, 480, -1}),
        new HandlerTable(new int[] {20, 40}, new int[] {60, 3}));
  }

  private static CodeObject read(byte[] stored) {
    return CodeObjectReader.read(ByteBuffer.wrap(stored), HEADER);
  }

  private static void assertSame(CodeObject expected, CodeObject found) {
    assertEquals(expected.header(), found.header());
    assertEquals(expected.code(), found.code());
    assertEquals(expected.alignment(), found.alignment());
    assertArrayEquals(expected.ranges().kinds(), found.ranges().kinds());
    assertArrayEquals(expected.ranges().indices(), found.ranges().indices());
    assertArrayEquals(expected.ranges().starts(), found.ranges().starts());
    assertArrayEquals(expected.ranges().ends(), found.ranges().ends());
    assertArrayEquals(expected.ranges().frameSizes(), found.ranges().frameSizes());
    assertArrayEquals(expected.relocations().offsets(), found.relocations().offsets());
    assertArrayEquals(expected.relocations().kinds(), found.relocations().kinds());
    assertArrayEquals(expected.relocations().targets(), found.relocations().targets());
    assertArrayEquals(expected.relocations().indices(), found.relocations().indices());
    assertArrayEquals(expected.relocations().addends(), found.relocations().addends());
    assertSame(expected.traps(), found.traps());
    assertSame(expected.addresses(), found.addresses());
    assertArrayEquals(expected.handlers().returnOffsets(), found.handlers().returnOffsets());
    assertArrayEquals(expected.handlers().handlerOffsets(), found.handlers().handlerOffsets());
  }

  private static void assertSame(OffsetTable expected, OffsetTable found) {
    assertArrayEquals(expected.ends(), found.ends());
    assertEquals(expected.bytes(), found.bytes());
  }

  @Test
  void readsWhatWasWritten() {
    assertSame(object(), read(CodeObjectWriter.write(object())));
  }

  @Test
  void writesTheSameBytesForTheSameObject() {
    assertArrayEquals(CodeObjectWriter.write(object()), CodeObjectWriter.write(object()));
  }

  @Test
  void readsFromWithinABuffer() {
    byte[] stored = CodeObjectWriter.write(object());
    ByteBuffer larger = ByteBuffer.allocateDirect(stored.length + 20);
    larger.position(10).limit(10 + stored.length);
    larger.duplicate().put(stored);
    assertSame(object(), CodeObjectReader.read(larger, HEADER));
    assertEquals(10, larger.position());
    assertEquals(HEADER, CodeObjectReader.readHeader(larger));
  }

  private static void assertRefused(String message, CodeObjectHeader expected) {
    ByteBuffer stored = ByteBuffer.wrap(CodeObjectWriter.write(object()));
    CodeObjectException refused =
        assertThrows(CodeObjectException.class, () -> CodeObjectReader.read(stored, expected));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void namesTheFieldThatDiffers() {
    assertRefused(
        "engine version is \"1.2.3\", but has to be \"1.2.4\"",
        new CodeObjectHeader("1.2.4", "x86_64", 0b101, MemoryModel.GUARDED, 77));
    assertRefused(
        "target is \"x86_64\", but has to be \"aarch64\"",
        new CodeObjectHeader("1.2.3", "aarch64", 0b101, MemoryModel.GUARDED, 77));
    assertRefused(
        "the code uses CPU features that are not there: 4",
        new CodeObjectHeader("1.2.3", "x86_64", 0b011, MemoryModel.GUARDED, 77));
    assertRefused(
        "memory model is GUARDED, but has to be CHECKED",
        new CodeObjectHeader("1.2.3", "x86_64", 0b101, MemoryModel.CHECKED, 77));
    assertRefused(
        "configuration hash is 4d, but has to be 4e",
        new CodeObjectHeader("1.2.3", "x86_64", 0b101, MemoryModel.GUARDED, 78));
  }

  @Test
  void acceptsCodeThatUsesFewerFeatures() {
    byte[] stored = CodeObjectWriter.write(object());
    CodeObjectHeader more = new CodeObjectHeader("1.2.3", "x86_64", 0b111, MemoryModel.GUARDED, 77);
    assertSame(object(), CodeObjectReader.read(ByteBuffer.wrap(stored), more));
  }

  private static void assertRefused(String message, byte[] stored) {
    CodeObjectException refused = assertThrows(CodeObjectException.class, () -> read(stored));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void refusesOtherFiles() {
    assertRefused("this is no stored code of Dunlin", new byte[0]);
    assertRefused("this is no stored code of Dunlin", new byte[100]);
    byte[] stored = CodeObjectWriter.write(object());
    stored[8]++;
    assertRefused("format version is 3, but has to be 2", stored);
  }

  @Test
  void findsWhatIsSaidOfPlacesInCode() {
    CodeObject object = read(CodeObjectWriter.write(object()));
    assertEquals(TrapCode.values()[1], object.trapAt(8));
    assertEquals(TrapCode.values()[6], object.trapAt(99));
    for (int other : new int[] {-1, 7, 9, 92, 98, 100, 200}) {
      assertNull(object.trapAt(other), "offset " + other);
    }
    assertEquals(500, object.sourceOf(9));
    assertEquals(480, object.sourceOf(89));
    assertEquals(OffsetTable.NONE, object.sourceOf(92));
    assertEquals(OffsetTable.NONE, object.sourceOf(96));
    OffsetTable.Rows rows = object.addresses().rows(0);
    assertEquals(true, rows.next());
    assertEquals(0, rows.offset());
    assertEquals(true, rows.next());
    assertEquals(10, rows.offset());
    assertEquals(480, rows.value());
    assertEquals(false, rows.next());
  }

  @Test
  void refusesWhatIsTooShortOrTooLong() {
    byte[] stored = CodeObjectWriter.write(object());
    for (int length = 0; length < stored.length; length++) {
      byte[] shorter = Arrays.copyOf(stored, length);
      assertThrows(CodeObjectException.class, () -> read(shorter), "length " + length);
    }
    byte[] longer = Arrays.copyOf(stored, stored.length + 1);
    assertThrows(CodeObjectException.class, () -> read(longer));
  }

  /** Whatever is read is asked as well. */
  @Test
  void makesOfAnyBytesAnObjectOrARefusal() {
    byte[] stored = CodeObjectWriter.write(object());
    int content = contentStart(stored);
    int accepted = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] changed = stored.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = content + random.nextInt(stored.length - content);
        changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 0x80);
      }
      try {
        CodeObject object = read(changed);
        assertSame(object, read(CodeObjectWriter.write(object)));
        for (int at = 0; at < object.size(); at += 7) {
          object.trapAt(at);
          object.sourceOf(at);
        }
        accepted++;
      } catch (CodeObjectException refused) {
        // is what it should be
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertEquals(true, accepted > 0 && accepted < 20_000);
  }

  @Test
  void takesNoMemoryForACountThatCannotBe() {
    byte[] stored = CodeObjectWriter.write(object());
    int content = contentStart(stored);
    // Alignment takes a byte; the size of the code follows.
    byte[] huge = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
    System.arraycopy(huge, 0, stored, content + 1, huge.length);
    assertRefused("the stored code has been damaged: a table goes beyond the end", stored);
  }

  private static int contentStart(byte[] stored) {
    ByteBuffer buffer = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 8; ; at++) {
      if (buffer.getLong(at) == stored.length - at - 8) {
        return at + 8;
      }
    }
  }
}
