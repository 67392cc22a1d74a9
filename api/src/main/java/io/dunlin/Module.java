package io.dunlin;

import io.dunlin.internal.artifact.ClassPathResource;
import io.dunlin.spi.code.ClassPathCode;
import io.dunlin.spi.code.CodeLine;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module that has been decoded, validated and compiled (or prepared to be, function by function).
 *
 * <p>Immutable and thread-safe; a module is made once and instantiated any number of times.
 */
public final class Module {
  private final Engine engine;
  private final CompiledModule compiled;
  private final int[] typeIds;

  private Module(Engine engine, CompiledModule compiled) {
    this.engine = engine;
    this.compiled = compiled;
    this.typeIds = engine.types().register(compiled.module().module().recGroups());
  }

  /**
   * A module from its text, in the text format; needs {@code dunlin-wat}.
   *
   * @throws io.dunlin.wasm.InvalidModuleException if the text is not that of a valid module, or it
   *     needs a feature that is off; for a fault in the grammar, with line and column
   * @throws IllegalArgumentException if {@code dunlin-wat} is not on the class or module path
   */
  public static Module of(Engine engine, String text) {
    return ofBinary(engine, ModuleCompilation.toBinary(text));
  }

  /**
   * A module from its bytes, in the binary format or, where {@code dunlin-wat} is present, in the
   * text format.
   *
   * @param bytes the module; copied, so that later changes do no harm
   * @throws io.dunlin.wasm.InvalidModuleException if the bytes are not those of a valid module, or
   *     it needs a feature that is off; for a fault in the grammar of a text, with line and column
   * @throws IllegalArgumentException if the bytes are a text, but {@code dunlin-wat} is not on the
   *     class or module path
   */
  public static Module of(Engine engine, byte[] bytes) {
    return ofOwned(engine, bytes.clone());
  }

  /**
   * A module from a file, as {@link #of(Engine, byte[])}.
   *
   * @throws IOException if the file cannot be read
   */
  public static Module of(Engine engine, Path file) throws IOException {
    return ofOwned(engine, Files.readAllBytes(file));
  }

  /**
   * A module from a stream, which is read to its end and not closed, as {@link #of(Engine,
   * byte[])}.
   *
   * @throws IOException if the stream cannot be read
   */
  public static Module of(Engine engine, InputStream stream) throws IOException {
    return ofOwned(engine, ClassPathResource.readAll(stream));
  }

  private static Module ofOwned(Engine engine, byte[] bytes) {
    return ofBinary(engine, ModuleCompilation.toBinary(bytes));
  }

  private static Module ofBinary(Engine engine, byte[] binary) {
    return new Module(engine, engine.compilation().compile(binary));
  }

  /**
   * A module from an artifact that {@link #serialize} or {@link Engine#precompileModule} has given,
   * without compiling it.
   *
   * <p>The code in an artifact is run as it is. What comes from a place that is not trusted may do
   * anything, whatever is checked here: version, backend, target, settings, and a checksum against
   * damage by accident.
   *
   * @param bytes the artifact; copied, so that later changes do no harm
   * @throws io.dunlin.spi.code.ArtifactException if it is none, is damaged, or was made for other
   *     settings; it names what differs
   */
  public static Module deserialize(Engine engine, byte[] bytes) {
    return new Module(engine, engine.compilation().load(bytes.clone()));
  }

  /**
   * A module from an artifact in a file, as {@link #deserialize}. A large file is mapped into
   * memory and must not be changed, but may be replaced or deleted, as long as the module is in
   * use.
   *
   * @throws IOException if the file cannot be read
   * @throws io.dunlin.spi.code.ArtifactException if it is no artifact, is damaged, or was made for
   *     other settings; it names what differs
   */
  public static Module deserializeFile(Engine engine, Path file) throws IOException {
    return new Module(engine, engine.compilation().load(file));
  }

  /**
   * The compiled module as bytes, which {@link #deserialize} loads in engines with the same
   * settings. {@link Engine#precompileCompatibilityHash} tells whether they are.
   */
  public byte[] serialize() {
    return engine.compilation().serialize(compiled, compiled.artifact());
  }

