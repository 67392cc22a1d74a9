package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FormBuilder;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.FunctionGroups;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the classes of a module, each when it is asked for. Thread-safe. */
public final class ClassGenerator {
  /** The version of all class files. */
  public static final int CLASS_FILE_VERSION = Opcodes.V17;

  private final ModuleShape module;

  /**
   * A generator for a module.
   *
   * @param packageName the package of its classes, with dots
   * @param vectorSupport what there will be where the classes run
   */
  public ClassGenerator(
      ModuleContext context,
      String packageName,
      BackendSettings settings,
      VectorSupport vectorSupport) {
    module = new ModuleShape(context, packageName, settings, vectorSupport);
  }

  /** The package of the classes, with dots. */
  String packageName() {
    return module.packageName();
  }

  /** The number of classes with calls of imported functions. */
  int importClasses() {
    return module.importClasses();
  }

  /** The class with the functions of a group. */
  public byte[] group(int group) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_FINAL,
        module.className(CodeNames.group(group)),
        null,
        RuntimeNames.OBJECT,
        null);
    writer.visitSource(sourceName(), null);
    FunctionValidator validator = new FunctionValidator(module.context());
    FormBuilder builder = new FormBuilder(module.consumesFuel());
    FunctionGroups groups = module.groups();
    for (int function = groups.start(group); function < groups.end(group); function++) {
      validator.validate(module.wasm().body(function), builder);
      FunctionEmitter.emit(module, builder.result(), writer);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String sourceName() {
    String name = module.wasm().names().module();
    return (name == null ? "module" : name) + ".wasm";
  }

  /** The class that finds functions of a group that have a signature. */
  public byte[] dispatcher(int group, Signature signature) {
    String name = module.className(CodeNames.dispatcher(group, signature));
    ClassWriter writer = SignatureGenerator.begin(0, name, CodeNames.code(signature));
    List<Integer> functions = new ArrayList<>();
    List<Integer> tailFunctions = new ArrayList<>();
    FunctionGroups groups = module.groups();
    for (int function = groups.start(group); function < groups.end(group); function++) {
      if (module.signature(function).equals(signature)) {
        functions.add(function);
        if (TailCallGenerator.hasTailBody(module, function)) {
          tailFunctions.add(function);
        }
      }
    }
    addCall(signature, functions, writer);
    if (!tailFunctions.isEmpty()) {
      addTail(signature, tailFunctions, writer);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void addCall(Signature signature, List<Integer> functions, ClassWriter writer) {
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
    Runnable arguments =
        () -> {
          int slot = 1;
          for (int i = 0; i < signature.javaParams(); i++) {
            code.load(params[i], slot);
            slot += JavaTypes.slots(params[i]);
          }
        };
    int last = functions.get(functions.size() - 1);
    Label[] labels = pushIndexAndSwitch(out, caller + 1, functions, functions.size() - 1);
    for (int i = 0; i < functions.size(); i++) {
      int function = functions.get(i);
      placeCase(out, labels, i);
      arguments.run();
      pushInstance(out, caller + 1);
      code.invokeStatic(
          module.functionClass(last), module.method(function), module.descriptor(signature));
      code.op(CallEmitter.returnOpcode(signature.resultTypes()));
    }
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private void addTail(Signature signature, List<Integer> functions, ClassWriter writer) {
    MethodVisitor out =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "tail", SignatureGenerator.TAIL_DESCRIPTOR, null, null);
    out.visitCode();
    JavaCode code = new JavaCode(out, 2);
    ExtraSlotAccess extra = new ExtraSlotAccess(code);
    Label[] labels = pushIndexAndSwitch(out, 1, functions, functions.size());
    for (int i = 0; i < functions.size(); i++) {
      placeCase(out, labels, i);
      SignatureGenerator.takeArguments(signature, extra);
      pushInstance(out, 1);
      code.invokeStatic(
          module.functionClass(functions.get(i)),
          module.method(functions.get(i)),
          module.tailDescriptor(signature));
      code.op(Opcodes.ARETURN);
    }
    placeCase(out, labels, functions.size());
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitVarInsn(Opcodes.ALOAD, 1);
    out.visitVarInsn(Opcodes.ALOAD, 2);
    out.visitMethodInsn(
        Opcodes.INVOKESPECIAL,
        CodeNames.code(signature),
        "tail",
        SignatureGenerator.TAIL_DESCRIPTOR,
        false);
    code.op(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  /**
   * Emits a switch over the index of a function.
   *
   * @param otherwise which of the labels is for all other indices
   * @return a label for each function and one more, of which only those exist that are needed
   */
  private static Label[] pushIndexAndSwitch(
      MethodVisitor out, int functionSlot, List<Integer> functions, int otherwise) {
    Label[] labels = new Label[functions.size() + 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    if (functions.size() == 1 && otherwise == 0) {
      return new Label[0];
    }
    out.visitVarInsn(Opcodes.ALOAD, functionSlot);
    out.visitTypeInsn(Opcodes.CHECKCAST, RuntimeNames.COMPILED_FUNCTION);
    out.visitFieldInsn(Opcodes.GETFIELD, RuntimeNames.COMPILED_FUNCTION, "index", "I");
    int[] keys = functions.stream().mapToInt(Integer::intValue).toArray();
    Label[] cases = new Label[keys.length];
    System.arraycopy(labels, 0, cases, 0, cases.length);
    out.visitLookupSwitchInsn(labels[otherwise], keys, cases);
    return labels;
  }

  private static void placeCase(MethodVisitor out, Label[] labels, int index) {
    if (labels.length > 0) {
      out.visitLabel(labels[index]);
      out.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
  }

  private void pushInstance(MethodVisitor out, int functionSlot) {
    out.visitVarInsn(Opcodes.ALOAD, functionSlot);
    out.visitTypeInsn(Opcodes.CHECKCAST, RuntimeNames.COMPILED_FUNCTION);
    out.visitFieldInsn(
        Opcodes.GETFIELD,
        RuntimeNames.COMPILED_FUNCTION,
        "instance",
        RuntimeNames.descriptor(RuntimeNames.INSTANCE));
    out.visitTypeInsn(Opcodes.CHECKCAST, module.instanceClass());
  }

  /** The class with calls of imported functions. */
  public byte[] imports(int number) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_FINAL,
        module.className(CodeNames.imports(number)),
        null,
        RuntimeNames.OBJECT,
        null);
    for (int i = module.firstImport(number); i < module.endOfImports(number); i++) {
      ImportGenerator.add(module, i, writer);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The class of the module's instances. */
  public byte[] instance() {
    return InstanceGenerator.generate(module);
  }

  WasmModule wasm() {
    return module.wasm();
  }
}
