package io.dunlin.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FeaturesTests {
  @Test
  void defaultsAreWhatTheFeaturesSay() {
    for (Feature feature : Feature.values()) {
      assertEquals(feature.isDefault(), Features.DEFAULT.has(feature), feature.toString());
      assertTrue(Features.ALL.has(feature));
    }
    assertTrue(Features.DEFAULT.has(Feature.LEGACY_EXCEPTIONS));
    assertFalse(Features.DEFAULT.has(Feature.CUSTOM_PAGE_SIZES));
  }

  @Test
  void setsDoNotChange() {
    Features without = Features.DEFAULT.without(Feature.SIMD);
    assertFalse(without.has(Feature.SIMD));
    assertTrue(Features.DEFAULT.has(Feature.SIMD));
    assertNotEquals(Features.DEFAULT, without);
    assertEquals(Features.DEFAULT, without.with(Feature.SIMD));
    assertEquals(Features.DEFAULT.hashCode(), without.with(Feature.SIMD).hashCode());
    assertEquals(Features.DEFAULT.bits(), without.with(Feature.SIMD).bits());
  }

  @Test
  void theFirstVersionStays() {
    assertTrue(Features.DEFAULT.without(Feature.MVP).has(Feature.MVP));
  }

  @Test
  void setsCanBeCombined() {
    Features few = Features.ALL.minus(Features.DEFAULT);
    assertTrue(few.has(Feature.CUSTOM_PAGE_SIZES));
    assertFalse(few.has(Feature.SIMD));
    assertEquals(Features.DEFAULT, Features.ALL.intersect(Features.DEFAULT));
    assertTrue(Features.ALL.minus(Features.ALL).has(Feature.MVP));
  }

  @Test
  void membersAreNamedAfterProposals() {
    Features features = Features.ALL;
    for (Feature feature : Feature.values()) {
      if (feature != Feature.GC) {
        features = features.without(feature);
      }
    }
    assertEquals("[mvp, gc]", features.toString());
  }
}
