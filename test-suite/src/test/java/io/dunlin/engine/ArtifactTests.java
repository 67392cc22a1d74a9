package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Precompiled;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.spi.code.ArtifactException;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled modules as bytes: what is loaded, and what is refused. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class ArtifactTests {
  private static final int CHECKSUM_AT = 8;
  private static final int CHECKED_FROM = 12;
  private static final int MUTATIONS = 3_000;
  private static final long SEED = 20_261_127L;

  private final String backend;
  private final Engine engine;
  private final byte[] module =
      new ModuleBuilder()
          .type("ii>i")
          .func(
              0,
              code -> {
                code.writeIndex(Op.LOCAL_GET, 0);
                code.writeIndex(Op.LOCAL_GET, 1);
                code.write(Op.I32_ADD);
              })
          .export("add", ExternKind.FUNC, 0)
          .build();

  @TempDir Path directory;

  ArtifactTests(String backend) {
    this.backend = backend;
    engine = Engine.create(config().build());
  }

  private Config.Builder config() {
    return Config.builder().backend(backend);
  }

  private static void assertAdds(Module module) {
    try (Store<@Nullable Void> store = module.engine().newStore()) {
      Instance instance = Instance.create(store, module);
      Val[] sum = instance.func("add").orElseThrow().call(Val.i32(2), Val.i32(40));
      assertEquals(42, sum[0].i32());
    }
  }

  @Test
  void aModuleIsLoadedFromBytesAndFromAFile() throws IOException {
    byte[] artifact = Module.of(engine, module).serialize();
    assertAdds(Module.deserialize(engine, artifact));
    Path file = Files.write(directory.resolve("add.dlo"), artifact);
    assertAdds(Module.deserializeFile(engine, file));
    assertEquals(Optional.of(Precompiled.MODULE), Engine.detectPrecompiledFile(file));
    assertEquals(Optional.of(Precompiled.MODULE), Engine.detectPrecompiled(artifact));
    assertEquals(Optional.empty(), Engine.detectPrecompiled(module));
    assertEquals(Optional.empty(), Engine.detectPrecompiled(new byte[3]));
  }

  @Test
  void aLargeFileIsMapped() throws IOException {
    byte[] large = Arrays.copyOf(module, module.length + (2 << 20));
    ByteBuffer custom = ByteBuffer.wrap(large, module.length, large.length - module.length);
    // A custom section without a name that takes all of the rest: id, length in five bytes, name.
    int length = custom.remaining() - 6;
    custom.put((byte) 0);
    for (int shift = 0; shift < 28; shift += 7) {
      custom.put((byte) (length >>> shift | 0x80));
    }
    custom.put((byte) (length >>> 28));
    Path file = Files.write(directory.resolve("l.dlo"), engine.precompileModule(large));
    Module loaded = Module.deserializeFile(engine, file);
    assertEquals(length - 1, loaded.customSections("").get(0).length);
    assertAdds(loaded);
  }

  @Test
  void equalSettingsGiveEqualArtifactsThatOthersLoad() {
    Engine other = Engine.create(config().parallelCompilation(false).build());
    assertEquals(engine.precompileCompatibilityHash(), other.precompileCompatibilityHash());
    byte[] artifact = engine.precompileModule(module);
    assertArrayEquals(artifact, other.precompileModule(module));
    assertAdds(Module.deserialize(other, artifact));
    assertArrayEquals(artifact, Module.deserialize(other, artifact).serialize());
  }

  @Test
  void anArtifactThatNeedsAFeatureWhichIsOffIsRefused() {
    Engine narrow = Engine.create(config().feature(Feature.GC, false).build());
    assertNotEquals(engine.precompileCompatibilityHash(), narrow.precompileCompatibilityHash());
    assertAdds(Module.deserialize(engine, narrow.precompileModule(module)));
    ArtifactException e = refused(narrow, engine.precompileModule(module));
    assertEquals("feature set", e.field());
    assertTrue(e.found().contains("[gc] is off"), e.found());
  }

  private static ArtifactException refused(Engine engine, byte[] artifact) {
    return assertThrows(ArtifactException.class, () -> Module.deserialize(engine, artifact));
  }

  @Test
  void whatDiffersIsNamedWithBothValues() {
    byte[] artifact = engine.precompileModule(module);
    assertField("length", new byte[0]);
    assertField("magic", Arrays.copyOf(module, 100));
    assertField("format version", changed(artifact, 4, 77));
    assertField("kind", changed(artifact, 6, 1));
    assertField("length", Arrays.copyOf(artifact, artifact.length - 1));
    assertField("length", Arrays.copyOf(artifact, artifact.length + 1));
    assertField("checksum", changed(artifact, 40, 0xFF));
    ArtifactException version = refused(engine, checked(changed(artifact, 34, 'X')));
    assertEquals("engine version", version.field());
    assertTrue(version.found().startsWith("'X"), version.found());
    assertEquals(
        "artifact refused: its engine version is "
            + version.found()
            + ", and has to be "
            + version.expected(),
        version.getMessage());
    int name = new String(artifact, StandardCharsets.ISO_8859_1).indexOf(backend);
    ArtifactException other = refused(engine, checked(changed(artifact, name, '!')));
    assertEquals("backend", other.field());
    assertEquals("'" + backend + "'", other.expected());
    assertEquals("'!" + backend.substring(1) + "'", other.found());
  }

  private void assertField(String field, byte[] artifact) {
    assertEquals(field, refused(engine, artifact).field());
  }

  private static byte[] changed(byte[] artifact, int at, int value) {
    byte[] changed = artifact.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** The same with the checksum that it should have. */
  private static byte[] checked(byte[] artifact) {
    CRC32 crc = new CRC32();
    crc.update(artifact, CHECKED_FROM, artifact.length - CHECKED_FROM);
    ByteBuffer.wrap(artifact)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(CHECKSUM_AT, (int) crc.getValue());
    return artifact;
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] artifact = engine.precompileModule(module);
    for (int length = 0; length < artifact.length; length++) {
      refused(engine, Arrays.copyOf(artifact, length));
    }
    for (int i = 0; i < MUTATIONS; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      byte[] mutated = artifact.clone();
      mutated[random.nextInt(mutated.length)] ^= (byte) (1 + random.nextInt(255));
      refused(engine, mutated);
    }
  }

  /**
   * Header and module, with a checksum that hides the damage: both are read with care all the same.
   */
  @Test
  void damageWithARightChecksumIsRefusedOrHarmless() {
    byte[] artifact = engine.precompileModule(module);
    int end = indexOf(artifact, module) + module.length;
    for (int i = 0; i < MUTATIONS; i++) {
      SplittableRandom random = new SplittableRandom(SEED + i);
      byte[] mutated = artifact.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        mutated[CHECKED_FROM + random.nextInt(end - CHECKED_FROM)] = (byte) random.nextInt(256);
      }
      try {
        Module.deserialize(engine, checked(mutated));
      } catch (ArtifactException e) {
        assertTrue(!e.field().isEmpty(), "mutation " + i + " with seed " + SEED);
      }
    }
  }

  private static int indexOf(byte[] all, byte[] part) {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    return text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aTargetThatTheBackendDoesNotCompileForIsRefused() {
    RuntimeException e =
        assertThrows(RuntimeException.class, () -> Engine.create(config().target("pdp11").build()));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.contains("'" + backend + "' does not compile for the target 'pdp11'"), message);
  }
}
