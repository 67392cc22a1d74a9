package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FormBuilder;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.FunctionGroups;
import io.dunlin.bytecode.runtime.MemoryArrays;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.List;
import org.objectweb.asm.ClassWriter;
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
   * @param arrays what code takes arrays of memories for
   */
  public ClassGenerator(
      ModuleContext context,
      String packageName,
      BackendSettings settings,
      VectorSupport vectorSupport,
      MemoryArrays arrays) {
    module = new ModuleShape(context, packageName, settings, vectorSupport, arrays);
  }

  /** The package of the classes, with dots. */
  String packageName() {
    return module.packageName();
  }

  /** The number of classes with calls of imported functions. */
  int importClasses() {
    return module.importClasses();
  }

  /** The classes with the functions of a group: first the one that is called for them. */
  public List<byte[]> group(int group) {
    GroupClasses classes = new GroupClasses(module, group);
    FunctionValidator validator = new FunctionValidator(module.context());
    FormBuilder builder = new FormBuilder(module.consumesFuel());
    FunctionGroups groups = module.groups();
    for (int function = groups.start(group); function < groups.end(group); function++) {
      validator.validate(module.wasm().body(function), builder);
      FunctionEmitter.emit(module, builder.result(), classes);
    }
    return classes.files();
  }

  /** The class of code of a function, which is not imported. */
  public byte[] function(int function) {
    return FunctionCodeGenerator.generate(module, function);
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

  ModuleShape shape() {
    return module;
  }
}
