package io.dunlin.bytecode.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests of {@link Signature}. */
class SignatureTests {
  @Test
  void passesAllArgumentsInJavaIfTheyAreFew() {
    Signature signature = Signature.ofKey("ilfdrv_v");
    assertEquals(6, signature.javaParams());
    assertEquals("IJFDLjava/lang/Object;JJ", signature.arguments());
    assertEquals("J", signature.result());
  }

  @Test
  void passesNoMoreInJavaThanHotSpotCompiles() {
    Signature signature = Signature.ofKey("i".repeat(40) + "_");
    assertEquals(40, signature.params());
    assertEquals(Signature.MAX_ARGUMENTS, signature.javaParams());
  }

  @Test
  void countsEachHalfOfVector() {
    assertEquals(Signature.MAX_ARGUMENTS / 2, Signature.ofKey("v".repeat(40) + "_").javaParams());
  }

  @Test
  void passesVectorInOnePlace() {
    String numbers = "l".repeat(Signature.MAX_ARGUMENTS - 1);
    assertEquals(Signature.MAX_ARGUMENTS - 1, Signature.ofKey(numbers + "vi_").javaParams());
  }
}
