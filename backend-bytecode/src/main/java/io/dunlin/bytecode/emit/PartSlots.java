package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/**
 * Emits how locals pass between methods of one function through extra slots: numbers by accesses of
 * the array, which is read once, since HotSpot inlines no calls any more where a method has many.
 * Vectors pass in the form in which the function holds them, a slot for each component.
 */
final class PartSlots {
  private static final int NONE = -1;

  private final Emission emission;
  private final ExtraSlotAccess references;
  private ArraySlots numbers;

  PartSlots(Emission emission) {
    this.emission = emission;
    this.references = new ExtraSlotAccess(emission.code);
    this.numbers = new ArraySlots(emission.code, NONE, NONE);
  }

  /** Reads the array into a temporary; what has been read before is stale behind a call. */
  void read() {
    FramedCode code = emission.code;
    code.loadInstance();
    code.getField(
        RuntimeNames.INSTANCE, "context", RuntimeNames.descriptor(RuntimeNames.EXECUTION_CONTEXT));
    code.getField(RuntimeNames.EXECUTION_CONTEXT, "extraNumbers", "[J");
    numbers = new ArraySlots(code, emission.storeTemporary(JavaTypes.NUMBERS), NONE);
  }

  /** How many slots a local takes. */
  int count(int local) {
    return JavaTypes.count(emission.vectors.passedType(local));
  }

  /** Puts a local into slots from one on. */
  void put(int local, int slot) {
    int type = emission.vectors.passedType(local);
    if (TypeCodes.isReference(emission.locals.declaredType(local))) {
      emission.loadLocal(local);
      references.put(type, slot);
    } else if (type == emission.locals.type(local)) {
      numbers.store(type, slot, emission.locals.slot(local));
    } else {
      emission.loadLocal(local);
      int mark = emission.locals.mark();
      numbers.store(type, slot, emission.storeTemporary(type));
      emission.locals.release(mark);
    }
  }

  /** Takes a local out of slots from one on. */
  void take(int local, int slot) {
    int type = emission.vectors.passedType(local);
    if (TypeCodes.isReference(emission.locals.declaredType(local))) {
      references.take(type, slot);
    } else {
      numbers.load(type, slot);
    }
    if (type == emission.locals.type(local)) {
      emission.code.store(type, emission.locals.slot(local));
    } else {
      emission.storeLocal(local);
    }
  }
}
