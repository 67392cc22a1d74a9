package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.op.Op;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After how many rounds loops look whether to stop. */
final class LoopRoundsTests {
  private static final int NO_LOOKS = Region.NO_LOOKS;
  private static final int MANY = 4096;

  private static final String DOWN = "(local.tee 0 (i32.sub (local.get 0) (i32.const 1)))";
  private static final String UP = "(local.set 1 (i32.add (local.get 1) (i32.const 4)))";

  /** Of each loop in the body of a function with two parameters, the rounds between looks. */
  private static List<Integer> rounds(String body) {
    String text = "(module (memory 1) (func $f) (func (param i32 i32) " + body + "))";
    FunctionForm form = Forms.ofLastFunction(text);
    return IntStream.range(0, form.size())
        .filter(at -> form.op(at) == Op.LOOP)
        .mapToObj(at -> form.region(form.index(at)).roundsBetweenLooks())
        .toList();
  }

  private static String set(int local, int value) {
    return "(local.set " + local + " (i32.const " + value + "))";
  }

  private static String countDown(String body) {
    return "(loop $l " + body + "(br_if $l " + DOWN + "))";
  }

  @Test
  void aLoopThatCallsLooksInEachRound() {
    assertEquals(List.of(1), rounds(set(0, 24) + countDown("(call $f)")));
  }

  @Test
  void aSmallLoopHasManyRoundsAndALargeOneFewer() {
    assertEquals(List.of(MANY), rounds(countDown("")));
    assertEquals(List.of(64), rounds(countDown("(drop (i32.const 1))".repeat(2000))));
  }

  @Test
  void aLoopWithABulkInstructionLooksInEachRound() {
    String fill = "(memory.fill (local.get 0) (i32.const 0) (local.get 1))";
    assertEquals(List.of(1), rounds(set(0, 24) + countDown(fill)));
  }

  @Test
  void aLoopAroundLoopsInLoopsLooksInEachRound() {
    String nest = countDown(countDown(countDown(countDown(""))));
    assertEquals(List.of(1, 1, MANY, MANY), rounds(nest));
  }

  @Test
  void aLoopAroundFewLoopsBesideEachOtherCounts() {
    String two = countDown("") + countDown("");
    assertEquals(List.of(MANY, MANY, MANY), rounds("(loop $o" + two + "(br_if $o (local.get 0)))"));
  }

  @Test
  void aLoopAroundVeryManyLoopsBesideEachOtherLooksInEachRound() {
    String few = countDown(countDown("").repeat(600));
    assertEquals(64, rounds(few).get(0));
    String many = countDown(countDown("").repeat(1000));
    assertEquals(1, rounds(many).get(0));
    String constant = set(0, 200) + countDown("(drop (i32.const 1))".repeat(300));
    assertEquals(64, rounds(countDown(constant.repeat(100)).replace("$l", "$m")).get(0));
    assertEquals(1, rounds(countDown(constant.repeat(150)).replace("$l", "$m")).get(0));
  }

  @Test
  void aLoopThatAccessesMemoryLooksThoughItHasAConstantNumberOfRounds() {
    String load = "(drop (i32.load (local.get 1)))";
    assertEquals(List.of(MANY), rounds(set(0, 24) + countDown(load)));
  }

  @Test
  void aLoopWithAConstantNumberOfRoundsDoesNotLook() {
    assertEquals(List.of(NO_LOOKS), rounds(set(0, 24) + countDown("")));
    assertEquals(List.of(NO_LOOKS), rounds(set(0, 256) + countDown("")));
    assertEquals(List.of(MANY), rounds(set(0, 257) + countDown("")));
    assertEquals(List.of(MANY), rounds(set(0, 0) + countDown("")), "all numbers");
    assertEquals(List.of(MANY), rounds(set(0, 1) + countDown("")), "a single round");
    String large = "(drop (i32.const 1))".repeat(10_000);
    assertEquals(List.of(64), rounds(set(0, 24) + countDown(large)));
  }

  @Test
  void aLoopAroundItCountsWhatRunsInItsRounds() {
    String inner = set(0, 200) + countDown("(drop (i32.const 1))".repeat(100));
    assertEquals(List.of(64, NO_LOOKS), rounds("(loop $o " + inner + "(br $o))"));
    String both =
        set(1, 0) + "(loop $o " + inner + UP + "(br_if $o (i32.ne (local.get 1) (i32.const 12))))";
    assertEquals(List.of(NO_LOOKS, NO_LOOKS), rounds(both));
    String tooLong = both.replace("12", "16");
    assertEquals(List.of(64, NO_LOOKS), rounds(tooLong));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(i32.ne (local.get 1) (i32.const 64))",
        "(i32.lt_s (local.get 1) (i32.const 63))",
        "(i32.lt_u (local.get 1) (i32.const 63))",
        "(i32.le_s (local.get 1) (i32.const 60))",
        "(i32.le_u (local.get 1) (i32.const 60))"
      })
  void theNumberIsKnownOfComparisons(String condition) {
    String loop = "(loop $l " + UP + "(br_if $l " + condition + "))";
    assertEquals(List.of(NO_LOOKS), rounds(set(1, 0) + loop));
    String otherWay = loop.replace("lt", "gt").replace("le", "ge").replace("ne", "eq");
    assertEquals(List.of(MANY), rounds(set(1, 1001) + otherWay));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Set by something else, or only on one of two ways.
        "(loop $l (br_if $l DOWN))",
        "(local.set 0 (local.get 1)) (loop $l (br_if $l DOWN))",
        "SET (if (local.get 1) (then (local.set 0 (local.get 1)))) (loop $l (br_if $l DOWN))",
        "(if (local.get 1) (then SET)) (loop $l (br_if $l DOWN))",
        // Assigned twice, or not in each round.
        "SET (loop $l SET (br_if $l DOWN))",
        "SET (loop $l (if (local.get 1) (then (drop DOWN))) (br_if $l (local.get 0)))",
        // A round that does not count.
        "SET (loop $l (br_if $l (local.get 1)) (br_if $l DOWN))",
        // What is counted is not what is tested, or not by a constant.
        "SET (loop $l (drop DOWN) (br_if $l (local.get 1)))",
        "SET (loop $l (br_if $l (local.tee 0 (i32.sub (local.get 0) (local.get 1)))))",
        "SET (loop $l (br_if $l (local.tee 0 (i32.sub (local.get 1) (i32.const 1)))))",
        "SET (loop $l (br_if $l (local.tee 0 (i32.mul (local.get 0) (i32.const 1)))))",
        "SET (loop $l (drop DOWN) (br_if $l (i32.eqz (local.get 0))))",
        "SET (loop $l (drop DOWN) (br_if $l (i32.ne (local.get 0) (local.get 1))))"
      })
  void otherLoopsLook(String body) {
    String text = body.replace("SET", set(0, 24)).replace("DOWN", DOWN);
    assertEquals(List.of(MANY), rounds(text));
  }

  @Test
  void blocksAndConditionsInFrontOfTheLoopLeaveTheNumberKnown() {
    String loop = countDown("");
    assertEquals(List.of(NO_LOOKS), rounds("(block " + set(0, 24) + "(block " + loop + "))"));
    assertEquals(
        List.of(NO_LOOKS),
        rounds("(block $b " + set(0, 9) + "(br_if $b (local.get 1))" + loop + ")"));
    assertEquals(List.of(NO_LOOKS), rounds(set(0, 9) + "(if (local.get 1) (then " + loop + "))"));
    assertEquals(
        List.of(MANY), rounds(set(0, 9) + "(if (local.get 1) (then) (else " + loop + "))"));
  }
}
