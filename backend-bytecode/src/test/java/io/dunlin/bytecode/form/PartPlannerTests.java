package io.dunlin.bytecode.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.Wat;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which locals are live, and what parts take and give back. */
final class PartPlannerTests {
  /** Of each instruction, so that a few of them are already too large for a method. */
  private static final int BYTES = 20;

  private static FunctionForm form(String function) {
    String text = "(module (tag $t) (func $f (param i32)) " + function + ")";
    ModuleContext context = ModuleValidator.validateAll(Wat.parse(text), Features.ALL, 1);
    FormBuilder builder = new FormBuilder(false);
    new FunctionValidator(context).validate(context.module().body(1), builder);
    return builder.result();
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
                + " (call $f (local.get 1)))");
    int[] sizes = new int[form.size()];
    Arrays.fill(sizes, BYTES);
    List<Part> parts =
        PartPlanner.plan(form, sizes, new int[form.function().localCount()], 16 * BYTES).parts();
    assertTrue(parts.size() > 1, () -> parts.size() + " parts");
    assertEquals(List.of(0), list(parts.get(0).arguments()));
    assertEquals(List.of(1, 2), list(parts.get(0).ownLocals()));
    // Only what the call reads: each further statement assigns to both before it reads them.
    assertEquals(
        List.of(1), parts.stream().flatMap(part -> list(part.assigned()).stream()).toList());
  }

  private static List<Integer> list(int[] numbers) {
    return IntStream.of(numbers).boxed().toList();
  }
}
