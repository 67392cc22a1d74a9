package io.dunlin;

import io.dunlin.spi.code.CompiledModule;
import io.dunlin.wasm.TextParserProvider;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

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
    return ofOwned(engine, textParser().toBinary(text));
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
    return ofOwned(engine, readAll(stream));
  }

  /** What {@code InputStream.readAllBytes} does, which Android has only since API level 33. */
  private static byte[] readAll(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      bytes.write(buffer, 0, count);
    }
    return bytes.toByteArray();
  }

  private static Module ofOwned(Engine engine, byte[] bytes) {
    return new Module(engine, engine.compiler().compile(validated(engine, bytes)));
  }

  /**
   * Checks whether bytes are a valid module with the engine's features, without compiling it.
   *
   * @throws io.dunlin.wasm.InvalidModuleException if they are not
   */
  public static void validate(Engine engine, byte[] bytes) {
    validated(engine, bytes);
  }

  private static ModuleContext validated(Engine engine, byte[] bytes) {
    byte[] binary = TextParserProvider.looksLikeText(bytes) ? textParser().toBinary(bytes) : bytes;
    WasmModule module = BinaryDecoder.decode(binary, engine.features());
    int parallelism =
        engine.config().parallelCompilation() ? Runtime.getRuntime().availableProcessors() : 1;
    return ModuleValidator.validateAll(module, engine.features(), parallelism);
  }

  private static TextParserProvider textParser() {
    Iterator<TextParserProvider> parsers =
        ServiceLoader.load(TextParserProvider.class, Module.class.getClassLoader()).iterator();
    if (!parsers.hasNext()) {
      throw new IllegalArgumentException(
          "this is a module in the text format, which is read only if the artifact io.dunlin:dunlin-wat is on"
              + " the class or module path");
    }
    return parsers.next();
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
