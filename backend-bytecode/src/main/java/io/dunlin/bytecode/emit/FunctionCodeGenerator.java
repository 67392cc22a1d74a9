package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the class of code by which a function is called that is found at run time: a class of its
 * own, since HotSpot tells the functions that a call finds apart by their classes.
 */
final class FunctionCodeGenerator {
  private final ModuleShape module;
  private final int function;
  private final Signature signature;
  private final ClassWriter writer;

  private FunctionCodeGenerator(ModuleShape module, int function) {
    this.module = module;
    this.function = function;
    this.signature = module.signature(function);
    this.writer =
        SignatureGenerator.begin(
            Opcodes.ACC_FINAL,
            module.className(CodeNames.function(function)),
            CodeNames.code(signature));
  }

  static byte[] generate(ModuleShape module, int function) {
    FunctionCodeGenerator generator = new FunctionCodeGenerator(module, function);
    generator.addCall();
    if (TailCallGenerator.hasTailBody(module, function)) {
      generator.addTail();
    }
    generator.writer.visitEnd();
    return generator.writer.toByteArray();
  }

  /** Adds the method that takes arguments as Java has them. */
  private void addCall() {
    MethodVisitor out =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "call", SignatureGenerator.callDescriptor(signature), null, null);
    out.visitCode();
    int[] params = signature.paramTypes();
    int caller = 1;
    for (int i = 0; i < signature.javaParams(); i++) {
      caller += JavaTypes.slots(params[i]);
    }
    JavaCode code = new JavaCode(out, caller);
    int slot = 1;
    for (int i = 0; i < signature.javaParams(); i++) {
      code.load(params[i], slot);
      slot += JavaTypes.slots(params[i]);
    }
    pushInstance(code, caller + 1);
    code.invokeStatic(
        module.functionClass(function), module.method(function), module.descriptor(signature));
    code.op(CallEmitter.returnOpcode(signature.resultTypes()));
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** Adds the method that takes arguments out of extra slots. */
  private void addTail() {
    MethodVisitor out =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "tail", SignatureGenerator.TAIL_DESCRIPTOR, null, null);
    out.visitCode();
    JavaCode code = new JavaCode(out, 2);
    SignatureGenerator.takeArguments(signature, new ExtraSlotAccess(code));
    pushInstance(code, 1);
    code.invokeStatic(
        module.functionClass(function), module.method(function), module.tailDescriptor(signature));
    code.op(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void pushInstance(JavaCode code, int functionSlot) {
    code.load(JavaTypes.FUNCTION, functionSlot);
    code.getField(
        RuntimeNames.CALLABLE_FUNCTION, "instance", RuntimeNames.descriptor(RuntimeNames.INSTANCE));
    code.cast(module.instanceClass());
  }
}
