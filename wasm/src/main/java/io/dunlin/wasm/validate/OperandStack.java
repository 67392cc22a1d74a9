package io.dunlin.wasm.validate;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;

/**
 * The operand stack of the validation algorithm, as type codes, and the operands that the
 * instruction at hand has popped.
 *
 * <p>Operands below {@link #base} belong to outer labels and are out of reach. In unreachable code
 * the stack is {@link #polymorphic}: whatever is popped beyond the base is there, with type bottom.
 */
final class OperandStack {
  private final ModuleTypes moduleTypes;
  private int[] types = new int[256];
  private int height;
  private int base;
  private boolean polymorphic;

  /** What the instruction popped, the top first. */
  private int[] popped = new int[64];

  private int poppedCount;

  OperandStack(ModuleTypes moduleTypes) {
    this.moduleTypes = moduleTypes;
  }

  /** Empties the stack. */
  void clear() {
    height = 0;
    base = 0;
    polymorphic = false;
    poppedCount = 0;
  }

  int height() {
    return height;
  }

  int type(int index) {
    if (index < 0 || index >= height) {
      throw new IndexOutOfBoundsException("operand " + index + " of " + height);
    }
    return types[index];
  }

  boolean polymorphic() {
    return polymorphic;
  }

  /** The next instruction begins: nothing popped yet. */
  void forgetPopped() {
    poppedCount = 0;
  }

  int poppedCount() {
    return poppedCount;
  }

  /** The type of an operand that the instruction popped, 0 for the deepest. */
  int popped(int index) {
    if (index < 0 || index >= poppedCount) {
      throw new IndexOutOfBoundsException("operand " + index + " of " + poppedCount);
    }
    return popped[poppedCount - 1 - index];
  }

  /** Lays the operands that are there now out of reach. */
  void enter() {
    base = height;
    polymorphic = false;
  }

  /** Gives the operands above this base in reach. */
  void leave(int outerBase, boolean outerPolymorphic) {
    base = outerBase;
    polymorphic = outerPolymorphic;
  }

  /** Drops what is in reach: the code behind is unreachable, and any operand can be popped. */
  void becomePolymorphic() {
    height = base;
    polymorphic = true;
  }

  /** Drops what is in reach. */
  void truncate() {
    height = base;
    polymorphic = false;
  }

  void push(int type) {
    if (height == types.length) {
      grow(1);
    }
    types[height++] = type;
  }

  void push(int[] added) {
    push(added, added.length);
  }

  /** Pushes the first {@code count} of these types. */
  void push(int[] added, int count) {
    if (count > types.length - height) {
      grow(count);
    }
    for (int i = 0; i < count; i++) {
      types[height + i] = added[i];
    }
    height += count;
  }

  private void grow(int count) {
    long needed = (long) height + count;
    if (needed > WasmLimits.OPERANDS) {
      throw Fault.tooMany("operands on the stack", WasmLimits.OPERANDS);
    }
    long doubled = Math.min(types.length * 2L, WasmLimits.OPERANDS);
    types = Arrays.copyOf(types, (int) Math.max(needed, doubled));
  }

  /**
   * Pops and pushes as a fixed signature says.
   *
   * @param address the type that negative codes in the signature stand for
   */
  void apply(int[] params, int[] results, int address) {
    int from = height - params.length;
    if (from >= base && equalFrom(from, params, address)) {
      height = from;
    } else {
      pop(resolve(params, address));
    }
    if (results.length == 1) {
      int type = results[0];
      push(type < 0 ? address : type);
    } else if (results.length != 0) {
      push(resolve(results, address));
    }
  }

  /** Whether these are the types of the topmost operands; they are noted as popped. */
  private boolean equalFrom(int from, int[] params, int address) {
    int count = params.length;
    for (int i = 0; i < count; i++) {
      int expected = params[i] < 0 ? address : params[i];
      if (types[from + i] != expected) {
        return false;
      }
      popped[count - 1 - i] = expected;
    }
    poppedCount = count;
    return true;
  }

  private static int[] resolve(int[] signature, int address) {
    int[] resolved = signature.clone();
    for (int i = 0; i < resolved.length; i++) {
      if (resolved[i] < 0) {
        resolved[i] = address;
      }
    }
    return resolved;
  }

  /** Pops an operand of any type. */
  int pop() {
    int type;
    if (height > base) {
      type = types[--height];
    } else if (polymorphic) {
      type = TypeCodes.BOTTOM;
    } else {
      throw Fault.mismatch("instruction requires an operand but stack has []");
    }
    note(type);
    return type;
  }

  /** Pops an operand of this type, and gives the type that it has. */
  int pop(int expected) {
    int type;
    if (height > base) {
      type = types[--height];
      if (type != expected && !moduleTypes.matches(type, expected)) {
        height++;
        throw mismatch(new int[] {expected});
      }
    } else if (polymorphic) {
      type = TypeCodes.BOTTOM;
    } else {
      throw mismatch(new int[] {expected});
    }
    note(type);
    return type;
  }

  /** Pops operands of these types. */
  void pop(int[] expected) {
    pop(expected, expected.length);
  }

  /** Pops operands of the first {@code count} of these types. */
  void pop(int[] expected, int count) {
    if (!fits(expected, count)) {
      throw mismatch(Arrays.copyOf(expected, count));
    }
    take(count);
  }

  /** Pops operands of these types, which must be all that are in reach. */
  void popBlock(int[] expected) {
    peek(expected);
    if (height - base > expected.length) {
      throw mismatch("block", expected, height - base);
    }
    take(expected.length);
  }

  /** Checks that operands of these types are there, and leaves them. */
  void peek(int[] expected) {
    if (!fits(expected, expected.length)) {
      throw mismatch(expected);
    }
  }

  private boolean fits(int[] expected, int count) {
    int available = Math.min(count, height - base);
    if (available < count && !polymorphic) {
      return false;
    }
    int from = height - available;
    int firstExpected = count - available;
    for (int i = available - 1; i >= 0; i--) {
      int actual = types[from + i];
      int wanted = expected[firstExpected + i];
      if (actual != wanted && !moduleTypes.matches(actual, wanted)) {
        return false;
      }
    }
    return true;
  }

  private void take(int count) {
    if (count > popped.length - poppedCount) {
      popped = Arrays.copyOf(popped, Math.max(poppedCount + count, 2 * popped.length));
    }
    for (int i = 0; i < count; i++) {
      popped[poppedCount++] = height > base ? types[--height] : TypeCodes.BOTTOM;
    }
  }

  private void note(int type) {
    if (poppedCount == popped.length) {
      popped = Arrays.copyOf(popped, 2 * popped.length);
    }
    popped[poppedCount++] = type;
  }

  /** Pops a reference of any type; one that is missing in unreachable code is below all types. */
  int popReference() {
    int type = pop();
    if (type == TypeCodes.BOTTOM) {
      return TypeCodes.BOTTOM_REFERENCE;
    }
    if (!TypeCodes.isReference(type)) {
      throw Fault.mismatch(
          "instruction requires a reference but stack has [" + TypeCodes.toString(type) + "]");
    }
    return type;
  }

  private InvalidModuleException mismatch(int[] expected) {
    return mismatch("instruction", expected, Math.min(expected.length, height - base));
  }

  /** Says what is required and what the topmost operands are. */
  private InvalidModuleException mismatch(String who, int[] expected, int shown) {
    int from = height - shown;
    String stack = Fault.list(i -> types[from + i], shown);
    return Fault.mismatch(who + " requires " + Fault.list(expected) + " but stack has " + stack);
  }
}
