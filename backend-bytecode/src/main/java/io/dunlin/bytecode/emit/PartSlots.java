package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/**
 * Emits how locals that are no vectors pass between methods of one function through extra slots:
 * numbers by accesses of the array, which is read once, since HotSpot inlines no calls any more
 * where a method has many.
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

  /** Puts the locals from an index on into slots from the first one on. */
  void putAll(int[] locals, int from) {
    read(locals, from);
    for (int i = from; i < locals.length; i++) {
      int type = emission.locals.type(locals[i]);
      int place = emission.locals.slot(locals[i]);
      if (TypeCodes.isReference(type)) {
        emission.code.load(type, place);
        references.put(type, i - from);
      } else {
        numbers.store(type, i - from, place);
      }
    }
  }

  /** Takes the locals from an index on out of slots from the first one on. */
  void takeAll(int[] locals, int from) {
    read(locals, from);
    for (int i = from; i < locals.length; i++) {
      int type = emission.locals.type(locals[i]);
      if (TypeCodes.isReference(type)) {
        references.take(type, i - from);
      } else {
        numbers.load(type, i - from);
      }
      emission.code.store(type, emission.locals.slot(locals[i]));
    }
  }

  /** Reads the array into a temporary; what has been read before is stale behind a call. */
  private void read(int[] locals, int from) {
    if (from >= locals.length) {
      return;
    }
    FramedCode code = emission.code;
    code.loadInstance();
    code.getField(
        RuntimeNames.INSTANCE, "context", RuntimeNames.descriptor(RuntimeNames.EXECUTION_CONTEXT));
    code.getField(RuntimeNames.EXECUTION_CONTEXT, "extraNumbers", "[J");
    numbers = new ArraySlots(code, emission.storeTemporary(JavaTypes.NUMBERS), NONE);
  }
}
