package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;

/** Emits access to the extra slots, through which go values that Java's calls cannot carry. */
final class ExtraSlotAccess {
  private final JavaCode code;

  ExtraSlotAccess(JavaCode code) {
    this.code = code;
  }

  /** Puts the value on top of the stack into a slot, a vector into two. */
  void put(int type, int slot) {
    if (type == TypeCodes.V128) {
      put(TypeCodes.I64, slot + 1);
      put(TypeCodes.I64, slot);
      return;
    }
    code.push(slot);
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.EXTRA_SLOTS,
        "put",
        "("
            + JavaTypes.descriptor(type)
            + "I"
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")V");
  }

  /** Takes a value out of a slot, a vector out of two. */
  void take(int type, int slot) {
    if (type == TypeCodes.V128) {
      take(TypeCodes.I64, slot);
      take(TypeCodes.I64, slot + 1);
      return;
    }
    code.push(slot);
    code.loadInstance();
    String method =
        switch (type) {
          case TypeCodes.I32 -> "takeInt";
          case TypeCodes.I64 -> "takeLong";
          case TypeCodes.F32 -> "takeFloat";
          case TypeCodes.F64 -> "takeDouble";
          default -> "takeObject";
        };
    code.invokeStatic(
        RuntimeNames.EXTRA_SLOTS,
        method,
        "(I" + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")" + JavaTypes.descriptor(type));
  }

  /** Puts the values on top of the stack that are the last of these into slots. */
  void putTop(int[] types, int first) {
    int slot = slots(types, types.length);
    for (int i = types.length - 1; i >= first; i--) {
      int type = types[i];
      slot -= TypeCodes.slots(type);
      put(type, slot);
    }
  }

  /** Puts all results into slots but what is returned as Java's result. */
  void putResults(int[] results) {
    if (results.length > 0) {
      putTop(results, 1);
      if (results[0] == TypeCodes.V128) {
        put(TypeCodes.I64, 1);
      }
    }
  }

  /** Takes out what is returned as Java's result: of a vector the low half. */
  void takeFirst(int type) {
    take(type == TypeCodes.V128 ? TypeCodes.I64 : type, 0);
  }

  /** Takes all results out of slots that have not been returned as Java's result. */
  void takeResults(int[] results) {
    int slot = 0;
    for (int i = 0; i < results.length; i++) {
      int result = results[i];
      if (i > 0) {
        take(result, slot);
      } else if (result == TypeCodes.V128) {
        take(TypeCodes.I64, 1);
      }
      slot += TypeCodes.slots(result);
    }
  }

  private static int slots(int[] types, int count) {
    int slots = 0;
    for (int i = 0; i < count; i++) {
      slots += TypeCodes.slots(types[i]);
    }
    return slots;
  }
}
