package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits the method that is called for a function whose methods share vectors: it makes the array
 * for them, and calls the method that has the code with its own arguments and the array.
 */
final class SharedVectorFunction {
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);

  private final Emission emission;
  private final SharedVectors shared;
  private final boolean hasTailBody;
  private final int frame;

  private SharedVectorFunction(Emission emission, SharedVectors shared, boolean hasTailBody) {
    this.emission = emission;
    this.shared = shared;
    this.hasTailBody = hasTailBody;
    this.frame = emission.locals.allocateDefined(JavaTypes.FRAME);
  }

  /** Emits the method. */
  static void emit(
      ModuleShape module,
      FunctionForm form,
      SharedVectors shared,
      boolean hasTailBody,
      MethodVisitor out) {
    out.visitCode();
    new SharedVectorFunction(Emission.toFrame(module, form, out), shared, hasTailBody).emit();
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** The method that has the code. */
  static String bodyName(ModuleShape module, FunctionForm form) {
    String method = module.method(form.function().functionIndex());
    return CodeNames.part(method, 0, 0, form.size());
  }

  /** Its descriptor: that of the method that is called for the function, and the array. */
  static String bodyDescriptor(String descriptor) {
    return descriptor.replace(")", "[J)");
  }

  private void emit() {
    FramedCode code = emission.code;
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    emission.locateOffset(emission.form.function().body().start());
    makeFrame();
    code.out().visitTryCatchBlock(start, end, failed, null);
    code.mark(start);
    callBody();
    code.mark(end);
    leave();
    code.op(returnOpcode());
    emission.stack.push(JavaTypes.THROWABLE);
    code.place(failed);
    leave();
    code.op(Opcodes.ATHROW);
  }

  private int returnOpcode() {
    return hasTailBody
        ? Opcodes.ARETURN
        : CallEmitter.returnOpcode(emission.signature.resultTypes());
  }

  private void makeFrame() {
    FramedCode code = emission.code;
    code.push(shared.count());
    code.push(0);
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.FRAME,
        "enter",
        "(II" + INSTANCE + ")" + RuntimeNames.descriptor(RuntimeNames.FRAME));
    code.store(JavaTypes.FRAME, frame);
  }

  private void callBody() {
    FramedCode code = emission.code;
    ModuleShape module = emission.module;
    Signature signature = emission.signature;
    for (int i = 0; i < signature.javaParams(); i++) {
      code.load(signature.paramTypes()[i], emission.locals.argumentSlot(i));
    }
    code.loadInstance();
    code.load(JavaTypes.FRAME, frame);
    code.getField(RuntimeNames.FRAME, "numbers", "[J");
    code.invokeStatic(
        module.functionClass(emission.form.function().functionIndex()),
        bodyName(module, emission.form),
        bodyDescriptor(
            hasTailBody ? module.tailDescriptor(signature) : module.descriptor(signature)));
  }

  private void leave() {
    emission.code.load(JavaTypes.FRAME, frame);
    emission.code.loadInstance();
    emission.code.invokeVirtual(RuntimeNames.FRAME, "leave", "(" + INSTANCE + ")V");
  }
}
