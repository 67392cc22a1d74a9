package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import org.objectweb.asm.Opcodes;

/** References that need no garbage collection; {@link CompareEmitter} compares them. */
final class ReferenceEmitter {
  private final Emission emission;

  ReferenceEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    Op op = form.op(at);
    FramedCode code = emission.code;
    switch (op) {
      case REF_NULL -> code.op(Opcodes.ACONST_NULL);
      case REF_FUNC -> InstanceAccess.pushFunction(emission, form.index(at));
      case REF_AS_NON_NULL -> {
        emission.locate(at);
        code.loadInstance();
        code.invokeStatic(
            RuntimeNames.TRAPS,
            "nonNull",
            "("
                + RuntimeNames.descriptor(RuntimeNames.OBJECT)
                + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
                + ")"
                + RuntimeNames.descriptor(RuntimeNames.OBJECT));
      }
      default -> throw Unsupported.instruction(emission, op);
    }
  }
}
