package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;

/** Writes operands that a bound limits, so that most of them are within it and some just not. */
final class Operands {
  /** Most accesses are close together, so that they meet. */
  private static final long WINDOW = 96;

  private final FunctionCode code;
  private final Choices choices;

  Operands(FunctionCode code) {
    this.code = code;
    this.choices = code.choices;
  }

  /** Writes a constant address, index or length. */
  void constant(int type, long value) {
    code.out.writeConstant(type == TypeCodes.I64 ? Op.I64_CONST : Op.I32_CONST, value);
  }

  /**
   * Writes a number that is in most cases one from 0 to {@code last} and otherwise near it or any.
   *
   * @param last may be -1, if nothing is within the bound
   */
  void bounded(int type, long last, int depth) {
    int way = choices.below(100);
    if (last < 0 || way < 3) {
      constant(type, last + choices.between(-2, 3));
    } else if (way < 5) {
      code.value(type, depth);
    } else if (way < 50) {
      constant(type, choices.between(0, last));
    } else {
      code.value(type, depth);
      mask(type, Long.highestOneBit(last + 1) - 1);
    }
  }

  private void mask(int type, long mask) {
    constant(type, mask);
    code.out.write(type == TypeCodes.I64 ? Op.I64_AND : Op.I32_AND);
  }

  /**
   * Writes the address of an access.
   *
   * @param bytes how many bytes are accessed from the address on
   * @param aligned whether the address must be a multiple of that
   */
  void address(MemoryType memory, long bytes, boolean aligned, int depth) {
    int type = memory.addressType().code();
    long last = memory.limits().min() * memory.pageSize() - bytes;
    if (aligned && bytes > 1 && last >= 0 && !choices.chance(4)) {
      long units = window(last) / bytes;
      if (choices.chance(50)) {
        constant(type, choices.between(0, units) * bytes);
      } else {
        code.value(type, depth);
        mask(type, (Long.highestOneBit(units + 1) - 1) * bytes);
      }
    } else {
      bounded(type, choices.chance(90) ? window(last) : last, depth);
    }
  }

  private long window(long last) {
    return choices.chance(75) ? Math.min(last, WINDOW) : last;
  }

  /** Writes an index of a table. */
  void index(TableType table, int depth) {
    bounded(table.addressType().code(), table.limits().min() - 1, depth);
  }

  /** The operand type of a length that two memories or tables share. */
  static int lengthType(AddressType target, AddressType source) {
    return target.min(source).code();
  }
}
