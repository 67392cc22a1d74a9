package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.op.Family;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which vectors leave a local that others use as well. */
final class VectorLocalsTests {
  private static final String WIDENED =
      "(local.set 1 (i16x8.extend_low_i8x16_s (i8x16.abs (local.get 0))))";
  private static final String NEGATED = "(local.set 1 (i8x16.neg (local.get 0)))";
  private static final String READ = "(drop (local.get 1))";

  /** The locals that the instructions of a function with the locals 0 and 1 use, in their order. */
  private static List<Integer> locals(String body) {
    String text = "(module (func (param v128) (local v128) " + body + "))";
    FunctionForm form = Forms.ofLastFunction(text);
    return IntStream.range(0, form.size())
        .filter(at -> form.op(at).family() == Family.LOCAL)
        .mapToObj(form::index)
        .toList();
  }

  @Test
  void vectorsOfEachShapeHaveALocal() {
    assertEquals(List.of(0, 2, 2, 0, 3, 3), locals(NEGATED + READ + WIDENED + READ));
  }

  @Test
  void vectorsOfOneShapeStay() {
    assertEquals(List.of(0, 1, 1, 0, 1, 1), locals(NEGATED + READ + NEGATED + READ));
  }

  @Test
  void whatIsReadBehindALabelStays() {
    assertEquals(
        List.of(0, 2, 2, 0, 1, 1), locals(NEGATED + READ + "(block " + WIDENED + ")" + READ));
  }

  @Test
  void whatAHandlerMightSeeStays() {
    assertEquals(
        List.of(0, 1, 1, 0, 1, 1), locals(NEGATED + READ + "(try_table)" + WIDENED + READ));
  }

  @Test
  void aLocalIsUsedAgainOnceItHasRested() {
    String others = "(drop (i32.const 0))".repeat(10);
    assertEquals(List.of(0, 2, 0, 3, 0, 2), locals(NEGATED + WIDENED + others + NEGATED));
    assertEquals(List.of(0, 2, 0, 3, 0, 4), locals(NEGATED + WIDENED + NEGATED));
  }
}
