package io.dunlin.wasm.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The instruction table against itself. */
class OpTableTests {
  private static final int METHOD_CODE_LIMIT = 65_535;

  @Test
  void noTwoRowsShareAnOpcode() {
    Map<Integer, Op> byCode = new HashMap<>();
    for (Op op : Op.values()) {
      assertNull(byCode.put(op.code(), op), () -> "opcode of " + op.name() + " is taken");
    }
  }

  @Test
  void everyRowIsFoundByItsOpcode() {
    for (Op op : Op.values()) {
      assertEquals(op.isPrefixed(), Op.isPrefix(op.prefix()), op.name());
      if (op.isPrefixed()) {
        assertSame(op, Op.ofPrefixed(op.prefix(), op.subcode()));
      } else {
        assertEquals(op.code(), op.subcode(), op.name());
        assertSame(op, Op.ofByte(op.code()));
      }
    }
  }

  @Test
  void nothingElseIsFound() {
    int found = 0;
    for (int opcode = 0; opcode < 256; opcode++) {
      found += Op.ofByte(opcode) == null ? 0 : 1;
    }
    for (int prefix = 0xFB; prefix <= 0xFF; prefix++) {
      for (int subcode = 0; subcode < 0x10000; subcode++) {
        found += Op.ofPrefixed(prefix, subcode) == null ? 0 : 1;
      }
      assertNull(Op.ofPrefixed(prefix, -1));
      assertNull(Op.ofPrefixed(prefix, Integer.MIN_VALUE));
    }
    assertEquals(Op.values().length, found);
  }

  @Test
  void prefixBytesAreNoInstructions() {
    for (int opcode = 0; opcode < 256; opcode++) {
      assertEquals(opcode >= 0xFB, Op.isPrefix(opcode));
      if (Op.isPrefix(opcode)) {
        assertNull(Op.ofByte(opcode));
      }
    }
  }

  @Test
  void everyRowHasEitherSignatureOrRule() {
    for (Op op : Op.values()) {
      assertTrue((op.signature() == null) != (op.rule() == null), op.name());
    }
  }

  @Test
  void everyRuleServesSomeRow() {
    Set<Rule> unused = EnumSet.allOf(Rule.class);
    for (Op op : Op.values()) {
      unused.remove(op.rule());
    }
    assertEquals(EnumSet.noneOf(Rule.class), unused);
  }

  @Test
  void everyShapeOfImmediatesServesSomeRow() {
    Set<Immediates> unused = EnumSet.allOf(Immediates.class);
    for (Op op : Op.values()) {
      unused.remove(op.immediates());
    }
    assertEquals(EnumSet.noneOf(Immediates.class), unused);
  }

  @Test
  void mnemonicsAreSharedOnlyWhereTheTextFormatDoes() {
    Set<String> shared = Set.of("select", "ref.test", "ref.cast");
    Map<String, Op> first = new HashMap<>();
    for (Op op : Op.values()) {
      Op other = first.putIfAbsent(op.mnemonic(), op);
      if (other != null) {
        assertTrue(shared.contains(op.mnemonic()), op.mnemonic());
        assertTrue(other.code() < op.code(), op.mnemonic());
      }
    }
    first.forEach((mnemonic, op) -> assertSame(op, Op.ofMnemonic(mnemonic)));
    assertNull(Op.ofMnemonic("i32.frobnicate"));
  }

  @Test
  void namesAreMnemonicsInUpperCase() {
    Set<Op> distinguished = EnumSet.of(Op.SELECT_TYPED, Op.REF_TEST_NULL, Op.REF_CAST_NULL);
    for (Op op : Op.values()) {
      String name = op.mnemonic().replace('.', '_').toUpperCase(Locale.ROOT);
      assertEquals(!distinguished.contains(op), op.name().equals(name), op.name());
      assertEquals(op.mnemonic(), op.toString());
    }
  }

