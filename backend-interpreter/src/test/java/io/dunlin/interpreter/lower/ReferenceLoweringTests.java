package io.dunlin.interpreter.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.interpreter.code.Disassembler;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What functions on references are lowered to. */
final class ReferenceLoweringTests {
  private static final int ANYREF = FunctionModule.ANYREF;
  private static final int I31 = TypeCodes.reference(false, TypeCodes.I31);

  private static String lowered(FunctionModule module, Consumer<InstructionWriter> body) {
    return Disassembler.disassemble(
        new ModuleLowering(module.body(body).context(), FunctionModule.settings()).lower(0));
  }

  private static void choose(InstructionWriter out) {
    out.writeBlock(Op.IF, Instruction.NO_TYPE_INDEX, TypeCodes.I32);
    out.writeConstant(Op.I32_CONST, 1);
    out.write(Op.ELSE);
    out.writeConstant(Op.I32_CONST, 2);
    out.write(Op.END);
  }

  @Test
  void testsAreMergedWithBranches() {
    String code =
        lowered(
            new FunctionModule(new int[] {ANYREF}, TypeCodes.I32),
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeHeapType(Op.REF_TEST, TypeCodes.I31);
              choose(out);
            });
    assertEquals(
        """
        0 zero_ref &2 0 3
        2 br_on_cast_fail &0 %d ->8
        4 const $2 1
        6 br ->10
        8 const $2 2
        10 return_value $2 1
        """
            .formatted(I31),
        code);
  }

  @Test
  void branchesOnNullReadTheLocal() {
    String code =
        lowered(
            new FunctionModule(new int[] {ANYREF}, TypeCodes.I32),
            out -> {
              out.writeBlock(Op.BLOCK, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.BR_ON_NULL, 0);
              out.write(Op.DROP);
              out.writeConstant(Op.I32_CONST, 1);
              out.write(Op.RETURN);
              out.write(Op.END);
              out.writeConstant(Op.I32_CONST, 0);
            });
    assertEquals(
        """
        0 zero_ref &2 0 3
        2 br_on_null &0 ->8
        4 const $2 1
        6 return_value $2 1
        8 const $2 0
        10 return_value $2 1
        """,
        code);
  }
}