  /**
   * A module that lies compiled on a class path, perhaps in a jar that {@code dunlin compile} has
   * made, with the same conditions as {@link #deserialize}.
   *
   * <p>Of the backend {@code bytecode} its classes are loaded like any other ones if the backend
   * lies on the same class path.
   *
   * @param loader finds the module and its classes, such as the loader of the class that calls this
   * @param name the name that the module was given for the class path
   * @throws java.io.FileNotFoundException if there is none of this name
   * @throws IOException if it cannot be read
   * @throws io.dunlin.spi.code.ArtifactException if it is damaged, or was made for other settings;
   *     it names what differs
   */
  public static Module deserializeFromClassPath(Engine engine, ClassLoader loader, String name)
      throws IOException {
    byte[] artifact = ClassPathResource.read(loader, name);
    return new Module(engine, engine.compilation().load(artifact, loader));
  }

  /**
   * The compiled module as files for a class path, which {@link #deserializeFromClassPath} loads.
   *
   * @param name the name that the module is to have there
   * @return the contents of the files by their paths from the root of the class path
   * @throws IllegalArgumentException if the name is empty or has slashes
   */
  public SortedMap<String, byte[]> serializeForClassPath(String name) {
    ClassPathCode code = compiled.classPathCode();
    SortedMap<String, byte[]> files = new TreeMap<>(code.files());
    files.put(
        ClassPathResource.path(name), engine.compilation().serialize(compiled, code.artifact()));
    return files;
  }

  /** How many functions the module has, imports included. */
  public int functionCount() {
    return wasm().functionCount();
  }

  /**
   * The name that the module's name section gives to a function.
   *
   * @param function its index, imports first
   */
  public Optional<String> functionName(int function) {
    return Optional.ofNullable(wasm().names().function(function));
  }

  /**
   * The compiled code of a function, disassembled. Empty if there is none to show: the function is
   * imported, or the backend makes no machine code.
   *
   * @param function an index of a function, imports first, as backtraces have it
   * @throws IndexOutOfBoundsException if there is no such function
   */
  public List<CodeLine> disassemble(int function) {
    Objects.checkIndex(function, wasm().functionCount());
    return compiled.disassemble(function);
  }

  /**
   * Checks whether bytes are a valid module with the engine's features, without compiling it.
   *
   * @throws io.dunlin.wasm.InvalidModuleException if they are not
   */
  public static void validate(Engine engine, byte[] bytes) {
    engine.compilation().validate(ModuleCompilation.toBinary(bytes));
  }

  /** The engine that the module belongs to. */
  public Engine engine() {
    return engine;
  }

  /** The name that the module's name section gives it. */
  public Optional<String> name() {
    return Optional.ofNullable(wasm().names().module());
  }

  /** What the module imports, in order. */
  public List<ImportType> imports() {
    List<ImportType> imports = new ArrayList<>();
    for (Import each : wasm().imports()) {
      imports.add(new ImportType(each.module(), each.name(), canonical(each.type())));
    }
    return imports;
  }

  /** What the module exports, in order. */
  public List<ExportType> exports() {
    List<ExportType> exports = new ArrayList<>();
    for (Export each : wasm().exports()) {
      exports.add(
          new ExportType(each.name(), canonical(wasm().externType(each.kind(), each.index()))));
    }
    return exports;
  }

  /**
   * The function type with a canonical id, as imports and exports name it.
   *
   * @throws IllegalArgumentException if it is not one of functions
   */
  public FuncType funcType(int typeId) {
    return engine.types().funcType(typeId);
  }

  /** The content of all custom sections with this name, in order; copies. */
  public List<byte[]> customSections(String name) {
    List<byte[]> contents = new ArrayList<>();
    for (CustomSection section : wasm().customSections()) {
      if (section.name().equals(name)) {
        ByteRange range = section.content();
        contents.add(Arrays.copyOfRange(wasm().bytes(), range.start(), range.end()));
      }
    }
    return contents;
  }

  private ExternType canonical(ExternType type) {
    return TypeRegistry.canonicalize(type, typeIds);
  }

  WasmModule wasm() {
    return compiled.module().module();
  }

  CompiledModule compiled() {
    return compiled;
  }
}
