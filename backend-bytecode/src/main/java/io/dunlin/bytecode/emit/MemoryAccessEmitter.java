package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.AccessesAmongCalls;
import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.objectweb.asm.Opcodes;

/**
 * Scalar loads and stores.
 *
 * <p>Where a memory is an array, Java's check of the index is the only one: an address is an index
 * if it is not negative, and an address plus an offset if neither the address nor the sum is. Where
 * the array may be longer than the memory is large, the address is compared with the last one that
 * the memory is large enough for. Handle and array are put onto the stack below the address, in
 * front of the code that computes it, where the form says that this can be done. Among calls there
 * is no handle but a call of a method ({@link ElementAccess}).
 */
final class MemoryAccessEmitter {
  private final Emission emission;

  /** The first instruction of the method, to which the arrays below are relative. */
  private final int first;

  /** The last access whose address begins to be computed at an instruction, or NONE. */
  private final int[] outermost;

  /** The next access further inside that begins at the same instruction, or NONE. */
  private final int[] further;

  private final BitSet amongCalls;

  MemoryAccessEmitter(Emission emission) {
    this.emission = emission;
    FunctionForm form = emission.form;
    first = emission.start;
    outermost = new int[emission.end - first];
    further = new int[emission.end - first];
    Arrays.fill(outermost, FunctionForm.NONE);
    amongCalls = AccessesAmongCalls.of(form, first, emission.end);
    for (int at = first; at < emission.end; at++) {
      int start = form.operandStart(at);
      if (start != FunctionForm.NONE && isPrepared(at)) {
        further[at - first] = outermost[start - first];
        outermost[start - first] = at;
      }
    }
  }

  /** Whether handle and array are put onto the stack in front of the address of an access. */
  private boolean isPrepared(int at) {
    Op op = emission.form.op(at);
    return emission.isStackKept
        && isScalar(op)
        && op.accessBytes() > 1
        && emission.form.operandStart(at) != FunctionForm.NONE
        && emission.module.isArray(emission.form.index(at))
        && isOffsetPossible(at);
  }

  private static boolean isScalar(Op op) {
    return op.family() == Family.LOAD || op.family() == Family.STORE;
  }

  /** Whether any array is long enough for the offset. */
  boolean isOffsetPossible(int at) {
    return isOffsetPossible(emission.form, at);
  }

  /** The same of an access of a function. */
  static boolean isOffsetPossible(FunctionForm form, int at) {
    long offset = form.value(at);
    return offset >= 0 && offset <= Integer.MAX_VALUE - form.op(at).accessBytes();
  }

  /** Prepares the accesses whose addresses begin to be computed here. */
  void prepare(int at) {
    for (int access = outermost[at - first];
        access != FunctionForm.NONE;
        access = further[access - first]) {
      ElementAccess elements = elements(access);
      elements.begin(emission, emission.form.op(access));
      if (elements == ElementAccess.HANDLE) {
        emission.stack.push(JavaTypes.HANDLE);
      }
      emission.memories.load(emission.form.index(access));
      emission.stack.push(JavaTypes.BYTES);
    }
  }

  private void popPrepared(int at) {
    emission.stack.pop(elements(at) == ElementAccess.HANDLE ? 2 : 1);
  }

  private ElementAccess elements(int at) {
    return amongCalls.get(at) ? ElementAccess.METHOD : ElementAccess.HANDLE;
  }

  void load(int at) {
    load(at, emission.form.op(at));
  }

  /** Loads what a scalar instruction would load with the immediates of this instruction. */
  void load(int at, Op op) {
    FunctionForm form = emission.form;
    JavaCode code = emission.code;
    int memory = form.index(at);
    emission.locate(at);
    if (!emission.module.isArray(memory)) {
      loadByCall(at, op);
    } else if (!isOffsetPossible(at)) {
      code.drop(addressType(at));
      trap();
      code.pushDefault(Objects.requireNonNull(op.signature()).results()[0]);
      return;
    } else if (op.accessBytes() == 1) {
      index(at);
      int mark = emission.locals.mark();
      int index = emission.storeTemporary(TypeCodes.I32);
      emission.memories.load(memory);
      code.load(TypeCodes.I32, index);
      emission.locals.release(mark);
      checkIndex(memory);
      elements(at).get(emission, op);
    } else {
      if (isPrepared(at)) {
        index(at);
        popPrepared(at);
      } else {
        int mark = emission.locals.mark();
        index(at);
        int index = emission.storeTemporary(TypeCodes.I32);
        elements(at).begin(emission, op);
        emission.memories.load(memory);
        code.load(TypeCodes.I32, index);
        emission.locals.release(mark);
      }
      elements(at).get(emission, op);
    }
    widen(op);
  }

