package io.dunlin.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Instructions written, read and written again. */
class InstructionWriterTests {
  private static final long SEED = 42;
  private static final int ROUNDS = 50;

  /** Value types with their encodings. */
  private static final int[] TYPES = {
    TypeCodes.I32,
    TypeCodes.V128,
    TypeCodes.reference(true, TypeCodes.FUNC),
    TypeCodes.reference(false, TypeCodes.EXTERN),
    TypeCodes.reference(true, 300),
    TypeCodes.reference(false, 5)
  };

  private static final int[][] TYPE_BYTES = {
    {0x7F}, {0x7B}, {0x70}, {0x64, 0x6F}, {0x63, 0xAC, 0x02}, {0x64, 0x05}
  };

  /** Heap types with their encodings. */
  private static final int[] HEAP_TYPES = {TypeCodes.EQ, TypeCodes.NOEXTERN, 0, 63, 64, 999_999};

  private static final int[][] HEAP_TYPE_BYTES = {
    {0x6D}, {0x72}, {0x00}, {0x3F}, {0xC0, 0x00}, {0xBF, 0x84, 0x3D}
  };

  private final Random random = new Random(SEED);

  /** What the method under test writes. */
  private final ByteWriter written = new ByteWriter();

  private final InstructionWriter writer = new InstructionWriter(written);

  /** The same instruction put together byte by byte. */
  private final ByteWriter expected = new ByteWriter();

  private final Instruction cursor = new Instruction();

  @Test
  void everyInstructionSurvivesTheRoundTrip() {
    for (Op op : Op.values()) {
      for (int round = 0; round < ROUNDS; round++) {
        written.clear();
        expected.clear();
        writeRandom(op);
        byte[] bytes = written.toByteArray();
        assertArrayEquals(expected.toByteArray(), bytes, op::name);
        InstructionReader reader = new InstructionReader(bytes, 0, bytes.length);
        reader.next(cursor);
        assertSame(op, cursor.op());
        assertEquals(bytes.length, reader.position(), op::name);
        written.clear();
        writer.write(cursor);
        assertArrayEquals(bytes, written.toByteArray(), op::name);
      }
    }
  }

  private int randomIndex() {
    return random.nextInt() >>> random.nextInt(32);
  }

  private void expectOpcode(Op op) {
    if (op.code() < 0x100) {
      expected.writeByte(op.code());
    } else {
      expected.writeByte(op.code() >>> 16);
      expected.writeU32(op.code() & 0xFFFF);
    }
  }

  private void expectBytes(int... bytes) {
    for (int value : bytes) {
      expected.writeByte(value);
    }
  }

  private void writeRandom(Op op) {
    expectOpcode(op);
    switch (op.immediates()) {
      case NONE:
        writer.write(op);
        break;
      case ORDERING:
        expectBytes(0);
        writer.write(op);
        break;
      case BLOCK_TYPE:
        writeRandomBlock(op);
        break;
      case TRY_TABLE:
        writeRandomTryTable();
        break;
      case LABEL_TABLE:
        writeRandomLabels();
        break;
      case VALUE_TYPES:
        writeRandomTypes();
        break;
      case MEMARG:
      case MEMARG_LANE:
        writeRandomMemoryAccess(op);
        break;
      case I32:
      case I64:
      case F32:
      case F64:
      case V128:
      case LANES16:
      case LANE:
        writeRandomConstant(op);
        break;
      case HEAP_TYPE:
        int type = random.nextInt(HEAP_TYPES.length);
        expectBytes(HEAP_TYPE_BYTES[type]);
        writer.writeHeapType(op, HEAP_TYPES[type]);
        break;
      case CAST_BRANCH:
        writeRandomCastBranch(op);
        break;
      default:
        writeRandomIndices(op);
    }
  }

  private void writeRandomIndices(Op op) {
    int index = randomIndex();
    expected.writeU32(index);
    if (op.immediates().name().matches("[A-Z]+")) {
      writer.writeIndex(op, index);
    } else {
      int index2 = randomIndex();
      expected.writeU32(index2);
      writer.writeIndices(op, index, index2);
    }
  }

