package io.dunlin.generate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.Wat;
import org.junit.jupiter.api.Test;

/** What is generated is valid, and the same whenever it is generated. */
final class ModuleGeneratorTests {
  private static final int MODULES = 500;

  @Test
  void modulesAreValidWithTheFeaturesThatTheyName() {
    for (long seed = 0; seed < MODULES; seed++) {
      assertValid(ModuleGenerator.generate(seed, GeneratorSettings.of(Features.ALL)));
    }
  }

  @Test
  void modulesAreValidWithoutAnyFeature() {
    Features least = Features.ALL.minus(Features.ALL).with(Feature.MUTABLE_GLOBALS);
    for (long seed = 0; seed < MODULES; seed++) {
      assertValid(ModuleGenerator.generate(seed, GeneratorSettings.of(least)));
    }
  }

  private static void assertValid(GeneratedModule generated) {
    assertDoesNotThrow(
        () ->
            ModuleValidator.validateAll(
                BinaryDecoder.decode(generated.bytes(), generated.features()),
                generated.features(),
                1),
        () -> "seed " + generated.seed());
  }

  @Test
  void theSameSeedMakesTheSameModule() {
    GeneratorSettings settings = GeneratorSettings.of(Features.ALL);
    for (long seed = 0; seed < MODULES; seed += 50) {
      assertArrayEquals(
          ModuleGenerator.generate(seed, settings).bytes(),
          ModuleGenerator.generate(seed, settings).bytes());
    }
  }

  @Test
  void modulesAreTheShortestFormOfThemselves() {
    for (long seed = 0; seed < MODULES; seed++) {
      byte[] bytes = ModuleGenerator.generate(seed, GeneratorSettings.of(Features.ALL)).bytes();
      WasmModule decoded = BinaryDecoder.decode(bytes, Features.ALL);
      assertArrayEquals(bytes, BinaryEncoder.encode(decoded), "seed " + seed);
    }
  }

  @Test
  void modulesAreTheSameWhenTheyHaveBeenText() {
    for (long seed = 0; seed < MODULES; seed++) {
      byte[] bytes = ModuleGenerator.generate(seed, GeneratorSettings.of(Features.ALL)).bytes();
      assertArrayEquals(bytes, Wat.toBinary(Wat.toText(bytes)), "seed " + seed);
    }
  }
}
