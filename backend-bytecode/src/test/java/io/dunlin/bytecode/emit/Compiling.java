package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.MemoryArrays;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.Wat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/** Compiles modules in the text format, and shows what becomes of them. */
final class Compiling {
  private static final int MAX_STACK = 1 << 20;

  private Compiling() {}

  static ClassGenerator generator(String text, boolean consumeFuel) {
    return generator(text, consumeFuel, VectorSupport.PORTABLE, MemoryArrays.EXACT);
  }

  private static ClassGenerator generator(
      String text, boolean consumeFuel, VectorSupport vectorSupport, MemoryArrays arrays) {
    ModuleContext context = ModuleValidator.validateAll(Wat.parse(text), Features.ALL, 1);
    BackendSettings settings =
        new BackendSettings(Features.ALL, new TypeRegistry(), consumeFuel, true, MAX_STACK);
    return new ClassGenerator(context, "wasm.test", settings, vectorSupport, arrays);
  }

  /** The classes with the first functions, checked. */
  static List<byte[]> group(String text, boolean consumeFuel) {
    List<byte[]> files = generator(text, consumeFuel).group(0);
    files.forEach(Compiling::checked);
    return files;
  }

  /** The class with the first functions, checked. */
  static byte[] functions(String text, boolean consumeFuel) {
    return group(text, consumeFuel).get(0);
  }

  /** The same where code may use the Vector API. */
  static byte[] functionsWithVectorApi(String text) {
    return checked(
        generator(text, false, VectorSupport.DOUBLE_VECTOR_API, MemoryArrays.EXACT)
            .group(0)
            .get(0));
  }

  /** The same where arrays of memories may be longer than the memories are large. */
  static byte[] functionsWithRoom(String text) {
    return checked(
        generator(text, false, VectorSupport.PORTABLE, MemoryArrays.WITH_ROOM).group(0).get(0));
  }

  /** A class of which ASM finds that it obeys the rules of class files. */
  static byte[] checked(byte[] classFile) {
    new ClassReader(classFile).accept(new CheckClassAdapter(new ClassWriter(0), true), 0);
    return classFile;
  }

  /** The most bytes that the code of each method of classes can take. */
  static Map<String, Integer> codeSizes(List<byte[]> classFiles) {
    Map<String, Integer> sizes = new TreeMap<>();
    classFiles.forEach(file -> addCodeSizes(file, sizes));
    return sizes;
  }

  private static void addCodeSizes(byte[] classFile, Map<String, Integer> sizes) {
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                CodeSize size = new CodeSize();
                return new MethodVisitor(Opcodes.ASM9, size) {
                  @Override
                  public void visitEnd() {
                    sizes.put(name, size.bytes());
                  }
                };
              }
            },
            0);
  }

  /** A class in readable form. */
  static String listing(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)), 0);
    return text.toString();
  }
}
