package io.dunlin.x64.inst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class X64FeaturesTests {
  private static final int ALL_BITS = -1;
  private static final int VECTOR_STATE = 7;

  @Test
  void cpuInfoNamesAreThoseOfTheKernel() {
    X64Features features = X64Features.ofCpuInfo("fpu pni sse4_1 abm avx nonsense\n");
    assertEquals(
        X64Features.of(X64Feature.SSE3, X64Feature.SSE41, X64Feature.LZCNT, X64Feature.AVX),
        features);
  }

  @Test
  void allBitsOfCpuIdAreAllFeatures() {
    assertEquals(
        X64Features.all(), X64Features.ofCpuId(ALL_BITS, ALL_BITS, ALL_BITS, VECTOR_STATE));
    assertEquals(X64Features.BASELINE, X64Features.ofCpuId(0, 0, 0, 0));
  }

  @Test
  void kernelThatDoesNotSaveWideRegistersForbidsAvx() {
    X64Features features = X64Features.ofCpuId(ALL_BITS, ALL_BITS, ALL_BITS, 0);
    assertFalse(features.has(X64Feature.AVX));
    assertFalse(features.has(X64Feature.FMA));
    assertTrue(features.has(X64Feature.BMI2));
  }

  @Test
  void knowsWhichCoverOthers() {
    X64Features some = X64Features.of(X64Feature.SSE3, X64Feature.AVX);
    assertTrue(X64Features.all().hasAll(some));
    assertFalse(some.without(X64Feature.AVX).hasAll(some));
    assertTrue(some.hasAll(X64Features.BASELINE));
    assertEquals("sse2 pni avx", some.toString());
  }
}
