package io.dunlin.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InvalidModuleExceptionTests {
  @Test
  void messagesNameThePlaceAsFarAsItIsKnown() {
    int unknown = InvalidModuleException.UNKNOWN;
    assertEquals(
        "unknown local (at offset 0x1f, function 7)",
        new InvalidModuleException("unknown local", 31, 7).getMessage());
    assertEquals(
        "unknown type (at offset 0x8)",
        new InvalidModuleException("unknown type", 8, unknown).getMessage());
    assertEquals(
        "type mismatch",
        new InvalidModuleException("type mismatch", unknown, unknown).getMessage());
  }

  @Test
  void aFaultCanBePlacedInAFunction() {
    MalformedModuleException fault = new MalformedModuleException("unexpected end", 16);
    MalformedModuleException placed = fault.inFunction(3);
    assertEquals("unexpected end", placed.reason());
    assertEquals(16, placed.offset());
    assertEquals(3, placed.functionIndex());
    assertArrayEquals(fault.getStackTrace(), placed.getStackTrace());
  }
}
