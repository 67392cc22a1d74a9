package io.dunlin.bytecode.emit;

import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.Wat;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.util.CheckClassAdapter;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;

/** Compiles modules in the text format, and shows what becomes of them. */
final class Compiling {
  private static final int MAX_STACK = 1 << 20;

  private Compiling() {}

  static ClassGenerator generator(String text, boolean consumeFuel) {
    ModuleContext context = ModuleValidator.validateAll(Wat.parse(text), Features.ALL, 1);
    BackendSettings settings =
        new BackendSettings(Features.ALL, new TypeRegistry(), consumeFuel, true, MAX_STACK);
    return new ClassGenerator(context, "wasm.test", settings);
  }

  /** The class with the first functions, checked. */
  static byte[] functions(String text, boolean consumeFuel) {
    return checked(generator(text, consumeFuel).group(0));
  }

  /** A class of which ASM finds that it obeys the rules of class files. */
  static byte[] checked(byte[] classFile) {
    new ClassReader(classFile).accept(new CheckClassAdapter(new ClassWriter(0), true), 0);
    return classFile;
  }

  /** A class in readable form. */
  static String listing(byte[] classFile) {
    StringWriter text = new StringWriter();
    new ClassReader(classFile)
        .accept(new TraceClassVisitor(null, new Textifier(), new PrintWriter(text)), 0);
    return text.toString();
  }
}
