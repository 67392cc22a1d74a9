package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Calls, tail calls and returns.
 *
 * <p>Of the results, the first is Java's; the others are taken from extra slots right after the
 * call. A function that is found at run time has an object for its code, with a method {@code call}
 * that takes the arguments, the calling instance and the function. A tail call puts its arguments
 * into extra slots and returns the function; whoever called the first function goes on with it.
 */
class CallEmitter {
  private static final String CALLABLE = RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION);
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);

  final Emission emission;
  final ExtraSlotAccess extra;

  /** The function's entry, to which it jumps to call itself last. */
  private final Label entry = new Label();

  CallEmitter(Emission emission) {
    this.emission = emission;
    this.extra = new ExtraSlotAccess(emission.code);
  }

  /** Emits what comes first in a function: the place for tail calls, further parameters. */
  void begin() {
    Signature signature = emission.signature;
    FramedCode code = emission.code;
    if (SelfCalls.in(emission.form)) {
      code.placeAtEntry(entry);
      emission.shared.clear();
    }
    int[] params = signature.paramTypes();
    int slot = 0;
    for (int i = 0; i < params.length; i++) {
      int param = params[i];
      if (i >= signature.javaParams()) {
        extra.take(param, slot);
        emission.storeLocal(i);
      }
      slot += TypeCodes.slots(param);
    }
    emission.moveArguments();
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    emission.locate(at);
    look(at);
    switch (form.op(at)) {
      case CALL -> callDirectly(form.index(at));
      case CALL_INDIRECT -> {
        findIndirect(at);
        callFound(signatureOf(form.index(at)));
      }
      case CALL_REF -> {
        findReference();
        callFound(signatureOf(form.index(at)));
      }
      case RETURN_CALL -> {
        if (SelfCalls.isSelfCall(form, at)) {
          callSelf();
        } else {
          returnCall(form.index(at));
        }
      }
      case RETURN_CALL_INDIRECT -> {
        findIndirect(at);
        returnFound(signatureOf(form.index(at)));
      }
      case RETURN_CALL_REF -> {
        findReference();
        returnFound(signatureOf(form.index(at)));
      }
      default -> throw Unsupported.instruction(emission, form.op(at));
    }
    emission.memories.invalidate();
  }

  /** A function that calls itself last goes in circles, so each time counts. */
  private void look(int at) {
    if (SelfCalls.isSelfCall(emission.form, at)) {
      emission.polls.inRound();
    } else {
      emission.polls.beforeLongRun(emission.form.offset(at));
    }
  }

  private Signature signatureOf(int typeIndex) {
    return Signature.of(emission.module.wasm().funcType(typeIndex));
  }

  private void callDirectly(int function) {
    Signature signature = emission.module.signature(function);
    putExtraArguments(signature);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        emission.module.functionClass(function),
        emission.module.method(function),
        emission.module.descriptor(signature));
    extra.takeResults(signature.resultTypes());
  }

  /** Puts the arguments that Java has no room for into extra slots. */
  private void putExtraArguments(Signature signature) {
    extra.putTop(signature.paramTypes(), signature.javaParams());
  }

  /** Replaces the index on top of the stack by the function in the table. */
  private void findIndirect(int at) {
    int table = emission.form.index2(at);
    InstanceAccess.pushTable(emission, table);
    InstanceAccess.pushTypeId(emission, emission.form.index(at));
    emission.code.loadInstance();
    String index = emission.module.hasLongIndices(table) ? "J" : "I";
    emission.code.invokeStatic(
        RuntimeNames.CALLS,
        "indirect",
        "("
            + index
            + RuntimeNames.descriptor(RuntimeNames.OBJECT_TABLE)
            + "I"
            + INSTANCE
            + ")"
            + CALLABLE);
  }

  /** Checks the reference on top of the stack. */
  private void findReference() {
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.CALLS,
        "reference",
        "(" + RuntimeNames.descriptor(RuntimeNames.OBJECT) + INSTANCE + ")" + CALLABLE);
  }

  /** Calls the function on top of the stack, below which are the arguments. */
  private void callFound(Signature signature) {
    int[] params = signature.paramTypes();
    FramedCode code = emission.code;
    int mark = emission.locals.mark();
    int function = emission.storeTemporary(JavaTypes.FUNCTION);
    putExtraArguments(signature);
    int[] arguments = new int[signature.javaParams()];
    for (int i = arguments.length - 1; i >= 0; i--) {
      arguments[i] = emission.storeTemporary(params[i]);
    }
    code.load(JavaTypes.FUNCTION, function);
    code.invokeVirtual(
        RuntimeNames.CALLABLE_FUNCTION, "code", "()" + RuntimeNames.descriptor(RuntimeNames.CODE));
    code.cast(CodeNames.code(signature));
    for (int i = 0; i < arguments.length; i++) {
      code.load(params[i], arguments[i]);
    }
    code.loadInstance();
    code.load(JavaTypes.FUNCTION, function);
    emission.locals.release(mark);
    code.invokeVirtual(
        CodeNames.code(signature), "call", SignatureGenerator.callDescriptor(signature));
    extra.takeResults(signature.resultTypes());
  }

  /** Begins the function again with the arguments on the stack. */
  void callSelf() {
    Signature signature = emission.signature;
    int[] params = signature.paramTypes();
    putExtraArguments(signature);
    for (int i = signature.javaParams() - 1; i >= 0; i--) {
      emission.code.store(params[i], emission.locals.argumentSlot(i));
    }
    dropAll();
    emission.code.jump(Opcodes.GOTO, entry);
  }

  /** Drops what is on Java's stack below the operands of the instruction. */
  private void dropAll() {
    OperandStack stack = emission.stack;
    while (stack.size() > 0) {
      emission.code.drop(stack.top());
      stack.pop(1);
    }
  }

  private void returnCall(int function) {
    extra.putTop(emission.module.signature(function).paramTypes(), 0);
    InstanceAccess.pushFunction(emission, function);
    returnNext();
  }

  private void returnFound(Signature signature) {
    int mark = emission.locals.mark();
    int function = emission.storeTemporary(JavaTypes.FUNCTION);
    extra.putTop(signature.paramTypes(), 0);
    emission.code.load(JavaTypes.FUNCTION, function);
    emission.locals.release(mark);
    returnNext();
  }

  /** Returns the function on top of the stack, to be called next. */
  void returnNext() {
    emission.code.op(Opcodes.ARETURN);
  }

  /** Returns from the function with the results on the stack. */
  void emitReturn() {
    FramedCode code = emission.code;
    int[] results = emission.signature.resultTypes();
    if (emission.isTailBody) {
      extra.putTop(results, 0);
      code.op(Opcodes.ACONST_NULL);
      code.op(Opcodes.ARETURN);
      return;
    }
    extra.putResults(results);
    code.op(returnOpcode(results));
  }

  /** The instruction that returns the first result, or nothing. */
  static int returnOpcode(int[] results) {
    if (results.length == 0) {
      return Opcodes.RETURN;
    }
    int first = results[0];
    return JavaTypes.opcode(first == TypeCodes.V128 ? TypeCodes.I64 : first, Opcodes.ILOAD)
        - Opcodes.ILOAD
        + Opcodes.IRETURN;
  }
}
