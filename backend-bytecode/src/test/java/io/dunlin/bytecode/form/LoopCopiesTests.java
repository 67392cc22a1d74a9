package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.op.Op;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of which loops code has copies, and what is known in each of them. */
final class LoopCopiesTests {
  private static final String STEP = "(local.tee 0 (i32.sub (local.get 0) (i32.const 1)))";

  /** The form of a function with two parameters. */
  private static FunctionForm form(String body) {
    return Forms.ofLastFunction(
        "(module (memory 1) (func $f) (func (param i32 i32) " + body + "))");
  }

  /** The copies of the last loop in a body. */
  private static @Nullable LoopCopies copies(FunctionForm form) {
    LoopCopies copies = null;
    for (int at = 0; at < form.size(); at++) {
      if (form.op(at) == Op.LOOP) {
        copies = form.region(form.index(at)).copies();
      }
    }
    return copies;
  }

  private static String switchOn(String mask) {
    return "(block (block (block (br_table 0 1 2 2"
        + " (i32.and (local.get 0) (i32.const "
        + mask
        + "))) ) ) )";
  }

  private static String loop(int first, String inside) {
    return "(local.set 0 (i32.const "
        + first
        + ")) (loop $l "
        + inside
        + " (br_if $l "
        + STEP
        + "))";
  }

  private static @Nullable LoopCopies copies(int first, String inside) {
    return copies(form(loop(first, inside)));
  }

  /** What is known in a copy, in the order of the instructions. */
  private static List<Integer> known(FunctionForm form, LoopCopies copies, int copy) {
    List<Integer> known = new ArrayList<>();
    for (int at = 0; at < form.size(); at++) {
      if (copies.isKnown(at)) {
        known.add(copies.known(at, copy));
      }
    }
    return known;
  }

  @Test
  void aLoopThatSwitchesOnItsCountHasACopyForEachValue() {
    LoopCopies copies = copies(24, switchOn("3"));
    assertNotNull(copies);
    assertEquals(4, copies.count());
    assertFalse(copies.hasManyLocals());
    LoopCopies more = copies(24, switchOn("7"));
    assertNotNull(more);
    assertEquals(8, more.count());
  }

  @Test
  void inEachCopyLowerBitsOfTheCountAreKnown() {
    String bit = "(local.set 1 (i32.and (local.get 0) (i32.const 1)))";
    String more = "(local.set 1 (i32.and (local.get 0) (i32.const 7)))";
    FunctionForm form = form(loop(26, bit + switchOn("3") + more).replace("26", "28"));
    LoopCopies copies = copies(form);
    assertNotNull(copies);
    assertEquals(List.of(0, 0), known(form, copies, 0));
    assertEquals(List.of(1, 3), known(form, copies, 1));
    assertEquals(List.of(0, 2), known(form, copies, 2));
    assertEquals(List.of(1, 1), known(form, copies, 3));
  }

  @Test
  void behindTheChangeOfTheCountTheNextOneIsKnown() {
    String inside =
        "(local.set 0 (i32.add (local.get 0) (i32.const 3)))"
            + switchOn("3")
            + "(br_if $l (i32.lt_u (local.get 0) (i32.const 24)))";
    FunctionForm form = form("(local.set 0 (i32.const 0)) (loop $l " + inside + ")");
    LoopCopies copies = copies(form);
    assertNotNull(copies);
    assertEquals(4, copies.count());
    assertEquals(List.of(3), known(form, copies, 0));
    assertEquals(List.of(2), known(form, copies, 1));
  }

  @Test
  void aLoopThatEndsInTheMiddleOfCopiesHasNone() {
    assertNull(copies(26, switchOn("3")));
    assertNull(copies(12, switchOn("7")));
  }

  @Test
  void aLoopThatDoesNotSwitchOnLowerBitsOfItsCountHasNone() {
    assertNull(copies(24, ""));
    assertNull(copies(24, "(local.set 1 (i32.and (local.get 0) (i32.const 3)))"));
    assertNull(copies(24, switchOn("2")));
    assertNull(copies(24, switchOn("-1")));
    assertNull(copies(24, switchOn("0x7FFFFFFF")));
    assertNull(copies(24, switchOn("3").replace("local.get 0", "local.get 1")));
  }

  @Test
  void aLoopWithMoreValuesThanCopiesOrTooLongHasNone() {
    assertNull(copies(32, switchOn("15")));
    assertNull(copies(24, switchOn("3") + "(drop (local.get 1))".repeat(200)));
  }

  @Test
  void aLoopThatAccessesMemoryOrHasLoopsInItHasNone() {
    assertNull(copies(24, switchOn("3") + "(drop (i32.load (local.get 1)))"));
    String inner =
        "(local.set 1 (i32.const 3))"
            + "(loop $m (br_if $m (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))";
    FunctionForm form = form(loop(24, switchOn("3") + inner));
    assertFalse(form.copiesLoops());
    assertTrue(form(loop(24, switchOn("3"))).copiesLoops());
  }

  @Test
  void manyLocalsAreMoreThanProcessorsHaveRegisters() {
    StringBuilder inside = new StringBuilder(switchOn("3"));
    StringBuilder locals = new StringBuilder("(local");
    for (int local = 2; local < 20; local++) {
      inside.append("(local.set ").append(local).append(" (local.get 1))");
      locals.append(" i32");
    }
    LoopCopies copies = copies(form(locals + ")" + loop(24, inside.toString())));
    assertNotNull(copies);
    assertTrue(copies.hasManyLocals());
  }
}
