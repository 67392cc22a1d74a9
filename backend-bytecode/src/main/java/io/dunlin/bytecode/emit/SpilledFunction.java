package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FrameLayout;
import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits the method that is called for a function whose values are in a frame: it makes the frame,
 * moves the arguments there, and the results from there. The method that has the code is called
 * again if the function calls itself last.
 */
final class SpilledFunction {
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);
  private static final String FUNCTION = RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION);

  private final Emission emission;
  private final FrameLayout layout;
  private final ExtraSlotAccess extra;
  private final int frame;
  private final ArraySlots slots;

  private SpilledFunction(Emission emission, FrameLayout layout) {
    this.emission = emission;
    this.layout = layout;
    this.extra = new ExtraSlotAccess(emission.code);
    this.frame = emission.locals.allocateDefined(JavaTypes.FRAME);
    int numbers = emission.locals.allocateDefined(JavaTypes.NUMBERS);
    int references = emission.locals.allocateDefined(JavaTypes.REFERENCES);
    this.slots = new ArraySlots(emission.code, numbers, references);
    emission.locateOffset(emission.form.function().body().start());
    makeFrame(numbers, references);
  }

  /**
   * Emits the method.
   *
   * @param hasTailBody whether it returns the function that is called next, and no results
   */
  static void emit(
      ModuleShape module,
      FunctionForm form,
      FrameLayout layout,
      boolean hasTailBody,
      MethodVisitor out) {
    out.visitCode();
    SpilledFunction function = new SpilledFunction(Emission.toFrame(module, form, out), layout);
    function.storeArguments();
    function.run();
    function.returnResults(hasTailBody);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void makeFrame(int numbers, int references) {
    FramedCode code = emission.code;
    code.push(layout.slots());
    code.push(layout.referenceSlots());
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.FRAME,
        "enter",
        "(II" + INSTANCE + ")" + RuntimeNames.descriptor(RuntimeNames.FRAME));
    code.op(Opcodes.DUP);
    code.store(JavaTypes.FRAME, frame);
    code.op(Opcodes.DUP);
    code.getField(RuntimeNames.FRAME, "numbers", "[J");
    code.store(JavaTypes.NUMBERS, numbers);
    code.getField(RuntimeNames.FRAME, "references", "[Ljava/lang/Object;");
    code.store(JavaTypes.REFERENCES, references);
  }

  private void storeArguments() {
    Signature signature = emission.signature;
    int[] params = signature.paramTypes();
    int slot = 0;
    for (int i = 0; i < params.length; i++) {
      if (i < signature.javaParams()) {
        slots.store(params[i], slot, emission.locals.slot(i));
      } else {
        int mark = emission.locals.mark();
        extra.take(params[i], slot);
        slots.store(params[i], slot, emission.storeTemporary(params[i]));
        emission.locals.release(mark);
      }
      slot += TypeCodes.slots(params[i]);
    }
  }

  /** Runs the code, and gives the frame back in any case. */
  private void run() {
    FramedCode code = emission.code;
    FunctionForm form = emission.form;
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    Label left = new Label();
    code.out().visitTryCatchBlock(start, end, failed, null);
    code.place(start);
    code.load(JavaTypes.FRAME, frame);
    code.loadInstance();
    code.invokeStatic(
        emission.module.functionClass(form.function().functionIndex()),
        SpilledPart.name(emission.module, form, 0, form.size()),
        SpilledPart.descriptor(emission.module));
    code.op(Opcodes.POP);
    code.load(JavaTypes.FRAME, frame);
    int[] params = emission.signature.paramTypes();
    code.push(Arrays.stream(params).map(TypeCodes::slots).sum());
    code.push(layout.carried());
    code.invokeVirtual(RuntimeNames.FRAME, "takeRestart", "(II)Z");
    code.jump(Opcodes.IFNE, start);
    code.mark(end);
    leave();
    code.jump(Opcodes.GOTO, left);
    emission.stack.push(JavaTypes.THROWABLE);
    code.place(failed);
    leave();
    code.op(Opcodes.ATHROW);
    emission.stack.clear();
    code.place(left);
  }

  private void leave() {
    emission.code.load(JavaTypes.FRAME, frame);
    emission.code.loadInstance();
    emission.code.invokeVirtual(RuntimeNames.FRAME, "leave", "(" + INSTANCE + ")V");
  }

  private void returnResults(boolean hasTailBody) {
    FramedCode code = emission.code;
    int[] results = emission.signature.resultTypes();
    if (hasTailBody) {
      Label returned = new Label();
      code.load(JavaTypes.FRAME, frame);
      code.getField(RuntimeNames.FRAME, "next", FUNCTION);
      code.jump(Opcodes.IFNULL, returned);
      code.load(JavaTypes.FRAME, frame);
      code.getField(RuntimeNames.FRAME, "next", FUNCTION);
      code.op(Opcodes.ARETURN);
      code.place(returned);
    }
    int slot = layout.carried();
    for (int result : results) {
      slots.load(result, slot);
      slot += TypeCodes.slots(result);
    }
    if (hasTailBody) {
      extra.putTop(results, 0);
      code.op(Opcodes.ACONST_NULL);
      code.op(Opcodes.ARETURN);
    } else {
      extra.putResults(results);
      code.op(CallEmitter.returnOpcode(results));
    }
  }
}