  private void writeRandomBlock(Op op) {
    if (random.nextBoolean()) {
      int index = random.nextInt(1_000_000);
      expected.writeS64(index);
      writer.writeBlock(op, index, TypeCodes.BOTTOM);
    } else if (random.nextBoolean()) {
      int type = random.nextInt(TYPES.length);
      expectBytes(TYPE_BYTES[type]);
      writer.writeBlock(op, Instruction.NO_TYPE_INDEX, TYPES[type]);
    } else {
      expectBytes(0x40);
      writer.writeBlock(op, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
    }
  }

  private void writeRandomTryTable() {
    int[] catches = new int[3 * random.nextInt(30)];
    expectBytes(0x40, catches.length / 3);
    for (int i = 0; i < catches.length; i += 3) {
      catches[i] = random.nextInt(4);
      expectBytes(catches[i]);
      if (catches[i] < 2) {
        catches[i + 1] = randomIndex();
        expected.writeU32(catches[i + 1]);
      }
      catches[i + 2] = randomIndex();
      expected.writeU32(catches[i + 2]);
    }
    writer.writeTryTable(Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM, catches);
  }

  private void writeRandomLabels() {
    int[] labels = new int[1 + random.nextInt(40)];
    expectBytes(labels.length - 1);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = randomIndex();
      expected.writeU32(labels[i]);
    }
    writer.writeLabelTable(labels);
  }

  private void writeRandomTypes() {
    int[] types = new int[random.nextInt(40)];
    expectBytes(types.length);
    for (int i = 0; i < types.length; i++) {
      int type = random.nextInt(TYPES.length);
      types[i] = TYPES[type];
      expectBytes(TYPE_BYTES[type]);
    }
    writer.writeSelect(types);
  }

  private void writeRandomMemoryAccess(Op op) {
    int align = random.nextInt(64);
    int memory = random.nextBoolean() ? 0 : randomIndex();
    long offset = random.nextLong() >>> random.nextInt(64);
    expectBytes(memory == 0 ? align : align + 0x40);
    if (memory != 0) {
      expected.writeU32(memory);
    }
    expected.writeU64(offset);
    if (op.immediates() == Immediates.MEMARG) {
      writer.writeMemoryAccess(op, align, memory, offset);
    } else {
      int lane = random.nextInt(256);
      expectBytes(lane);
      writer.writeLaneAccess(op, align, memory, offset, lane);
    }
  }

  private void writeRandomConstant(Op op) {
    long low = random.nextLong() >> random.nextInt(64);
    switch (op.immediates()) {
      case I32:
        long number = (int) low;
        expected.writeS64(number);
        writer.writeConstant(op, low);
        break;
      case I64:
        expected.writeS64(low);
        writer.writeConstant(op, low);
        break;
      case F32:
        expected.writeInt((int) low);
        writer.writeConstant(op, low);
        break;
      case F64:
        expected.writeLong(low);
        writer.writeConstant(op, low);
        break;
      case LANE:
        int lane = random.nextInt(256);
        expectBytes(lane);
        writer.writeLane(op, lane);
        break;
      default:
        expected.writeLong(low);
        expected.writeLong(~low);
        writer.writeVector(op, low, ~low);
    }
  }

  private void writeRandomCastBranch(Op op) {
    int label = randomIndex();
    int source = random.nextInt(HEAP_TYPES.length);
    int target = random.nextInt(HEAP_TYPES.length);
    boolean sourceNull = random.nextBoolean();
    boolean targetNull = random.nextBoolean();
    expectBytes((sourceNull ? 1 : 0) + (targetNull ? 2 : 0));
    expected.writeU32(label);
    expectBytes(HEAP_TYPE_BYTES[source]);
    expectBytes(HEAP_TYPE_BYTES[target]);
    writer.writeCastBranch(
        op,
        label,
        TypeCodes.reference(sourceNull, HEAP_TYPES[source]),
        TypeCodes.reference(targetNull, HEAP_TYPES[target]));
  }

  @Test
  void immediatesOfAnotherShapeAreRefused() {
    refused(() -> writer.write(Op.BR));
    refused(() -> writer.writeIndex(Op.NOP, 0));
    refused(() -> writer.writeIndex(Op.CALL_INDIRECT, 0));
    refused(() -> writer.writeIndices(Op.CALL, 0, 0));
    refused(() -> writer.writeBlock(Op.TRY_TABLE, 0, TypeCodes.BOTTOM));
    refused(() -> writer.writeConstant(Op.V128_CONST, 0));
    refused(() -> writer.writeVector(Op.I64_CONST, 0, 0));
    refused(() -> writer.writeLane(Op.V128_LOAD8_LANE, 0));
    refused(() -> writer.writeMemoryAccess(Op.MEMORY_GROW, 0, 0, 0));
    refused(() -> writer.writeMemoryAccess(Op.I32_LOAD, 64, 0, 0));
    refused(() -> writer.writeLaneAccess(Op.V128_LOAD, 0, 0, 0, 0));
    refused(() -> writer.writeHeapType(Op.BR_ON_CAST, TypeCodes.ANY));
    refused(() -> writer.writeCastBranch(Op.REF_CAST, 0, 0, 0));
    refused(writer::writeLabelTable);
    refused(() -> writer.writeTryTable(0, TypeCodes.BOTTOM, 1, 2));
  }

  private void refused(Runnable write) {
    assertThrows(IllegalArgumentException.class, write::run);
    assertEquals(0, written.size());
  }
}
