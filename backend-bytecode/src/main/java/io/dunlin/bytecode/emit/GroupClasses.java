package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.runtime.CodeNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * The classes that the functions of a group are written to. One is enough, unless there is a large
 * function among them: its parts have further ones, since a class may have 65,535 constants only,
 * and since what is never called need not be loaded.
 */
final class GroupClasses {
  private final ModuleShape module;
  private final int group;
  private final List<ClassWriter> writers = new ArrayList<>();

  GroupClasses(ModuleShape module, int group) {
    this.module = module;
    this.group = group;
  }

  /** The class with the methods that are called for functions. */
  ClassVisitor first() {
    return writer(0);
  }

  /** The class with the method of a part. */
  ClassVisitor of(Part part) {
    return writer(part.classNumber());
  }

  private ClassWriter writer(int number) {
    while (writers.size() <= number) {
      writers.add(begin(writers.size()));
    }
    return writers.get(number);
  }

  private ClassWriter begin(int number) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        ClassGenerator.CLASS_FILE_VERSION,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_FINAL,
        module.className(CodeNames.group(group, number)),
        null,
        RuntimeNames.OBJECT,
        null);
    String name = module.wasm().names().module();
    writer.visitSource((name == null ? "module" : name) + ".wasm", null);
    return writer;
  }

  /** The class files, when all functions have been written. */
  List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (ClassWriter writer : writers) {
      writer.visitEnd();
      files.add(writer.toByteArray());
    }
    return files;
  }
}
