package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.module;
import static io.dunlin.wasm.binary.ModuleBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import org.junit.jupiter.api.Test;

/** Forms that only a feature allows: read with it, refused by its name without it. */
class DecoderFeaturesTests {
  private static void assertNeeds(Feature feature, int offset, byte[] bytes) {
    assertNeeds(feature, Features.ALL.without(feature), offset, bytes);
  }

  private static void assertNeeds(Feature feature, Features without, int offset, byte[] bytes) {
    BinaryDecoder.decode(bytes, Features.ALL);
    MalformedModuleException e =
        assertThrows(MalformedModuleException.class, () -> BinaryDecoder.decode(bytes, without));
    assertTrue(
        e.reason().endsWith("requires the feature " + feature + ", which is disabled"), e.reason());
    assertEquals(offset, e.offset());
  }

  @Test
  void typeDefinitions() {
    assertNeeds(Feature.GC, 11, module(section(1, "01 4e 01 60 00 00")));
    assertNeeds(Feature.GC, 11, module(section(1, "01 50 00 60 00 00")));
    assertNeeds(Feature.GC, 11, module(section(1, "01 5f 00")));
    assertNeeds(Feature.GC, 11, module(section(1, "01 5e 78 00")));
  }

  @Test
  void limitsFlags() {
    assertNeeds(Feature.MEMORY64, 11, module(section(5, "01 04 00")));
    assertNeeds(Feature.MEMORY64, 12, module(section(4, "01 70 04 00")));
    assertNeeds(Feature.THREADS, 11, module(section(5, "01 03 00 01")));
    assertNeeds(Feature.CUSTOM_PAGE_SIZES, 11, module(section(5, "01 08 00 00")));
  }

  @Test
  void disabledLimitsFlagsAreMalformedOnes() {
    byte[] shared = module(section(5, "01 03 00 01"));
    MalformedModuleException e =
        assertThrows(
            MalformedModuleException.class,
            () -> BinaryDecoder.decode(shared, Features.ALL.without(Feature.THREADS)));
    assertTrue(e.reason().startsWith("malformed limits flags"), e.reason());
  }

  @Test
  void sections() {
    assertNeeds(Feature.BULK_MEMORY, 8, module(section(12, "00")));
    assertNeeds(Feature.FUNCTION_REFERENCES, 11, module(section(4, "01 40 00 70 00 00 d0 70 0b")));
    Features noExceptions =
        Features.ALL.without(Feature.EXCEPTIONS).without(Feature.LEGACY_EXCEPTIONS);
    assertNeeds(Feature.EXCEPTIONS, noExceptions, 8, module(section(13, "00")));
  }

  @Test
  void legacyExceptionsHaveTagsToo() {
    byte[] tags = module(section(13, "01 00 00"));
    assertEquals(
        1, BinaryDecoder.decode(tags, Features.ALL.without(Feature.EXCEPTIONS)).tagTypes().size());
  }
}
