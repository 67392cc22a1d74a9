package io.dunlin.interpreter.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dunlin.interpreter.FunctionModule;
import io.dunlin.interpreter.code.Disassembler;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What accesses to shared memories and atomic instructions are lowered to. */
final class AtomicLoweringTests {
  private static String lowered(int memoryKind, Consumer<InstructionWriter> body) {
    FunctionModule module =
        new FunctionModule(new int[] {TypeCodes.I32, TypeCodes.I32}, TypeCodes.I32)
            .memory(memoryKind, 1)
            .body(body);
    return Disassembler.disassemble(
        new ModuleLowering(module.context(), FunctionModule.settings()).lower(0));
  }

  private static void loadIntoALocal(InstructionWriter out) {
    out.writeIndex(Op.LOCAL_GET, 0);
    out.writeMemoryAccess(Op.I32_LOAD, 2, 0, 4);
    out.writeIndex(Op.LOCAL_SET, 1);
    out.writeIndex(Op.LOCAL_GET, 1);
  }

  @Test
  void onlySharedMemoriesHaveOperationsOfTheirOwn() {
    assertEquals(
        """
        0 load32_s $1 $0 4
        2 return_value $1 2
        """,
        lowered(0, AtomicLoweringTests::loadIntoALocal));
    String shared = lowered(FunctionModule.SHARED, AtomicLoweringTests::loadIntoALocal);
    assertEquals(0, shared.indexOf("0 shared_load $1 $0 "), shared);
    assertFalse(shared.contains("copy"), shared);
  }

  @Test
  void atomicInstructionsAreOneOperationOnOperandsWhereTheyAre() {
    String lowered =
        lowered(
            FunctionModule.SHARED,
            out -> {
              out.writeIndex(Op.LOCAL_GET, 0);
              out.writeIndex(Op.LOCAL_GET, 1);
              out.writeMemoryAccess(Op.I32_ATOMIC_RMW_XOR, 2, 0, 8);
            });
    assertEquals(
        """
        0 atomic_rmw $3 $0 $1 %d 0 8
        5 return_value $3 2
        """
            .formatted(Op.I32_ATOMIC_RMW_XOR.ordinal()),
        lowered);
  }
}
