package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which locals are live, what parts a function is divided into, and what they hand on. */
final class PartPlannerTests {
  /** Of each instruction, so that a few of them are already too large for a method. */
  private static final int BYTES = 20;

  private static FunctionForm form(String function) {
    String text = "(module (tag $t) (func $f (param i32)) " + function + ")";
    return Forms.ofLastFunction(text);
  }

  private static BitSet liveAtStart(String function) {
    return form(function).liveness().before(0);
  }

  private static BitSet locals(int... locals) {
    BitSet set = new BitSet();
    IntStream.of(locals).forEach(set::set);
    return set;
  }

  @Test
  void whatIsReadBeforeItIsAssignedIsLive() {
    String function =
        """
        (func (param i32 i32 i32)
          (local.set 1 (local.get 0)) (call $f (local.get 1)) (local.set 2 (i32.const 1)))
        """;
    assertEquals(locals(0), liveAtStart(function));
  }

  @Test
  void whatOneArmAssignsIsLiveForTheOther() {
    String function =
        """
        (func (param i32 i32 i32)
          (if (local.get 0)
            (then (local.set 1 (i32.const 1)) (local.set 2 (i32.const 1)))
            (else (local.set 2 (i32.const 2))))
          (call $f (i32.add (local.get 1) (local.get 2))))
        """;
    assertEquals(locals(0, 1), liveAtStart(function));
  }

  /** The local is read in a round and assigned behind that, for the next one. */
  @Test
  void whatTheNextRoundReadsIsLiveAtTheEndOfALoop() {
    FunctionForm form =
        form(
            """
            (func (param i32 i32)
              (loop $l
                (call $f (local.get 1))
                (local.set 1 (i32.const 7))
                (br_if $l (local.get 0))))
            """);
    int end = form.region(form.index(0)).end();
    assertEquals(locals(0, 1), form.liveness().before(0));
    // In front of the branch: the condition has been read.
    assertEquals(locals(0, 1), form.liveness().before(end - 1));
    assertEquals(locals(), form.liveness().before(end));
  }

  @Test
  void whatAHandlerReadsIsLiveInAllThatItProtects() {
    FunctionForm form =
        form(
            """
            (func (param i32 i32)
              (block $h
                (try_table (catch_all $h)
                  (call $f (i32.const 1))
                  (local.set 0 (i32.const 2)))
                (return))
              (call $f (local.get 0)))
            """);
    for (int at = 0; at < 5; at++) {
      assertEquals(locals(0), form.liveness().before(at), "instruction " + at);
    }
  }

  @Test
  void partsTakeAndGiveBackWhatIsLiveOnly() {
    String statement = "(local.set 2 (local.get 0)) (local.set 1 (local.get 2))";
    FunctionForm form =
        form(
            "(func (param i32 i32) (local i32 i32)"
                + statement.repeat(8)
                + " (return_call $f (local.get 1)))");
    List<Part> parts = parts(form, 16);
    assertTrue(parts.size() > 1, () -> parts.size() + " parts");
    assertEquals(List.of(0), list(parts.get(0).arguments()));
    assertEquals(List.of(1, 2), list(parts.get(0).ownLocals()));
    // Only what the call reads: each further statement assigns to both before it reads them.
    assertEquals(
        List.of(1), parts.stream().flatMap(part -> list(part.assigned()).stream()).toList());
  }

  /** The parts of a function whose methods have so many instructions. */
  private static List<Part> parts(FunctionForm form, int instructions) {
    int[] sizes =
        IntStream.range(0, form.size())
            .map(at -> form.op(at) == Op.BLOCK || form.op(at) == Op.END ? 0 : BYTES)
            .toArray();
    int[] localSizes = new int[form.localCount()];
    int maxBytes = instructions * BYTES;
    int[] laneSizes =
        IntStream.range(0, form.size())
            .map(at -> isLanewise(form, at) ? BYTES / Part.LANES : FunctionForm.NONE)
            .toArray();
    return PartPlanner.plan(form, sizes, localSizes, laneSizes, maxBytes, 2 * maxBytes).parts();
  }

  private static boolean isLanewise(FunctionForm form, int at) {
    return switch (form.op(at)) {
      case I32X4_ADD -> true;
      case LOCAL_GET, LOCAL_SET -> form.localType(form.index(at)) == TypeCodes.V128;
      default -> false;
    };
  }

