package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the classes of a signature, which all modules share. */
public final class SignatureGenerator {
  private static final String FUNCTION = RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION);
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);
  static final String TAIL_DESCRIPTOR = "(" + FUNCTION + INSTANCE + ")" + FUNCTION;
  private static final String INVOKE_DESCRIPTOR = "(" + FUNCTION + "[J[Ljava/lang/Object;I)V";

  private SignatureGenerator() {}

  /** The descriptor of the method {@code call} of code of a signature. */
  static String callDescriptor(Signature signature) {
    return "(" + signature.arguments() + INSTANCE + FUNCTION + ")" + signature.result();
  }

  /** Begins a class with a public constructor without arguments. */
  static ClassWriter begin(int access, String name, String superclass) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        ClassGenerator.CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | access,
        name,
        null,
        superclass,
        null);
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
    return writer;
  }

  /** The abstract class of code of a signature. */
  public static byte[] code(Signature signature) {
    ClassWriter writer = begin(Opcodes.ACC_ABSTRACT, CodeNames.code(signature), RuntimeNames.CODE);
    writer
        .visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT,
            "call",
            callDescriptor(signature),
            null,
            null)
        .visitEnd();
    addInvoke(signature, writer);
    addTail(signature, writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Runs a function of an instance for the host, with arguments and results in arrays. */
  private static void addInvoke(Signature signature, ClassWriter writer) {
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "invoke", INVOKE_DESCRIPTOR, null, null);
    out.visitCode();
    int function = 1;
    int base = 4;
    int instance = 5;
    int result = 6;
    JavaCode code = new JavaCode(out, instance);
    ArraySlots arrays = new ArraySlots(code, 2, 3, base);
    ExtraSlotAccess extra = new ExtraSlotAccess(code);
    out.visitVarInsn(Opcodes.ALOAD, function);
    code.getField(RuntimeNames.CALLABLE_FUNCTION, "instance", INSTANCE);
    out.visitVarInsn(Opcodes.ASTORE, instance);
    int[] params = signature.paramTypes();
    int slot = slots(params);
    for (int i = params.length - 1; i >= signature.javaParams(); i--) {
      slot -= TypeCodes.slots(params[i]);
      arrays.load(params[i], slot);
      extra.put(params[i], slot);
    }
    out.visitVarInsn(Opcodes.ALOAD, 0);
    slot = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      arrays.load(params[i], slot);
      slot += TypeCodes.slots(params[i]);
    }
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitVarInsn(Opcodes.ALOAD, function);
    code.invokeVirtual(CodeNames.code(signature), "call", callDescriptor(signature));
    storeResults(signature.resultTypes(), code, arrays, extra, result);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** Puts Java's result, and those in extra slots, into the arrays. */
  private static void storeResults(
      int[] results, JavaCode code, ArraySlots arrays, ExtraSlotAccess extra, int temporary) {
    int slot = 0;
    for (int i = 0; i < results.length; i++) {
      int type = results[i];
      if (i > 0) {
        extra.take(type, slot);
      } else if (type == TypeCodes.V128) {
        extra.take(TypeCodes.I64, 1);
      }
      code.store(type, temporary);
      arrays.store(type, slot, temporary);
      slot += TypeCodes.slots(type);
    }
  }

  /** Calls a function that another one has called last. */
  private static void addTail(Signature signature, ClassWriter writer) {
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_PUBLIC, "tail", TAIL_DESCRIPTOR, null, null);
    out.visitCode();
    int function = 1;
    int caller = 2;
    JavaCode code = new JavaCode(out, caller);
    ExtraSlotAccess extra = new ExtraSlotAccess(code);
    out.visitVarInsn(Opcodes.ALOAD, 0);
    takeArguments(signature, extra);
    code.loadInstance();
    out.visitVarInsn(Opcodes.ALOAD, function);
    code.invokeVirtual(CodeNames.code(signature), "call", callDescriptor(signature));
    int[] results = signature.resultTypes();
    if (results.length > 0) {
      extra.put(results[0] == TypeCodes.V128 ? TypeCodes.I64 : results[0], 0);
    }
    out.visitInsn(Opcodes.ACONST_NULL);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /** Takes the arguments out of extra slots that are Java arguments. */
  static void takeArguments(Signature signature, ExtraSlotAccess extra) {
    int[] params = signature.paramTypes();
    int slot = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      extra.take(params[i], slot);
      slot += TypeCodes.slots(params[i]);
    }
  }

  private static int slots(int[] types) {
    int slots = 0;
    for (int type : types) {
      slots += TypeCodes.slots(type);
    }
    return slots;
  }

  /** The class of code of a signature that calls functions of the host. */
  public static byte[] hostCode(Signature signature) {
    ClassWriter writer = begin(0, CodeNames.hostCode(signature), CodeNames.code(signature));
    MethodVisitor out =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "call", callDescriptor(signature), null, null);
    out.visitCode();
    int[] params = signature.paramTypes();
    int caller = 1;
    for (int i = 0; i < signature.javaParams(); i++) {
      caller += JavaTypes.slots(params[i]);
    }
    emitHostCall(signature, new JavaCode(out, caller), out, caller);
    out.visitMaxs(0, 0);
    out.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void emitHostCall(
      Signature signature, JavaCode code, MethodVisitor out, int caller) {
    int function = caller + 1;
    int entry = caller + 2;
    int base = caller + 3;
    int numbers = caller + 4;
    int references = caller + 5;
    int temporary = caller + 6;
    ExtraSlotAccess extra = new ExtraSlotAccess(code);
    ArraySlots arrays = new ArraySlots(code, numbers, references, base);
    out.visitVarInsn(Opcodes.ALOAD, function);
    code.cast(RuntimeNames.HOST_ENTRY);
    out.visitVarInsn(Opcodes.ASTORE, entry);
    out.visitVarInsn(Opcodes.ALOAD, entry);
    code.invokeVirtual(RuntimeNames.HOST_ENTRY, "begin", "()I");
    out.visitVarInsn(Opcodes.ISTORE, base);
    loadArrays(code, out, entry, numbers, references);
    int[] params = signature.paramTypes();
    int slot = 0;
    int local = 1;
    for (int i = 0; i < params.length; i++) {
      if (i < signature.javaParams()) {
        arrays.store(params[i], slot, local);
        local += JavaTypes.slots(params[i]);
      } else {
        extra.take(params[i], slot);
        code.store(params[i], temporary);
        arrays.store(params[i], slot, temporary);
      }
      slot += TypeCodes.slots(params[i]);
    }
    out.visitVarInsn(Opcodes.ALOAD, entry);
    code.loadInstance();
    out.visitVarInsn(Opcodes.ILOAD, base);
    code.invokeVirtual(
        RuntimeNames.HOST_ENTRY,
        "call",
        "(" + RuntimeNames.descriptor(RuntimeNames.MODULE_INSTANCE) + "I)V");
    loadArrays(code, out, entry, numbers, references);
    int[] results = signature.resultTypes();
    slot = 0;
    for (int type : results) {
      arrays.load(type, slot);
      slot += TypeCodes.slots(type);
    }
    extra.putResults(results);
    code.op(CallEmitter.returnOpcode(results));
  }

  private static void loadArrays(
      JavaCode code, MethodVisitor out, int entry, int numbers, int references) {
    String context = RuntimeNames.descriptor(RuntimeNames.EXECUTION_CONTEXT);
    out.visitVarInsn(Opcodes.ALOAD, entry);
    code.getField(RuntimeNames.HOST_ENTRY, "context", context);
    out.visitInsn(Opcodes.DUP);
    code.getField(RuntimeNames.EXECUTION_CONTEXT, "numbers", "[J");
    out.visitVarInsn(Opcodes.ASTORE, numbers);
    code.getField(RuntimeNames.EXECUTION_CONTEXT, "references", "[Ljava/lang/Object;");
    out.visitVarInsn(Opcodes.ASTORE, references);
  }
}
