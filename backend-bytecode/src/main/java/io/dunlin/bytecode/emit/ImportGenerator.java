package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the method by which the functions of a module call one that is imported. */
final class ImportGenerator {
  private ImportGenerator() {}

  static void add(ModuleShape module, int function, ClassVisitor into) {
    Signature signature = module.signature(function);
    MethodVisitor out =
        into.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            module.method(function),
            module.descriptor(signature),
            null,
            null);
    out.visitCode();
    int[] params = signature.paramTypes();
    int instance = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      instance += JavaTypes.slots(params[i]);
    }
    int found = instance + 1;
    JavaCode code = new JavaCode(out, instance);
    pushFunction(module, function, code);
    code.store(JavaTypes.FUNCTION, found);
    code.load(JavaTypes.FUNCTION, found);
    code.invokeVirtual(
        RuntimeNames.CALLABLE_FUNCTION, "code", "()" + RuntimeNames.descriptor(RuntimeNames.CODE));
    code.cast(CodeNames.code(signature));
    int slot = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      code.load(params[i], slot);
      slot += JavaTypes.slots(params[i]);
    }
    code.loadInstance();
    code.load(JavaTypes.FUNCTION, found);
    code.invokeVirtual(
        CodeNames.code(signature), "call", SignatureGenerator.callDescriptor(signature));
    code.op(CallEmitter.returnOpcode(signature.resultTypes()));
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private static void pushFunction(ModuleShape module, int function, JavaCode code) {
    String type = RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION);
    code.loadInstance();
    if (function < ModuleShape.MAX_FIELDS) {
      code.getField(module.instanceClass(), InstanceFields.function(function), type);
    } else {
      code.push(function);
      code.invokeVirtual(RuntimeNames.INSTANCE, "callable", "(I)" + type);
    }
  }
}