  @Test
  void accessWidthsBelongToMemoryAccesses() {
    for (Op op : Op.values()) {
      boolean access =
          op.immediates() == Immediates.MEMARG || op.immediates() == Immediates.MEMARG_LANE;
      assertEquals(access, op.accessBytes() != 0, op.name());
      if (access) {
        assertEquals(1, Integer.bitCount(op.accessBytes()), op.name());
        assertEquals(accessBytesByName(op.mnemonic()), op.accessBytes(), op.name());
        assertTrue(op.mayTrap(), op.name());
      }
    }
  }

  /** Reads the width off a name such as {@code i64.load16_u}. */
  private static int accessBytesByName(String mnemonic) {
    switch (mnemonic) {
      case "memory.atomic.notify":
      case "memory.atomic.wait32":
        return 4;
      case "memory.atomic.wait64":
        return 8;
      default:
        break;
    }
    String access = mnemonic.replaceFirst(".*(load|store|rmw)", "");
    if (access.matches("(8x8|16x4|32x2).*")) {
      return 8;
    }
    String bits = access.replaceFirst("\\D.*", "");
    if (!bits.isEmpty()) {
      return Integer.parseInt(bits) / 8;
    }
    return mnemonic.startsWith("v128") ? 16 : Integer.parseInt(mnemonic.substring(1, 3)) / 8;
  }

  @Test
  void laneShapesFollowMnemonics() {
    for (Op op : Op.values()) {
      LaneShape shape = op.laneShape();
      boolean lanes = op.mnemonic().matches("[if]\\d+x\\d+\\..*");
      assertEquals(lanes, shape != LaneShape.NONE, op.name());
      if (lanes) {
        assertTrue(op.name().startsWith(shape.name()), op.name());
        assertTrue(shape.name().endsWith("X" + shape.lanes()), op.name());
      }
    }
  }

  @Test
  void signaturesAreShared() {
    assertSame(Op.I32_ADD.signature(), Op.I32_SUB.signature());
    assertNotEquals(Op.I32_ADD.signature(), Op.I64_ADD.signature());
  }

  @Test
  void initializerLeavesRoomForRows() throws IOException {
    int code = initializerCodeLength();
    assertTrue(code > 0 && code < METHOD_CODE_LIMIT, () -> "length of <clinit> is " + code);
  }

  /** The length of the code of the table's static initializer, read from its class file. */
  private static int initializerCodeLength() throws IOException {
    try (InputStream file = Op.class.getResourceAsStream("Op.class");
        DataInputStream in = new DataInputStream(file)) {
      in.readInt();
      in.readInt();
      Map<Integer, String> names = readConstantPool(in);
      in.skipNBytes(6);
      in.skipNBytes(2L * in.readUnsignedShort());
      int fields = in.readUnsignedShort();
      for (int i = 0; i < fields; i++) {
        in.skipNBytes(6);
        skipAttributes(in);
      }
      int methods = in.readUnsignedShort();
      for (int i = 0; i < methods; i++) {
        in.skipNBytes(2);
        boolean initializer = "<clinit>".equals(names.get(in.readUnsignedShort()));
        in.skipNBytes(2);
        if (initializer) {
          in.skipNBytes(2 + 2 + 4 + 2 + 2);
          return in.readInt();
        }
        skipAttributes(in);
      }
      throw new AssertionError("no static initializer");
    }
  }

  private static Map<Integer, String> readConstantPool(DataInputStream in) throws IOException {
    Map<Integer, String> names = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1:
          names.put(i, in.readUTF());
          break;
        case 5:
        case 6:
          in.skipNBytes(8);
          i++;
          break;
        case 7:
        case 8:
        case 16:
        case 19:
        case 20:
          in.skipNBytes(2);
          break;
        case 15:
          in.skipNBytes(3);
          break;
        default:
          in.skipNBytes(4);
      }
    }
    return names;
  }

  private static void skipAttributes(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      in.skipNBytes(in.readInt());
    }
  }
}
