package io.dunlin.compiler.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class CodeLinkerTests {
  private static final CodeObjectHeader HEADER =
      new CodeObjectHeader("1", "toy", 0, MemoryModel.GUARDED, 0);
  private static final int ALIGNMENT = 16;

  /** Six bytes, of which the last four are the distance to something. */
  private static CompiledFunction function(RelocationTarget target, int index) {
    return new CompiledFunction(
        new byte[] {1, 2, 0, 0, 0, 0},
        ALIGNMENT,
        32,
        new RelocationTable(
            new int[] {2},
            new byte[] {(byte) RelocationKind.PC_RELATIVE_32.ordinal()},
            new byte[] {(byte) target.ordinal()},
            new int[] {index},
            new int[] {-4}),
        new TrapTable(new int[] {1}, new byte[] {(byte) TrapCode.UNREACHABLE.ordinal()}),
        new AddressMap(new int[] {1}, new int[] {100 + index}),
        new HandlerTable(new int[] {6}, new int[] {0}));
  }

  private static CodeObject linked() {
    CodeLinker linker = new CodeLinker();
    linker.add(CodeKind.FUNCTION, 3, function(RelocationTarget.FUNCTION, 4));
    linker.add(CodeKind.FUNCTION, 4, function(RelocationTarget.FUNCTION, 3));
    linker.add(CodeKind.FUNCTION, 5, function(RelocationTarget.TRAP, 1));
    return linker.link(HEADER);
  }

  @Test
  void functionsReferToEachOther() {
    CodeObject object = linked();
    assertArrayEquals(new int[] {0, 16, 32}, object.ranges().starts());
    assertArrayEquals(new int[] {6, 22, 38}, object.ranges().ends());
    assertEquals(ALIGNMENT, object.alignment());
    // From the end of a reference to the beginning of the other function.
    ByteBuffer code = object.code().order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(10, code.getInt(2));
    assertEquals(-22, code.getInt(18));
  }

  @Test
  void whatLiesOutsideRemainsToBeResolved() {
    RelocationTable relocations = linked().relocations();
    assertEquals(1, relocations.size());
    assertEquals(34, relocations.offsets()[0]);
    assertSame(RelocationTarget.TRAP, relocations.target(0));
  }

  @Test
  void tablesCountFromTheBeginningOfAllCode() {
    CodeObject object = linked();
    assertSame(TrapCode.UNREACHABLE, object.trapAt(17));
    assertEquals(104, object.sourceOf(5));
    assertEquals(-1, object.sourceOf(16));
    assertEquals(103, object.sourceOf(17));
    assertEquals(16, object.handlers().find(22));
    assertEquals(1, object.ranges().find(20));
    assertEquals(-1, object.ranges().find(25));
  }
}
