package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** References that need no garbage collection. */
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
      case REF_IS_NULL -> pushIf(Opcodes.IFNULL);
      case REF_EQ -> same();
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

  /** Compares the two references on top of the stack. */
  private void same() {
    OperandStack stack = emission.stack;
    if (isNoSmallInteger(stack.type(stack.size()))
        || isNoSmallInteger(stack.type(stack.size() + 1))) {
      pushIf(Opcodes.IF_ACMPEQ);
    } else {
      emission.code.invokeStatic(
          RuntimeNames.CASTS, "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
    }
  }

  /** Whether values of a type are the same only if they are the same object of Java. */
  private static boolean isNoSmallInteger(int type) {
    int heap = TypeCodes.heap(type);
    return TypeCodes.isConcrete(heap)
        || heap == TypeCodes.STRUCT
        || heap == TypeCodes.ARRAY
        || heap == TypeCodes.NONE;
  }

  /** Pushes whether a jump would be taken. */
  private void pushIf(int jump) {
    FramedCode code = emission.code;
    Label taken = new Label();
    Label end = new Label();
    code.jump(jump, taken);
    code.push(0);
    code.jump(Opcodes.GOTO, end);
    code.place(taken);
    code.push(1);
    emission.stack.push(TypeCodes.I32);
    code.place(end);
    emission.stack.pop(1);
  }
}
