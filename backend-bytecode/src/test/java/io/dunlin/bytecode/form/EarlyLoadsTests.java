package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which loads of vectors are moved in front of code that computes with them. */
final class EarlyLoadsTests {
  private static final String ADD = "(local.set 2 (i32x4.add (local.get 2) (local.get 1)))";
  private static final String LONG = ADD.repeat(80);
  private static final String LOAD = "(v128.load (local.get 0))";
  private static final String SUM =
      "(local.set 2 (i32x4.add (local.get 1) (local.tee 3 " + LOAD + ")))";
  private static final String READ = "(drop (local.get 3))";

  private static FunctionForm form(String body) {
    String locals = "(func (param i32 v128) (local v128 v128 i32) ";
    return Forms.ofLastFunction("(module (memory 1) (func $f) " + locals + body + "))");
  }

  /** The places of an instruction in a function. */
  private static List<Integer> places(FunctionForm form, Op op) {
    return IntStream.range(0, form.size()).filter(at -> form.op(at) == op).boxed().toList();
  }

  private static List<Integer> loads(String body) {
    return places(form(body), Op.V128_LOAD);
  }

  private static void assertStays(String body) {
    assertTrue(loads(body).get(0) > 200, body);
  }

  @Test
  void aLoadIsMovedInFrontOfLongCode() {
    assertEquals(List.of(1), loads(LONG + SUM));
  }

  @Test
  void shortCodeStaysAsItIs() {
    assertEquals(List.of(6), loads(ADD + SUM));
  }

  @Test
  void loadsStayInTheirOrderAndShufflesFollowThem() {
    String shuffle = "(i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 ";
    String second = "(local.tee 2 (v128.load offset=16 (local.get 0)))";
    String shuffled = shuffle + "(local.tee 3 " + LOAD + ") " + second + ")";
    FunctionForm form =
        form(LONG + "(local.set 1 (v128.xor (local.get 1) (local.tee 3 " + shuffled + ")))");
    assertEquals(List.of(1, 4), places(form, Op.V128_LOAD));
    assertEquals(List.of(0L, 16L), List.of(form.value(1), form.value(4)));
    assertEquals(List.of(8), places(form, Op.I8X16_SHUFFLE));
    assertEquals(0x17_16_15_14_07_06_05_04L, form.highHalf(8));
    assertEquals(0x13_12_11_10_03_02_01_00L, form.value(8));
  }

  @Test
  void theAddressIsWhereTheLoadIs() {
    String load = "(v128.load (i32.add (local.tee 4 (local.get 0)) (i32.const 8)))";
    FunctionForm form =
        form(LONG + "(local.set 2 (i32x4.add (local.get 1) (local.tee 3 " + load + ")))");
    assertEquals(List.of(4), places(form, Op.V128_LOAD));
    assertEquals(0, form.operandStart(4));
    assertEquals(List.of(0, 4), List.of(form.index(0), form.index(1)));
  }

  @Test
  void aLocalThatHoldsSomethingElseBeforeIsNotOverwritten() {
    String body = READ + LONG + SUM + READ;
    FunctionForm form = form(body);
    int load = places(form, Op.V128_LOAD).get(0);
    assertEquals(1, load);
    int own = form.index(load + 1);
    assertEquals(form.localCount() - 1, own);
    List<Integer> locals =
        IntStream.range(0, form.size())
            .filter(at -> form.op(at) == Op.LOCAL_GET && form.index(at) != 1 && form.index(at) != 2)
            .mapToObj(form::index)
            .toList();
    assertEquals(List.of(0, 3, own, own), locals);
  }

  @Test
  void whatNeedsTheCodeBeforeStays() {
    String address = "(local.set 4 (i32x4.extract_lane 0 (local.get 2)))";
    assertStays(LONG + address + SUM.replace("local.get 0", "local.get 4"));
    assertStays(LONG + "(local.set 0 (i32.const 4))" + SUM);
    assertStays(
        LONG
            + "(drop (local.get 4))"
            + SUM.replace(LOAD, "(v128.load (local.tee 4 (local.get 0)))"));
  }

  @Test
  void whatIsLiveBehindALabelKeepsItsLocal() {
    String behind = "(if (local.get 0) (then))" + READ;
    assertStays(READ + LONG + SUM + behind);
    assertEquals(List.of(1), loads(LONG + SUM + behind));
  }

  @Test
  void nothingIsMovedAcrossEffectsAndTraps() {
    for (String effect :
        List.of(
            "(i32.store (i32.const 0) (local.get 0))",
            "(call $f)",
            "(drop (i32.load (local.get 0)))",
            "(drop (i32.div_u (local.get 0) (local.get 0)))",
            "(block)")) {
      assertStays(LONG + effect + SUM);
    }
  }

  @Test
  void codeBehindAnEffectIsLookedAtByItself() {
    FunctionForm form = form("(call $f)" + LONG + SUM);
    assertEquals(List.of(2), places(form, Op.V128_LOAD));
    assertEquals(Family.CALL, form.op(0).family());
  }
}
