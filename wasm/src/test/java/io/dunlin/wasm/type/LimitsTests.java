package io.dunlin.wasm.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LimitsTests {
  @Test
  void anImportMayAskForLess() {
    assertTrue(Limits.atLeast(2).matches(2, Limits.atLeast(1)));
    assertTrue(Limits.atLeast(0).matches(5, Limits.atLeast(5)));
    assertFalse(Limits.atLeast(0).matches(4, Limits.atLeast(5)));
  }

  @Test
  void aMaximumMustBeKept() {
    assertTrue(Limits.between(1, 3).matches(1, Limits.between(0, 3)));
    assertFalse(Limits.between(1, 4).matches(1, Limits.between(0, 3)));
    assertFalse(Limits.atLeast(1).matches(1, Limits.between(0, 3)));
    assertTrue(Limits.between(1, 3).matches(1, Limits.atLeast(0)));
  }

  @Test
  void sizesAreUnsigned() {
    assertTrue(Limits.between(0, 5).matches(0, Limits.between(0, -1)));
    assertFalse(Limits.between(0, -1).matches(0, Limits.between(0, 5)));
    assertTrue(Limits.atLeast(0).matches(-1, Limits.atLeast(5)));
    assertEquals("0 18446744073709551615", Limits.between(0, -1).toString());
  }

  @Test
  void theLargestNumberIsAMaximumToo() {
    assertTrue(Limits.between(0, Limits.NO_MAX).hasMax());
    assertFalse(Limits.atLeast(0).hasMax());
  }

  @Test
  void copiesBetweenAddressTypesTakeTheSmaller() {
    assertEquals(AddressType.I32, AddressType.I64.min(AddressType.I32));
    assertEquals(AddressType.I32, AddressType.I32.min(AddressType.I64));
    assertEquals(AddressType.I64, AddressType.I64.min(AddressType.I64));
  }
}
