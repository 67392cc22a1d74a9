package io.dunlin;

import io.dunlin.internal.artifact.Artifact;
import io.dunlin.internal.artifact.Compatibility;
import io.dunlin.internal.artifact.EngineVersion;
import io.dunlin.internal.cache.ArtifactCache;
import io.dunlin.internal.cache.CacheCounters;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.spi.code.CompiledModule;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.TextParserProvider;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The way from a module's bytes, or from an artifact, to compiled code. Thread-safe. */
final class ModuleCompilation {
  private static final int HEXADECIMAL = 16;

  private final Features features;
  private final BackendProvider backend;
  private final @Nullable CacheConfig cacheConfig;
  private final int parallelism;
  private final ModuleCompiler compiler;
  private @Nullable Compatibility compatibility;
  private @Nullable ArtifactCache cache;

  ModuleCompilation(
      Config config, Features features, BackendProvider backend, BackendSettings settings) {
    this.features = features;
    this.backend = backend;
    cacheConfig = config.cache();
    parallelism = config.compiler().parallel() ? Runtime.getRuntime().availableProcessors() : 1;
    compiler = backend.newCompiler(settings);
  }

  /** What code depends on; found out late, since the backend may have to start something. */
  private synchronized Compatibility compatibility() {
    Compatibility known = compatibility;
    if (known == null) {
      known =
          new Compatibility(
              EngineVersion.TEXT,
              backend.name(),
              backend.target(),
              names(features),
              compiler.codeSettings());
      compatibility = known;
    }
    return known;
  }

  private synchronized @Nullable ArtifactCache cache() {
    if (cache == null && cacheConfig != null) {
      cache = new ArtifactCache(cacheConfig.directory(), cacheConfig.maxBytes(), compatibility());
    }
    return cache;
  }

  private static List<String> names(Features features) {
    List<String> names = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      if (features.has(feature)) {
        names.add(feature.toString());
      }
    }
    return names;
  }

  /** Translates a text, if that is what the bytes are, to the binary format. */
  static byte[] toBinary(byte[] bytes) {
    return TextParserProvider.looksLikeText(bytes) ? textParser().toBinary(bytes) : bytes;
  }

  /** Translates a text to the binary format. */
  static byte[] toBinary(String text) {
    return textParser().toBinary(text);
  }

  private static TextParserProvider textParser() {
    Iterator<TextParserProvider> parsers =
        ServiceLoader.load(TextParserProvider.class, Module.class.getClassLoader()).iterator();
    if (!parsers.hasNext()) {
      throw new IllegalArgumentException(
          "this is a module in the text format, which is read only if the artifact"
              + " io.dunlin:dunlin-wat is on the class or module path");
    }
    return parsers.next();
  }

  /**
   * Decodes and validates a module.
   *
   * @throws InvalidModuleException if it is not valid
   */
  ModuleContext validate(byte[] binary) {
    return ModuleValidator.validateAll(
        BinaryDecoder.decode(binary, features), features, parallelism);
  }

  /** Decodes a module and validates all of it but the function bodies. */
  private ModuleContext validateOutsideBodies(byte[] binary) {
    return ModuleValidator.validate(BinaryDecoder.decode(binary, features), features);
  }

  /**
   * Compiles a module, or finds its code in the cache.
   *
   * @param binary the module, which is kept and must not change
   * @throws InvalidModuleException if it is not valid
   */
  CompiledModule compile(byte[] binary) {
    ArtifactCache artifacts = cache();
    if (artifacts == null) {
      return compiler.compile(validate(binary));
    }
    byte[] key = artifacts.key(binary);
    ByteBuffer code = artifacts.find(key);
    if (code != null) {
      try {
        return compiler.load(validateOutsideBodies(binary), code);
      } catch (ArtifactException e) {
        artifacts.reject(key);
      }
    }
    CompiledModule compiled = compiler.compile(validate(binary));
    artifacts.add(key, compiled.artifact());
    return compiled;
  }

  /**
   * The artifact of a module.
   *
   * @param code the module's code in the form that it is to have
   */
  byte[] serialize(CompiledModule compiled, byte[] code) {
    return Artifact.encode(compatibility(), compiled.module().module().bytes(), code);
  }

  /**
   * Loads an artifact.
   *
   * @param bytes which are kept and must not change
   * @throws ArtifactException if it cannot be used
   */
  CompiledModule load(byte[] bytes) {
    Artifact artifact = Artifact.decode(bytes, compatibility());
    return compiler.load(module(artifact), artifact.code());
  }

  /**
   * Loads an artifact from a class path.
   *
   * @param bytes which are kept and must not change
   * @param loader finds what belongs to it
   * @throws ArtifactException if it cannot be used
   */
  CompiledModule load(byte[] bytes, ClassLoader loader) {
    Artifact artifact = Artifact.decode(bytes, compatibility());
    return compiler.load(module(artifact), artifact.code(), loader);
  }

  /**
   * Loads an artifact from a file.
   *
   * @throws ArtifactException if it cannot be used
   * @throws IOException if the file cannot be read
   */
  CompiledModule load(Path file) throws IOException {
    Artifact artifact = Artifact.read(file, compatibility());
    return compiler.load(module(artifact), artifact.code());
  }

  private ModuleContext module(Artifact artifact) {
    try {
      return validateOutsideBodies(artifact.module());
    } catch (InvalidModuleException e) {
      throw new ArtifactException("module", "valid", "not: " + e.getMessage());
    }
  }

  String compatibilityHash() {
    return new BigInteger(1, compatibility().hash()).toString(HEXADECIMAL);
  }

  CacheStatistics cacheStatistics() {
    ArtifactCache artifacts = cache();
    if (artifacts == null) {
      return new CacheStatistics(0, 0, 0, 0, 0);
    }
    CacheCounters counters = artifacts.counters();
    return new CacheStatistics(
        counters.hits.get(),
        counters.misses.get(),
        counters.damaged.get(),
        counters.evictions.get(),
        counters.failures.get());
  }
}
