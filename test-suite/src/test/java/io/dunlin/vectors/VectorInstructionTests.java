package io.dunlin.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Vector instructions give the same results however their vectors are held. */
final class VectorInstructionTests {
  @Test
  void agreeWithTheInterpreter() {
    assertEquals(List.of(), VectorProgram.differences());
  }
}
