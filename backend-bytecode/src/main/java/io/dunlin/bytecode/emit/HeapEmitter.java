package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;

/** Structures, arrays, casts and small integers. */
final class HeapEmitter {
  private final Emission emission;
  private final StructEmitter structs;
  private final ArrayEmitter arrays;
  private final CastEmitter casts;

  HeapEmitter(Emission emission) {
    this.emission = emission;
    this.structs = new StructEmitter(emission);
    this.arrays = new ArrayEmitter(emission);
    this.casts = new CastEmitter(emission);
  }

  /** Emits an instruction whose operands have been popped. */
  void emit(int at) {
    FunctionForm form = emission.form;
    Op op = form.op(at);
    emission.locate(at);
    switch (op) {
      case STRUCT_NEW, STRUCT_NEW_DEFAULT, STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U, STRUCT_SET ->
          structs.emit(at);
      case REF_TEST, REF_TEST_NULL -> casts.test(form.extra(at, 0));
      case REF_CAST, REF_CAST_NULL -> casts.cast(at);
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
        // The host's references are the same objects in both hierarchies.
      }
      case REF_I31 -> smallInteger("of", "(I", "Ljava/lang/Object;");
      case I31_GET_S -> smallInteger("signed", "(Ljava/lang/Object;", "I");
      case I31_GET_U -> smallInteger("unsigned", "(Ljava/lang/Object;", "I");
      default -> arrays.emit(at);
    }
  }

  private void smallInteger(String method, String params, String result) {
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.SMALL_INTEGERS,
        method,
        params + RuntimeNames.descriptor(RuntimeNames.INSTANCE) + ")" + result);
  }
}
