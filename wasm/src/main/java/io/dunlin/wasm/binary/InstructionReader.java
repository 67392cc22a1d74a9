package io.dunlin.wasm.binary;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/**
 * Reads instructions: the one place that knows how opcodes and immediates are encoded.
 *
 * <p>Not thread-safe. Allocates nothing per instruction.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Instructions</a>
 */
public final class InstructionReader extends ByteReader {
  static final int MEMORY_INDEX_FLAG = 0x40;
  private static final int MAX_ALIGN_FLAG = 0x7F;

  /** A reader of the instructions from {@code start} to {@code end} (exclusive). */
  public InstructionReader(byte[] bytes, int start, int end) {
    super(bytes, start, end);
  }

  /**
   * Reads the next instruction.
   *
   * @param into what is overwritten with it
   * @throws MalformedModuleException if there is none, or no complete one
   */
  public void next(Instruction into) {
    int start = position;
    int opcode = readByte();
    Op op = opcode < 0xFB ? Op.ofByte(opcode) : readPrefixed(opcode, start);
    if (op == null) {
      throw malformed("illegal opcode " + hex(opcode), start);
    }
    into.op = op;
    into.offset = start;
    readImmediates(into, op);
  }

  /** Reads a value type as a type code: declarations of locals stand in front of instructions. */
  public int readValueType() {
    return TypeReader.readValueType(this);
  }

  private Op readPrefixed(int prefix, int start) {
    if (prefix == 0xFF) {
      throw malformed("illegal opcode ff", start);
    }
    int subcode = readU32();
    Op op = Op.ofPrefixed(prefix, subcode);
    if (op == null) {
      throw malformed("illegal opcode " + hex(prefix) + " " + hex(subcode), start);
    }
    return op;
  }

  private static String hex(int code) {
    String digits = Integer.toHexString(code);
    return digits.length() < 2 ? "0" + digits : digits;
  }

  private void readImmediates(Instruction into, Op op) {
    switch (op.immediates()) {
      case NONE:
        break;
      case LABEL:
      case FUNC:
      case TYPE:
      case TAG:
      case LOCAL:
      case GLOBAL:
      case TABLE:
      case ELEM:
      case DATA:
      case MEMORY:
        into.index = readU32();
        break;
      case TYPE_TABLE:
      case ELEM_TABLE:
      case TABLE_TABLE:
      case DATA_MEMORY:
      case MEMORY_MEMORY:
      case TYPE_FIELD:
      case TYPE_COUNT:
      case TYPE_DATA:
      case TYPE_ELEM:
      case TYPE_TYPE:
        into.index = readU32();
        into.index2 = readU32();
        break;
      case MEMARG:
        readMemoryArgument(into);
        break;
      case I32:
        into.value = readS32();
        break;
      case I64:
        into.value = readS64();
        break;
      case F32:
        into.value = readInt();
        break;
      case F64:
        into.value = readLong();
        break;
      default:
        readRareImmediates(into, op);
    }
  }

  private void readRareImmediates(Instruction into, Op op) {
    switch (op.immediates()) {
      case BLOCK_TYPE:
        readBlockType(into);
        break;
      case LABEL_TABLE:
        readLabelTable(into);
        break;
      case TRY_TABLE:
        readBlockType(into);
        readCatches(into);
        break;
      case VALUE_TYPES:
        readValueTypes(into);
        break;
      case MEMARG_LANE:
        readMemoryArgument(into);
        into.lane = readByte();
        break;
      case V128:
      case LANES16:
        into.value = readLong();
        into.valueHigh = readLong();
        break;
      case LANE:
        into.lane = readByte();
        break;
      case HEAP_TYPE:
        boolean nullable = op == Op.REF_NULL || op == Op.REF_TEST_NULL || op == Op.REF_CAST_NULL;
        into.typeCode = TypeCodes.reference(nullable, TypeReader.readHeapType(this));
        break;
      case CAST_BRANCH:
        readCastBranch(into);
        break;
      case ORDERING:
        readOrdering();
        break;
      default:
        throw new AssertionError(op);
    }
  }

  private void readBlockType(Instruction into) {
    into.typeIndex = Instruction.NO_TYPE_INDEX;
    into.blockResult = TypeCodes.BOTTOM;
    int first = peekByte();
    if (first == 0x40) {
      position++;
    } else if ((first & 0xC0) == 0x40) {
      into.blockResult = TypeReader.readValueType(this);
    } else {
      int start = position;
      long index = readS33();
      if (index < 0 || index >= WasmLimits.TYPES) {
        throw malformed("malformed block type", start);
      }
      into.typeIndex = (int) index;
    }
  }

  private void readMemoryArgument(Instruction into) {
    int start = position;
    int flags = readU32();
    if (Integer.compareUnsigned(flags, MAX_ALIGN_FLAG) > 0) {
      throw malformed("malformed memop flags", start);
    }
    into.align = flags & ~MEMORY_INDEX_FLAG;
    into.index = (flags & MEMORY_INDEX_FLAG) != 0 ? readU32() : 0;
    into.value = readU64();
  }

  private void readLabelTable(Instruction into) {
    int count = readCount(WasmLimits.BR_TABLE_LABELS, "br_table labels");
    int[] list = room(into, count + 1L);
    for (int i = 0; i <= count; i++) {
      list[i] = readU32();
    }
    into.count = count;
  }

  private void readCatches(Instruction into) {
    int count = readCount(WasmLimits.CATCHES, "catch clauses");
    int[] list = room(into, 3L * count);
    for (int i = 0; i < count; i++) {
      int start = position;
      int kind = readByte();
      if (kind > Instruction.CATCH_ALL_REF) {
        throw malformed("malformed catch clause", start);
      }
      list[3 * i] = kind;
      list[3 * i + 1] = kind < Instruction.CATCH_ALL ? readU32() : 0;
      list[3 * i + 2] = readU32();
    }
    into.count = count;
  }

  private void readValueTypes(Instruction into) {
    int count = readCount(WasmLimits.RESULTS, "result types");
    int[] list = room(into, count);
    for (int i = 0; i < count; i++) {
      list[i] = TypeReader.readValueType(this);
    }
    into.count = count;
  }

  private void readCastBranch(Instruction into) {
    int start = position;
    int flags = readByte();
    if (flags > 3) {
      throw malformed("malformed br_on_cast flags", start);
    }
    into.index = readU32();
    into.typeCode = TypeCodes.reference((flags & 1) != 0, TypeReader.readHeapType(this));
    into.typeCode2 = TypeCodes.reference((flags & 2) != 0, TypeReader.readHeapType(this));
  }

  private void readOrdering() {
    int start = position;
    if (readByte() != 0) {
      throw malformed("zero byte expected", start);
    }
  }

  private static int[] room(Instruction into, long count) {
    if (count > into.list.length) {
      into.list = Arrays.copyOf(into.list, (int) count);
    }
    return into.list;
  }
}
