package io.dunlin.wasm.binary;

import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Writes instructions: the inverse of {@link InstructionReader}, with the shortest encoding of each
 * immediate.
 *
 * <p>There is a method for each shape of immediates; one that does not fit the instruction throws
 * {@link IllegalArgumentException} and writes nothing. Indices are unsigned 32-bit numbers in an
 * int, types are {@linkplain TypeCodes codes}. Not thread-safe.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Instructions</a>
 */
public final class InstructionWriter {
  private static final int NO_RESULT = 0x40;

  private final ByteWriter out;

  /** A writer that appends to {@code out}. */
  public InstructionWriter(ByteWriter out) {
    this.out = out;
  }

  /**
   * Writes the declarations of a function's locals, in front of its instructions; equal types that
   * follow each other share a declaration.
   *
   * @param types the types of the locals, parameters not among them
   * @param count how many of the types count
   */
  public void writeLocals(int[] types, int count) {
    int declarations = 0;
    for (int i = 0; i < count; i++) {
      declarations += i == 0 || types[i] != types[i - 1] ? 1 : 0;
    }
    out.writeU32(declarations);
    int start = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || types[i] != types[start]) {
        out.writeU32(i - start);
        TypeWriter.writeValueType(out, types[start]);
        start = i;
      }
    }
  }

  /** Writes an instruction without immediates, or {@code atomic.fence}. */
  public void write(Op op) {
    if (op.immediates() == Immediates.ORDERING) {
      writeOpcode(op);
      out.writeByte(0);
    } else {
      writeOpcode(op, Immediates.NONE);
    }
  }

  /** Writes an instruction with one index. */
  public void writeIndex(Op op, int index) {
    require(indices(op) == 1, op);
    writeOpcode(op);
    out.writeU32(index);
  }

  /** Writes an instruction with two indices, or an index and a count. */
  public void writeIndices(Op op, int index, int index2) {
    require(indices(op) == 2, op);
    writeOpcode(op);
    out.writeU32(index);
    out.writeU32(index2);
  }

  /**
   * Writes the start of a block.
   *
   * @param typeIndex the index of its type, or {@link Instruction#NO_TYPE_INDEX}
   * @param result without an index, the one result, or {@link TypeCodes#BOTTOM} for none
   */
  public void writeBlock(Op op, int typeIndex, int result) {
    writeOpcode(op, Immediates.BLOCK_TYPE);
    writeBlockType(typeIndex, result);
  }

  /**
   * Writes {@code try_table}.
   *
   * @param typeIndex as of {@link #writeBlock}
   * @param result as of {@link #writeBlock}
   * @param catches for each clause three numbers: kind ({@link Instruction#CATCH} and its
   *     siblings), tag (of no meaning to a kind without one) and label
   */
  public void writeTryTable(int typeIndex, int result, int... catches) {
    require(catches.length % 3 == 0, Op.TRY_TABLE);
    writeOpcode(Op.TRY_TABLE);
    writeBlockType(typeIndex, result);
    writeCatches(catches, catches.length / 3);
  }

  /** Writes {@code br_table}; the last label is the default. */
  public void writeLabelTable(int... labels) {
    require(labels.length > 0, Op.BR_TABLE);
    writeOpcode(Op.BR_TABLE);
    writeLabels(labels, labels.length - 1);
  }

  /** Writes a typed {@code select}. */
  public void writeSelect(int... types) {
    writeOpcode(Op.SELECT_TYPED);
    writeValueTypes(types, types.length);
  }

  /**
   * Writes a memory access.
   *
   * @param align the logarithm of the alignment, 0 to 63
   */
  public void writeMemoryAccess(Op op, int align, int memory, long offset) {
    require(align >>> 6 == 0, op);
    writeOpcode(op, Immediates.MEMARG);
    writeMemoryArgument(align, memory, offset);
  }

  /** Writes a memory access that concerns one lane. */
  public void writeLaneAccess(Op op, int align, int memory, long offset, int lane) {
    require(align >>> 6 == 0, op);
    writeOpcode(op, Immediates.MEMARG_LANE);
    writeMemoryArgument(align, memory, offset);
    out.writeByte(lane);
  }

  /**
   * Writes a scalar constant.
   *
   * @param bits the number; floating point as raw bits, of 32-bit types the low half counts
   */
  public void writeConstant(Op op, long bits) {
    Immediates shape = op.immediates();
    require(
        shape == Immediates.I32
            || shape == Immediates.I64
            || shape == Immediates.F32
            || shape == Immediates.F64,
        op);
    writeOpcode(op);
    int low = (int) bits;
    if (shape == Immediates.I32) {
      out.writeS64(low);
    } else if (shape == Immediates.I64) {
      out.writeS64(bits);
    } else if (shape == Immediates.F32) {
      out.writeInt(low);
    } else {
      out.writeLong(bits);
    }
  }

  /** Writes {@code v128.const}, or {@code i8x16.shuffle} with its sixteen lanes. */
  public void writeVector(Op op, long low, long high) {
    require(op.immediates() == Immediates.V128 || op.immediates() == Immediates.LANES16, op);
    writeOpcode(op);
    out.writeLong(low);
    out.writeLong(high);
  }

  /** Writes an access to a lane. */
  public void writeLane(Op op, int lane) {
    writeOpcode(op, Immediates.LANE);
    out.writeByte(lane);
  }

  /**
   * Writes {@code ref.null}, {@code ref.test} or {@code ref.cast}.
   *
   * @param heapType the code of a heap type; whether null belongs to the type, the opcode says
   */
  public void writeHeapType(Op op, int heapType) {
    writeOpcode(op, Immediates.HEAP_TYPE);
    TypeWriter.writeHeapType(out, heapType);
  }

  /** Writes {@code br_on_cast} or {@code br_on_cast_fail}, with two reference types. */
  public void writeCastBranch(Op op, int label, int source, int target) {
    writeOpcode(op, Immediates.CAST_BRANCH);
    out.writeByte((TypeCodes.isNullable(source) ? 1 : 0) | (TypeCodes.isNullable(target) ? 2 : 0));
    out.writeU32(label);
    TypeWriter.writeHeapType(out, TypeCodes.heap(source));
    TypeWriter.writeHeapType(out, TypeCodes.heap(target));
  }

  /** Writes the instruction that a cursor stands on. */
  public void write(Instruction in) {
    Op op = in.op;
    switch (op.immediates()) {
      case NONE:
      case ORDERING:
        write(op);
        break;
      case I32:
      case I64:
      case F32:
      case F64:
        writeConstant(op, in.value);
        break;
      case V128:
      case LANES16:
        writeVector(op, in.value, in.valueHigh);
        break;
      case MEMARG:
        writeMemoryAccess(op, in.align, in.index, in.value);
        break;
      case MEMARG_LANE:
        writeLaneAccess(op, in.align, in.index, in.value, in.lane);
        break;
      case LANE:
        writeLane(op, in.lane);
        break;
      default:
        writeStructured(in, op);
    }
  }

  /** Writes what has indices, types or lists. */
  private void writeStructured(Instruction in, Op op) {
    switch (op.immediates()) {
      case BLOCK_TYPE:
        writeBlock(op, in.typeIndex, in.blockResult);
        break;
      case TRY_TABLE:
        writeOpcode(op);
        writeBlockType(in.typeIndex, in.blockResult);
        writeCatches(in.list, in.count);
        break;
      case LABEL_TABLE:
        writeOpcode(op);
        writeLabels(in.list, in.count);
        break;
      case VALUE_TYPES:
        writeOpcode(op);
        writeValueTypes(in.list, in.count);
        break;
      case HEAP_TYPE:
        writeHeapType(op, TypeCodes.heap(in.typeCode));
        break;
      case CAST_BRANCH:
        writeCastBranch(op, in.index, in.typeCode, in.typeCode2);
        break;
      default:
        if (indices(op) == 1) {
          writeIndex(op, in.index);
        } else {
          writeIndices(op, in.index, in.index2);
        }
    }
  }

  private void writeOpcode(Op op, Immediates shape) {
    require(op.immediates() == shape, op);
    writeOpcode(op);
  }

  private void writeOpcode(Op op) {
    if (op.isPrefixed()) {
      out.writeByte(op.prefix());
      out.writeU32(op.subcode());
    } else {
      out.writeByte(op.code());
    }
  }

  private void writeBlockType(int typeIndex, int result) {
    if (typeIndex != Instruction.NO_TYPE_INDEX) {
      out.writeS64(typeIndex & 0xFFFFFFFFL);
    } else if (result == TypeCodes.BOTTOM) {
      out.writeByte(NO_RESULT);
    } else {
      TypeWriter.writeValueType(out, result);
    }
  }

  private void writeCatches(int[] catches, int count) {
    out.writeU32(count);
    for (int i = 0; i < 3 * count; i += 3) {
      int kind = catches[i];
      out.writeByte(kind);
      if (kind < Instruction.CATCH_ALL) {
        out.writeU32(catches[i + 1]);
      }
      out.writeU32(catches[i + 2]);
    }
  }

  private void writeLabels(int[] labels, int count) {
    out.writeU32(count);
    for (int i = 0; i <= count; i++) {
      out.writeU32(labels[i]);
    }
  }

  private void writeValueTypes(int[] types, int count) {
    out.writeU32(count);
    for (int i = 0; i < count; i++) {
      TypeWriter.writeValueType(out, types[i]);
    }
  }

  private void writeMemoryArgument(int align, int memory, long offset) {
    if (memory == 0) {
      out.writeU32(align);
    } else {
      out.writeU32(align | InstructionReader.MEMORY_INDEX_FLAG);
      out.writeU32(memory);
    }
    out.writeU64(offset);
  }

  /** The number of indices that the immediates consist of, 0 if of anything else. */
  private static int indices(Op op) {
    switch (op.immediates()) {
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
        return 1;
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
        return 2;
      default:
        return 0;
    }
  }

  private static void require(boolean fits, Op op) {
    if (!fits) {
      throw new IllegalArgumentException(op + " has no such immediates");
    }
  }
}
