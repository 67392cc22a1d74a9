package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Emits access to values in a {@code long[]} and an {@code Object[]}, as the host has them. */
final class ArraySlots {
  private static final int NONE = -1;

  private final JavaCode code;
  private final int numbers;
  private final int references;
  private final int base;

  /**
   * Access by the arrays in two locals.
   *
   * @param base the local with the index of slot 0
   */
  ArraySlots(JavaCode code, int numbers, int references, int base) {
    this.code = code;
    this.numbers = numbers;
    this.references = references;
    this.base = base;
  }

  /** Access by the arrays in two locals whose first elements are slot 0. */
  ArraySlots(JavaCode code, int numbers, int references) {
    this(code, numbers, references, NONE);
  }

  private void pushPlace(boolean isReference, int slot) {
    code.load(JavaTypes.REFERENCE, isReference ? references : numbers);
    if (base == NONE) {
      code.push(slot);
      return;
    }
    code.load(TypeCodes.I32, base);
    if (slot > 0) {
      code.push(slot);
      code.op(Opcodes.IADD);
    }
  }

  /** Puts the value in a slot, of a vector in one for each component, onto Java's stack. */
  void load(int type, int slot) {
    VectorForm form = VectorForm.ofType(type);
    if (form != null) {
      for (int i = 0; i < form.count(); i++) {
        load(form.component(), slot + i);
      }
      return;
    }
    switch (type) {
      case TypeCodes.I32, TypeCodes.I64, TypeCodes.F32, TypeCodes.F64 -> {
        pushPlace(false, slot);
        code.op(Opcodes.LALOAD);
        code.fromBits(type);
      }
      default -> {
        pushPlace(true, slot);
        code.op(Opcodes.AALOAD);
      }
    }
  }

  /** Puts a value that is in a local into a slot, a vector into one for each component. */
  void store(int type, int slot, int local) {
    VectorForm form = VectorForm.ofType(type);
    if (form != null) {
      for (int i = 0; i < form.count(); i++) {
        store(form.component(), slot + i, form.slot(local, i));
      }
      return;
    }
    switch (type) {
      case TypeCodes.I32, TypeCodes.I64, TypeCodes.F32, TypeCodes.F64 -> {
        pushPlace(false, slot);
        code.load(type, local);
        code.toBits(type);
        code.op(Opcodes.LASTORE);
      }
      default -> {
        pushPlace(true, slot);
        code.load(type, local);
        code.op(Opcodes.AASTORE);
      }
    }
  }
}