  /** Turns the address on top of the stack into an index. */
  void index(int at) {
    FunctionForm form = emission.form;
    JavaCode code = emission.code;
    int memory = form.index(at);
    int offset = (int) form.value(at);
    if (emission.module.hasRoom()) {
      checkLimit(at);
    } else if (emission.module.hasLongAddresses(memory)) {
      emission.memories.load(memory);
      code.op(Opcodes.ARRAYLENGTH);
      code.op(Opcodes.I2L);
      code.invokeStatic("java/util/Objects", "checkIndex", "(JJ)J");
      code.op(Opcodes.L2I);
    } else if (offset != 0) {
      checkIndex(memory);
    }
    if (offset != 0) {
      code.push(offset);
      code.op(Opcodes.IADD);
    }
  }

  /** Makes an index of the address on top of the stack, if the memory is large enough for it. */
  private void checkLimit(int at) {
    FunctionForm form = emission.form;
    JavaCode code = emission.code;
    int memory = form.index(at);
    emission.memories.loadLimit(memory);
    int behind = (int) form.value(at) + form.op(at).accessBytes() - 1;
    if (behind > 0) {
      code.push(behind);
      code.op(Opcodes.ISUB);
    }
    if (emission.module.hasLongAddresses(memory)) {
      code.op(Opcodes.I2L);
      code.invokeStatic("java/util/Objects", "checkIndex", "(JJ)J");
      code.op(Opcodes.L2I);
    } else {
      code.invokeStatic("java/util/Objects", "checkIndex", "(II)I");
    }
  }

  /** Checks that the index on top of the stack lies in the array, if that is not known. */
  void checkIndex(int memory) {
    if (emission.module.hasRoom()) {
      return;
    }
    emission.memories.load(memory);
    emission.code.op(Opcodes.ARRAYLENGTH);
    emission.code.invokeStatic("java/util/Objects", "checkIndex", "(II)I");
  }

  /** Checks that an access is in the array whose index is on top of the stack, and drops that. */
  void checkAccess(int at) {
    if (!emission.module.hasRoom()) {
      emission.memories.load(emission.form.index(at));
      emission.code.op(Opcodes.ARRAYLENGTH);
      emission.code.push(emission.form.op(at).accessBytes() - 1);
      emission.code.op(Opcodes.ISUB);
      emission.code.invokeStatic("java/util/Objects", "checkIndex", "(II)I");
    }
    emission.code.op(Opcodes.POP);
  }

  int addressType(int at) {
    return emission.module.hasLongAddresses(emission.form.index(at))
        ? TypeCodes.I64
        : TypeCodes.I32;
  }

