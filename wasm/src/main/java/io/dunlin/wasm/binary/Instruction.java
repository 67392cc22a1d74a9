package io.dunlin.wasm.binary;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * An instruction with its immediates, as {@link InstructionReader} last read it.
 *
 * <p>A cursor: each read overwrites it. Which accessors have a meaning depends on the shape of the
 * immediates ({@link Op#immediates()}); the others give leftovers. Indices are unsigned 32-bit
 * numbers in an int.
 */
public final class Instruction {
  /** Kinds of catch clauses of {@code try_table}. */
  public static final int CATCH = 0;

  /** {@code catch_ref}. */
  public static final int CATCH_REF = 1;

  /** {@code catch_all}. */
  public static final int CATCH_ALL = 2;

  /** {@code catch_all_ref}. */
  public static final int CATCH_ALL_REF = 3;

  /** The block type that is neither an index nor a value type: no parameters, no results. */
  public static final int NO_TYPE_INDEX = -1;

  Op op = Op.NOP;
  int offset;
  int index;
  int index2;
  long value;
  long valueHigh;
  int align;
  int lane;
  int typeIndex;
  int blockResult;
  int typeCode;
  int typeCode2;
  int count;
  int[] list = new int[16];

  /** Creates a cursor that stands nowhere. */
  public Instruction() {}

  /** Which instruction it is. */
  public Op op() {
    return op;
  }

  /** The offset of the opcode in the module's bytes. */
  public int offset() {
    return offset;
  }

  /**
   * The first index: function, local, global, table, tag, label, segment, memory (of {@code MEMORY}
   * and {@code MEMARG} shapes) or type. Of copies, the destination; of {@code table.init}, {@code
   * memory.init}, the segment.
   */
  public int index() {
    return index;
  }

  /**
   * The second index: the table of {@code call_indirect} and {@code table.init}, the memory of
   * {@code memory.init}, the source of copies, field, segment, number of operands.
   */
  public int index2() {
    return index2;
  }

  /** The constant (floating point as raw bits, i32 and f32 sign-extended), or the memory offset. */
  public long value() {
    return value;
  }

  /** The high half of a {@code v128} constant or of the lanes of a shuffle. */
  public long valueHigh() {
    return valueHigh;
  }

  /** The logarithm of the alignment of a memory access. */
  public int align() {
    return align;
  }

  /** The lane. */
  public int lane() {
    return lane;
  }

  /** The type index of a block type, or {@link #NO_TYPE_INDEX}. */
  public int blockTypeIndex() {
    return typeIndex;
  }

  /** The one result of a block type without index as a type code, or bottom if there is none. */
  public int blockResult() {
    return blockResult;
  }

  /**
   * The reference type of {@code ref.null} (nullable), {@code ref.test}, {@code ref.cast}; the
   * source type of a cast branch.
   *
   * @see TypeCodes
   */
  public int typeCode() {
    return typeCode;
  }

  /** The target type of a cast branch. */
  public int typeCode2() {
    return typeCode2;
  }

  /** The number of labels without the default, of catch clauses, or of value types. */
  public int count() {
    return count;
  }

  /** A label of {@code br_table}; the one at {@link #count()} is the default. */
  public int label(int i) {
    return list[i];
  }

  /** A value type of a typed {@code select} as a code. */
  public int valueType(int i) {
    return list[i];
  }

  /** The kind of a catch clause. */
  public int catchKind(int i) {
    return list[3 * i];
  }

  /** The tag of a catch clause that has one. */
  public int catchTag(int i) {
    return list[3 * i + 1];
  }

  /** The label of a catch clause, counted without the {@code try_table} itself. */
  public int catchLabel(int i) {
    return list[3 * i + 2];
  }

  @Override
  public String toString() {
    return op.mnemonic() + " at 0x" + Integer.toHexString(offset);
  }
}
