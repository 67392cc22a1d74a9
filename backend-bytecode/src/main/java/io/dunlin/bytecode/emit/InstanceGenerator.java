package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.FuncType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes the class of a module's instances. */
final class InstanceGenerator {
  private static final String CONSTRUCTOR =
      "("
          + RuntimeNames.descriptor(RuntimeNames.STORE)
          + RuntimeNames.descriptor(RuntimeNames.MODULE_CODE)
          + RuntimeNames.descriptor(RuntimeNames.IMPORTS)
          + ")V";

  private final ModuleShape module;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final JavaCode code;

  private InstanceGenerator(ModuleShape module) {
    this.module = module;
    writer.visit(
        ClassGenerator.CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_FINAL,
        module.instanceClass(),
        null,
        RuntimeNames.INSTANCE,
        null);
    MethodVisitor out = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", CONSTRUCTOR, null, null);
    out.visitCode();
    code = new JavaCode(out, 0);
  }

  static byte[] generate(ModuleShape module) {
    return new InstanceGenerator(module).generate();
  }

  private byte[] generate() {
    for (int i = 0; i <= 3; i++) {
      code.load(JavaTypes.REFERENCE, i);
    }
    code.out()
        .visitMethodInsn(
            Opcodes.INVOKESPECIAL, RuntimeNames.INSTANCE, "<init>", CONSTRUCTOR, false);
    addFields();
    code.op(Opcodes.RETURN);
    code.out().visitMaxs(0, 0);
    code.out().visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void addFields() {
    for (int i = 0; i < module.wasm().memoryTypes().size(); i++) {
      String type = InstanceAccess.memoryClass(module, i);
      addField(InstanceFields.memory(i), type, "memory", RuntimeNames.MEMORY_INSTANCE, i);
    }
    for (int i = 0; i < bounded(module.wasm().tableTypes().size()); i++) {
      addField(
          InstanceFields.table(i),
          RuntimeNames.OBJECT_TABLE,
          "table",
          "io/dunlin/spi/store/TableInstance",
          i);
    }
    for (int i = 0; i < bounded(module.wasm().globalTypes().size()); i++) {
      addField(
          InstanceFields.global(i),
          RuntimeNames.global(module.globalType(i)),
          "global",
          "io/dunlin/spi/store/GlobalInstance",
          i);
    }
    for (int i = 0; i < bounded(module.wasm().importedFunctionCount()); i++) {
      addField(
          InstanceFields.function(i),
          RuntimeNames.CALLABLE_FUNCTION,
          "function",
          "io/dunlin/spi/store/FunctionInstance",
          i);
    }
    for (int i = 0; i < bounded(module.wasm().types().size()); i++) {
      addTypeId(i);
      if (!(module.wasm().types().get(i).composite() instanceof FuncType)) {
        addDefinedType(i);
      }
    }
  }

  private static int bounded(int count) {
    return Math.min(count, ModuleShape.MAX_FIELDS);
  }

  private void addField(String name, String type, String method, String result, int index) {
    String descriptor = RuntimeNames.descriptor(type);
    declare(name, descriptor);
    code.loadInstance();
    code.loadInstance();
    code.push(index);
    code.invokeVirtual(
        RuntimeNames.MODULE_INSTANCE, method, "(I)" + RuntimeNames.descriptor(result));
    if (!type.equals(result)) {
      code.cast(type);
    }
    code.putField(module.instanceClass(), name, descriptor);
  }

  private void addTypeId(int index) {
    declare(InstanceFields.type(index), "I");
    code.loadInstance();
    code.loadInstance();
    code.push(index);
    code.invokeVirtual(RuntimeNames.MODULE_INSTANCE, "typeId", "(I)I");
    code.putField(module.instanceClass(), InstanceFields.type(index), "I");
  }

  private void addDefinedType(int index) {
    String descriptor = RuntimeNames.descriptor(RuntimeNames.DEFINED_TYPE);
    declare(InstanceFields.definedType(index), descriptor);
    code.loadInstance();
    code.loadInstance();
    code.push(index);
    code.invokeVirtual(RuntimeNames.INSTANCE, "definedType", "(I)" + descriptor);
    code.putField(module.instanceClass(), InstanceFields.definedType(index), descriptor);
  }

  private void declare(String name, String descriptor) {
    writer
        .visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, name, descriptor, null, null)
        .visitEnd();
  }
}
