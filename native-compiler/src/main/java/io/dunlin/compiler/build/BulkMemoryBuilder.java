package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.wasm.validate.FuelSegments;

/**
 * Copies and fills ranges of linear memories.
 *
 * <p>Of a few bytes whose number is known, these are plain loads and stores. The whole range counts
 * as out of bounds if a part is: so all is loaded before anything is stored, and the last bytes are
 * stored first. If these are within the memory, so are all others.
 */
final class BulkMemoryBuilder {
  /** The longest range that is copied by loads and stores. */
  private static final int MOST_BYTES = 64;

  private static final int VECTOR_BYTES = 16;
  private static final long EACH_BYTE = 0x0101010101010101L;

  private final BodyState state;
  private final MemoryBuilder memories;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;

  BulkMemoryBuilder(BodyState state, MemoryBuilder memories) {
    this.state = state;
    this.memories = memories;
    function = state.function;
    ir = state.ir;
    stack = state.stack;
  }

  void copy(int toMemory, int fromMemory) {
    int length = state.extend(stack.pop());
    int source = state.extend(stack.pop());
    int destination = state.extend(stack.pop());
    state.consumeFuel(length, FuelSegments.BYTES_PER_UNIT_LOG2);
    int bytes = shortLength(length);
    if (bytes == 0) {
      int to = memories.structure(toMemory);
      int from = memories.structure(fromMemory);
      state.libcall(RuntimeFunction.MEMORY_COPY, to, from, destination, source, length);
      return;
    }
    int to = memories.rangeAddress(toMemory, destination, bytes);
    int from = memories.rangeAddress(fromMemory, source, bytes);
    int[] offsets = new int[MOST_BYTES];
    int count = partition(bytes, offsets);
    int part = Math.min(VECTOR_BYTES, Integer.highestOneBit(bytes));
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      long operand = memories.operand(fromMemory, offsets[i], access(part));
      values[i] = ir.load(type(part), from, operand);
    }
    for (int i = count - 1; i >= 0; i--) {
      store(toMemory, to, offsets[i], part, values[i]);
    }
  }

  void fill(int memory) {
    int length = state.extend(stack.pop());
    int value = stack.pop();
    int destination = state.extend(stack.pop());
    state.consumeFuel(length, FuelSegments.BYTES_PER_UNIT_LOG2);
    int bytes = shortLength(length);
    if (bytes == 0) {
      int to = memories.structure(memory);
      state.libcall(RuntimeFunction.MEMORY_FILL, to, destination, value, length);
      return;
    }
    int to = memories.rangeAddress(memory, destination, bytes);
    int[] offsets = new int[MOST_BYTES];
    int part = Math.min(VECTOR_BYTES, Integer.highestOneBit(bytes));
    int pattern = pattern(value, part);
    for (int i = partition(bytes, offsets) - 1; i >= 0; i--) {
      store(memory, to, offsets[i], part, pattern);
    }
  }

  /** The number of bytes if that is known and not 0, and there are few; else 0. */
  private int shortLength(int length) {
    int definition = function.definition(length);
    int number =
        definition != IrFunction.NONE && function.op(definition) == IrOp.EXTEND_I32_U
            ? function.operand(definition, 0)
            : length;
    long bytes = function.isConstant(number) ? function.constantBits(number) : 0;
    return bytes > 0 && bytes <= MOST_BYTES ? (int) bytes : 0;
  }

  /**
   * Cuts a range into parts of one size, the greatest power of two that fits, up to a vector's. The
   * last part begins within the one before it if they do not come out even.
   */
  private static int partition(int bytes, int... offsets) {
    int part = Math.min(VECTOR_BYTES, Integer.highestOneBit(bytes));
    int count = 0;
    for (int at = 0; at < bytes; at += part) {
      offsets[count++] = Math.min(at, bytes - part);
    }
    return count;
  }

  private static IrType type(int bytes) {
    return switch (bytes) {
      case 8 -> IrType.I64;
      case VECTOR_BYTES -> IrType.V128;
      default -> IrType.I32;
    };
  }

  private static Access access(int bytes) {
    return switch (bytes) {
      case 1 -> Access.U8;
      case 2 -> Access.U16;
      default -> Access.WHOLE;
    };
  }

  private void store(int memory, int address, int offset, int bytes, int value) {
    long operand = memories.operand(memory, offset, access(bytes));
    ir.store(address, value, operand);
  }

  /** So many bytes that are all the low one of a value. */
  private int pattern(int value, int bytes) {
    if (bytes == VECTOR_BYTES) {
      return ir.unary(IrOp.SPLAT, Shape.I8X16, value);
    }
    Shape shape = Shape.of(type(bytes));
    int low = ir.binary(IrOp.AND, Shape.I32, value, ir.i32(0xFF));
    int wide = bytes == 8 ? state.extend(low) : low;
    return ir.binary(IrOp.MUL, shape, wide, function.constant(type(bytes), EACH_BYTE));
  }
}