  void trap() {
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.TRAPS,
        "throwOutOfBounds",
        "(" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")V");
  }

  /** From what was read to the type of the instruction's result. */
  private void widen(Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case I32_LOAD8_U, I64_LOAD8_U -> {
        code.push(0xFF);
        code.op(Opcodes.IAND);
      }
      case I32_LOAD16_U, I64_LOAD16_U -> {
        code.push(0xFFFF);
        code.op(Opcodes.IAND);
      }
      default -> {}
    }
    switch (op) {
      case I64_LOAD8_S, I64_LOAD8_U, I64_LOAD16_S, I64_LOAD16_U, I64_LOAD32_S ->
          code.op(Opcodes.I2L);
      case I64_LOAD32_U -> code.zeroExtend();
      default -> {}
    }
  }

  void store(int at) {
    store(at, emission.form.op(at));
  }

  /** Stores what a scalar instruction would store with the immediates of this instruction. */
  void store(int at, Op op) {
    FunctionForm form = emission.form;
    JavaCode code = emission.code;
    int memory = form.index(at);
    emission.locate(at);
    narrow(op);
    int mark = emission.locals.mark();
    if (!emission.module.isArray(memory)) {
      storeByCall(at, op);
    } else if (!isOffsetPossible(at)) {
      code.drop(valueType(op));
      code.drop(addressType(at));
      trap();
    } else if (isPrepared(at)
        && form.value(at) == 0
        && addressType(at) == TypeCodes.I32
        && !emission.module.hasRoom()) {
      popPrepared(at);
      elements(at).set(emission, op);
    } else {
      int type = valueType(op);
      int value = emission.storeTemporary(type);
      index(at);
      storeAt(at, op, type, value);
    }
    emission.locals.release(mark);
  }

  /** Stores a value at the index on top of the stack. */
  private void storeAt(int at, Op op, int type, int value) {
    JavaCode code = emission.code;
    int memory = emission.form.index(at);
    if (isPrepared(at)) {
      popPrepared(at);
    } else {
      int index = emission.storeTemporary(TypeCodes.I32);
      elements(at).begin(emission, op);
      emission.memories.load(memory);
      code.load(TypeCodes.I32, index);
      if (op.accessBytes() == 1) {
        checkIndex(memory);
      }
    }
    code.load(type, value);
    elements(at).set(emission, op);
  }

  /** From the operand to what is written. */
  private void narrow(Op op) {
    JavaCode code = emission.code;
    switch (op) {
      case I64_STORE8, I64_STORE16, I64_STORE32 -> code.op(Opcodes.L2I);
      default -> {}
    }
    switch (op) {
      case I32_STORE8, I64_STORE8 -> code.op(Opcodes.I2B);
      case I32_STORE16, I64_STORE16 -> code.op(Opcodes.I2S);
      default -> {}
    }
  }

  /** The type of what is left after narrowing. */
  private static int valueType(Op op) {
    return switch (op) {
      case I64_STORE -> TypeCodes.I64;
      case F32_STORE -> TypeCodes.F32;
      case F64_STORE -> TypeCodes.F64;
      default -> TypeCodes.I32;
    };
  }

  private void loadByCall(int at, Op op) {
    addressAsLong(at);
    callMemory(at, op, "get", "", accessDescriptor(op));
    switch (op) {
      case F32_LOAD -> emission.code.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
      case F64_LOAD -> emission.code.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
      default -> {}
    }
  }

  private void storeByCall(int at, Op op) {
    switch (op) {
      case F32_STORE -> emission.code.invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
      case F64_STORE ->
          emission.code.invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      default -> {}
    }
    if (addressType(at) == TypeCodes.I32) {
      int type = op.accessBytes() == Long.BYTES ? TypeCodes.I64 : TypeCodes.I32;
      int value = emission.storeTemporary(type);
      emission.code.op(Opcodes.I2L);
      emission.code.load(type, value);
    }
    callMemory(at, op, "set", accessDescriptor(op), "V");
  }

  void addressAsLong(int at) {
    if (addressType(at) == TypeCodes.I32) {
      emission.code.op(Opcodes.I2L);
    }
  }

  private static String accessDescriptor(Op op) {
    return switch (op.accessBytes()) {
      case Byte.BYTES -> "B";
      case Short.BYTES -> "S";
      case Integer.BYTES -> "I";
      default -> "J";
    };
  }

  /** Calls a method for memories that are no arrays; address and value are on the stack. */
  private void callMemory(int at, Op op, String verb, String value, String result) {
    JavaCode code = emission.code;
    code.push(emission.form.value(at));
    InstanceAccess.pushMemory(emission, emission.form.index(at));
    code.loadInstance();
    String noun =
        switch (op.accessBytes()) {
          case Byte.BYTES -> "Byte";
          case Short.BYTES -> "Short";
          case Integer.BYTES -> "Int";
          default -> "Long";
        };
    code.invokeStatic(
        RuntimeNames.MEMORY_CALLS,
        verb + noun,
        "(J"
            + value
            + "J"
            + RuntimeNames.descriptor(RuntimeNames.MEMORY_INSTANCE)
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")"
            + result);
  }
}