  /** They are as small as one lane of them. */
  @Test
  void laneWiseStatementsAreAPartOfTheirOwn() {
    String call = "(call $f (i32.const 1))";
    String add = "(local.set 1 (i32x4.add (local.get 1) (local.get 0)))";
    FunctionForm form =
        form("(func (param v128 v128)" + call.repeat(20) + add.repeat(20) + call.repeat(20) + ")");
    List<Part> parts = parts(form, 30).stream().filter(Part::isLanewise).toList();
    assertEquals(1, parts.size());
    assertEquals(40, parts.get(0).start());
    assertEquals(120, parts.get(0).end());
    assertEquals(4, parts.get(0).methods());
    assertEquals(List.of(0, 1), list(parts.get(0).arguments()));
  }

  /** The calls would take longer. */
  @Test
  void fewLaneWiseStatementsAreComputedWithOthers() {
    String call = "(call $f (i32.const 1))";
    String add = "(local.set 1 (i32x4.add (local.get 1) (local.get 0)))";
    FunctionForm form = form("(func (param v128 v128)" + (call.repeat(20) + add).repeat(4) + ")");
    List<Part> parts = parts(form, 30);
    assertTrue(parts.size() > 1, () -> parts.size() + " parts");
    assertTrue(parts.stream().noneMatch(Part::isLanewise));
  }

  /** Blocks inside of each other, the innermost with a switch, and behind each of them an arm. */
  private static String switchOf(int arms, String arm) {
    StringBuilder text = new StringBuilder("(loop $again");
    text.append(" block".repeat(arms)).append(" (br_table");
    IntStream.range(0, arms).forEach(label -> text.append(' ').append(label));
    text.append(" (local.get 0))");
    for (int i = 0; i < arms; i++) {
      text.append(" end ").append(arm).append(" (br $again)");
    }
    return text.append(")").toString();
  }

  /** The switch stays where control comes from each arm, and each arm is one call away from it. */
  @Test
  void armsOfASwitchArePartsSideBySide() {
    int arms = 40;
    String arm = "(call $f (local.get 0)) (call $f (local.get 1))";
    FunctionForm form = form("(func (param i32 i32) " + switchOf(arms, arm) + ")");
    List<Part> parts = parts(form, 30);
    int entries = 0;
    for (Part part : parts) {
      assertEquals(List.of(), part.children());
      IntStream.range(part.start(), part.end())
          .forEach(at -> assertNotEquals(Op.BR_TABLE, form.op(at)));
      assertEquals(List.of(0, 1), list(part.arguments()));
      entries += part.entries().length + 1;
    }
    assertTrue(parts.size() > 4, () -> parts.size() + " parts");
    assertEquals(arms, entries);
  }

  /** Where else could they be? All that is left is the switch itself. */
  @Test
  void aSwitchWithTooManyArmsIsInAPartItself() {
    FunctionForm form = form("(func (param i32) " + switchOf(200, "(call $f (i32.const 1))") + ")");
    assertTrue(parts(form, 16).stream().anyMatch(part -> !part.children().isEmpty()));
  }

  @Test
  void blocksBeginInOnePartAndEndInAnother() {
    String statement = "(call $f (i32.const 1))";
    FunctionForm form =
        form(
            "(func (param i32)"
                + statement.repeat(2)
                + "(block (br_if 0 (local.get 0))"
                + statement.repeat(16)
                + ")"
                + statement.repeat(8)
                + ")");
    List<Part> parts = parts(form, 20);
    Region block = form.region(1);
    assertEquals(List.of(1), list(parts.get(0).exits()));
    assertTrue(parts.get(0).start() <= block.start() && block.start() < parts.get(0).end());
    assertTrue(parts.get(0).end() <= block.end());
    for (Part part : parts) {
      boolean hasLabel = part.start() < block.end() && block.end() < part.end();
      assertEquals(hasLabel ? List.of(1) : List.of(), list(part.entries()));
    }
  }

  @Test
  void blocksWithValuesAreMoreThanLabels() {
    FunctionForm form =
        form(
            """
            (func (param i32)
              (block (br_if 0 (local.get 0))
                (block (result i32) (i32.const 1))
                (block (param i32) drop)
                (i32.const 2)
                (block)
                (drop)))
            """);
    List<Boolean> bare =
        IntStream.range(1, 5).mapToObj(id -> form.region(id).isBareLabel()).toList();
    assertEquals(List.of(true, false, false, false), bare);
  }

  @Test
  void ofVeryManyLabelsSomeAreMoreThanLabels() {
    int depth = 1000;
    FunctionForm form = form("(func (param i32) " + "(block".repeat(depth) + ")".repeat(depth + 1));
    long bare = IntStream.rangeClosed(1, depth).filter(id -> form.region(id).isBareLabel()).count();
    assertTrue(bare < depth && bare > depth - 10, () -> bare + " labels");
    assertEquals(depth - bare, form.maxDepth());
  }

  private static List<Integer> list(int[] numbers) {
    return IntStream.of(numbers).boxed().toList();
  }
}
