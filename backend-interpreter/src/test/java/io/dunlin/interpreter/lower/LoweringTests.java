package io.dunlin.interpreter.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.interpreter.InterpreterProvider;
import io.dunlin.interpreter.TestModule;
import io.dunlin.interpreter.code.Disassembler;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeRegistry;
import org.junit.jupiter.api.Test;

/** What functions are lowered to. */
final class LoweringTests {
  private static String lowered(int function) {
    BackendSettings settings =
        new BackendSettings(
            new InterpreterProvider().features(), new TypeRegistry(), false, false, 1 << 20);
    return Disassembler.disassemble(
        new ModuleLowering(TestModule.context(), settings).lower(function));
  }

  @Test
  void resultsAreWrittenToTheLocalAndComparisonsMergedWithBranches() {
    assertEquals(
        """
        0 const $2 0
        2 i32_add $2 $2 $0
        4 i32_add_c $0 $0 -1
        6 br_if $0 ->2
        8 return_value $2 1
        """,
        lowered(4));
  }

  @Test
  void addressArithmeticThatMayWrapStaysApartFromTheOffset() {
    assertEquals(
        """
        0 i32_add_c $2 $0 8
        2 load32_s $2 $2 4
        4 return_value $2 1
        """,
        lowered(5));
  }

  @Test
  void scaledIndexIsMergedWithTheLoad() {
    assertEquals(
        """
        0 load32_s_indexed $3 $0 $1<<2 16
        2 return_value $3 2
        """,
        lowered(10));
  }

  @Test
  void armsMeetWithTheResultInOneSlot() {
    assertEquals(
        """
        0 br_le_s $0 $1 ->6
        2 copy $3 $0
        4 br ->8
        6 copy $3 $1
        8 return_value $3 2
        """,
        lowered(11));
  }

  @Test
  void valueOfALocalIsKeptWhenTheLocalChanges() {
    assertEquals(
        """
        0 copy $2 $0
        2 i32_add_c $0 $0 1
        4 i32_mul $2 $2 $0
        6 return_value $2 1
        """,
        lowered(12));
  }

  @Test
  void tableJumps() {
    assertEquals(
        """
        0 br_table $0 2 ->5 ->9 ->13
        5 const $2 10
        7 return_value $2 1
        9 const $2 20
        11 return_value $2 1
        13 const $2 30
        15 return_value $2 1
        """,
        lowered(13));
  }

  @Test
  void resultsThatArePermutedParametersAreMovedInTwoSteps() {
    assertEquals(
        """
        0 copy $3 $1
        2 copy $4 $0
        4 copy $0 $3
        6 copy $1 $4
        8 return 2
        """,
        lowered(9));
  }

  @Test
  void argumentsOfATailCallAreMovedByTheCall() {
    assertEquals(
        """
        0 br_ne_c $0 0 ->6
        2 const $2 7
        4 return_value $2 1
        6 i32_add_c $2 $0 -1
        8 tail_call 2 15
        """,
        lowered(15));
  }

  /** Instructions that are not control and are lowered by what {@link Selection} says. */
  @Test
  void everySupportedNumericAndMemoryInstructionIsSelected() {
    int checked = 0;
    for (Op op : Op.values()) {
      if (!new InterpreterProvider().features().has(op.feature())) {
        continue;
      }
      switch (op.family()) {
        case UNARY, BINARY, COMPARE, CONVERT -> {
          boolean selected =
              Selection.isNoOperation(op)
                  || Selection.unary(op) != Selection.NONE
                  || Selection.binary(op) != Selection.NONE
                  || Selection.reversed(op) != Selection.NONE
                  || op.mnemonic().endsWith(".eqz")
                  || op.feature() == Feature.WIDE_ARITHMETIC;
          assertTrue(selected, op.mnemonic());
          checked++;
        }
        case LOAD, STORE -> {
          assertTrue(Selection.access(op) != Selection.NONE, op.mnemonic());
          checked++;
        }
        case CONTROL, CALL, PARAMETRIC, LOCAL, GLOBAL, TABLE, REFERENCE, MEMORY, CONST, ATOMIC -> {}
        case VECTOR, VECTOR_LOAD, VECTOR_STORE, EXCEPTION, GC -> {}
        default -> throw new AssertionError(op.mnemonic() + " is of a family without lowering");
      }
    }
    assertTrue(checked > 150, "checked " + checked);
  }
}
