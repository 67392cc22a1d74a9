package io.dunlin.bytecode;

import io.dunlin.bytecode.emit.ClassGenerator;
import io.dunlin.bytecode.emit.GeneratedClassFiles;
import io.dunlin.bytecode.emit.SharedClassFiles;
import io.dunlin.bytecode.emit.VectorSupport;
import io.dunlin.bytecode.load.ClassPathFiles;
import io.dunlin.bytecode.load.ModuleLoader;
import io.dunlin.bytecode.load.SignatureLoader;
import io.dunlin.bytecode.load.StoredClassFiles;
import io.dunlin.bytecode.runtime.CodeForms;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.MemoryArrays;
import io.dunlin.bytecode.runtime.MethodSize;
import io.dunlin.bytecode.runtime.ModuleCode;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.validate.ModuleContext;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prepares modules so that their classes are made when Java asks for them, or loads classes that
 * were made before, which needs no ASM. Thread-safe.
 */
final class BytecodeCompiler implements ModuleCompiler {
  /** Loads what the modules of all engines share. */
  static final SignatureLoader SIGNATURES = new SignatureLoader(BytecodeCompiler::makeShared);

  private final BackendSettings settings;
  private final VectorSupport vectors = VectorSupport.ofThisJvm();

  BytecodeCompiler(BackendSettings settings) {
    this.settings = settings;
  }

  private static byte @Nullable [] makeShared(String className) {
    Asm.require();
    return new SharedClassFiles().find(className);
  }

  @Override
  public CompiledModule compile(ModuleContext module) {
    Asm.require();
    return compile(module, MemoryArrays.EXACT, () -> compile(module, MemoryArrays.WITH_ROOM, null));
  }

  private ModuleCode compile(
      ModuleContext module, MemoryArrays arrays, @Nullable Supplier<ModuleCode> withRoom) {
    String packageName = CodeNames.packageName(module.module(), codeSettings());
    ClassGenerator generator = new ClassGenerator(module, packageName, settings, vectors, arrays);
    GeneratedClassFiles files = new GeneratedClassFiles(generator, settings.compiler().parallel());
    ModuleLoader loader = new ModuleLoader(SIGNATURES, packageName, files);
    return new ModuleCode(
        module, settings.types(), packageName, loader, files::all, arrays, withRoom);
  }

  @Override
  public CompiledModule load(ModuleContext module, ByteBuffer artifact) {
    StoredClassFiles files = StoredClassFiles.read(artifact);
    ModuleLoader loader = new ModuleLoader(SIGNATURES, files.packageName(), files);
    return stored(module, files.packageName(), loader, files);
  }

  /** Code that was made before is there in one form. */
  private CompiledModule stored(
      ModuleContext module, String packageName, ClassLoader loader, CodeForms forms) {
    return new ModuleCode(
        module, settings.types(), packageName, loader, () -> forms, MemoryArrays.EXACT, null);
  }

  @Override
  public CompiledModule load(ModuleContext module, ByteBuffer artifact, ClassLoader loader) {
    ClassPathFiles files = ClassPathFiles.read(artifact, loader).orElse(null);
    return files == null
        ? load(module, artifact)
        : stored(module, files.packageName(), files.classLoader(SIGNATURES), files);
  }

  @Override
  public SortedMap<String, String> codeSettings() {
    SortedMap<String, String> code = new TreeMap<>();
    code.put("classFileVersion", Integer.toString(ClassGenerator.CLASS_FILE_VERSION));
    code.put("consumeFuel", Boolean.toString(settings.consumeFuel()));
    code.put("methodBytes", Integer.toString(MethodSize.MAX_BYTES));
    code.put("vectors", vectors.toString());
    return code;
  }
}
