package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.op.Family;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which loads and stores stand among calls. */
final class AccessesAmongCallsTests {
  private static final String STORE = "(i32.store (local.get 0) (i32.const 1))";
  private static final String CALL = "(call $f)";

  /** Of each access in the body of a function, whether it stands among calls. */
  private static List<Boolean> accesses(String body) {
    String text = "(module (memory 1) (func $f) (func (param i32) " + body + "))";
    FunctionForm form = Forms.ofLastFunction(text);
    var found = AccessesAmongCalls.of(form, 0, form.size());
    return IntStream.range(0, form.size())
        .filter(at -> form.op(at).family() == Family.STORE || form.op(at).family() == Family.LOAD)
        .mapToObj(found::get)
        .toList();
  }

  @Test
  void codeThatCallsNothingHasNone() {
    assertEquals(List.of(false), accesses(STORE));
  }

  @Test
  void aFewForEachCallAre() {
    assertEquals(List.of(true, true), accesses(STORE + CALL + "(drop (i32.load (local.get 0)))"));
  }

  @Test
  void manyForEachCallAreNot() {
    List<Boolean> found = accesses(STORE.repeat(100) + CALL);
    assertEquals(IntStream.range(0, 100).mapToObj(at -> false).toList(), found);
  }

  @Test
  void loopsThatCallNothingAreNotAmongThem() {
    String again = "(br_if 0 (i32.load (local.get 0)))";
    assertEquals(
        List.of(true, false, false, true),
        accesses(STORE + "(loop " + STORE + again + ")" + CALL + STORE));
    assertEquals(
        List.of(true, true, true, true),
        accesses(STORE + "(loop " + STORE + CALL + again + ")" + CALL + STORE));
  }

  @Test
  void whatIsNeverRepeatedIsNoLoop() {
    assertEquals(List.of(true), accesses("(loop " + STORE + ")" + CALL));
  }
}
