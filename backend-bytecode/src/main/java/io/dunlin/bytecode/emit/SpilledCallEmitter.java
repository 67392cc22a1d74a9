package io.dunlin.bytecode.emit;

import org.objectweb.asm.Opcodes;

/** Calls and returns of functions that have their values in a frame. */
final class SpilledCallEmitter extends CallEmitter {
  /** What a method of such a function returns at its end, in place of a label. */
  static final int FALLS_THROUGH = -1;

  /** What it returns when the function has ended: the label of the function. */
  static final int RETURNED = 0;

  private final SpilledValues values;

  SpilledCallEmitter(Emission emission, SpilledValues values) {
    super(emission);
    this.values = values;
  }

  @Override
  void emitReturn() {
    values.storeAll(emission.signature.resultTypes(), values.layout.carried());
    returnLabel(RETURNED);
  }

  /** Returns from the method to where control goes to a label. */
  void returnLabel(int label) {
    emission.code.push(label);
    emission.code.op(Opcodes.IRETURN);
  }

  @Override
  void callSelf() {
    values.storeAll(emission.signature.paramTypes(), 0);
    values.pushFrame();
    emission.code.invokeVirtual(RuntimeNames.FRAME, "restart", "()V");
    returnLabel(RETURNED);
  }

  @Override
  void returnNext() {
    int mark = emission.locals.mark();
    int function = emission.storeTemporary(JavaTypes.FUNCTION);
    values.pushFrame();
    emission.code.load(JavaTypes.FUNCTION, function);
    emission.locals.release(mark);
    emission.code.putField(
        RuntimeNames.FRAME, "next", RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION));
    returnLabel(RETURNED);
  }
}
