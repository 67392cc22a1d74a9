package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.FuncType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The event stream that compilers read. */
class CodeEventsTests {
  @Test
  void nestedLoopWithBranches() {
    ModuleAssembler module =
        new ModuleAssembler()
            .func("i>i")
            .functionWithLocals(
                0,
                bytes(1, 1, ModuleAssembler.F64),
                bytes(Op.I32_CONST, 7, Op.BLOCK, I32, Op.LOOP, EMPTY),
                bytes(Op.LOCAL_GET, 0, Op.LOCAL_GET, 0, Op.BR_IF, 1, Op.LOCAL_TEE, 0, Op.BR_IF, 0),
                bytes(Op.BR, 0, Op.I32_ADD, Op.DROP, Op.END, Op.UNREACHABLE, Op.END),
                bytes(Op.I32_ADD, Op.END));
    assertEquals(
        """
        function 0 [i32] -> [i32], locals [i32 f64]
        i32.const [] -> [i32], in FUNCTION#0@0
        block [] -> [i32], in BLOCK#1@1 FUNCTION#0@0
        loop [] -> [i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        local.get [] -> [i32 i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        local.get [] -> [i32 i32 i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        br_if [i32 i32] -> [i32 i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        local.tee [i32] -> [i32 i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        br_if [i32] -> [i32], in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        br [] -> [i32] stops, in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        i32.add [bot bot] -> [i32 i32] unreachable, in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        drop [i32] -> [i32] unreachable, in LOOP#2@1 BLOCK#1@1 FUNCTION#0@0
        end [] -> [i32] unreachable, ends LOOP#2@1 branched to, in BLOCK#1@1 FUNCTION#0@0
        unreachable [] -> [i32] unreachable, in BLOCK#1@1 FUNCTION#0@0
        end [bot] -> [i32 i32] resumes, ends BLOCK#1@1 branched to, in FUNCTION#0@0
        i32.add [i32 i32] -> [i32], in FUNCTION#0@0
        end [i32] -> [i32], ends FUNCTION#0@0, in
        end
        """,
        EventDump.of(module, 0));
  }

  @Test
  void armsOfAnIf() {
    ModuleAssembler module =
        new ModuleAssembler()
            .func("i>i")
            .func("l>i")
            .function(
                0,
                bytes(Op.I64_CONST, 1, Op.LOCAL_GET, 0, Op.IF, 1, Op.DROP, Op.UNREACHABLE),
                bytes(Op.ELSE, Op.I64_EQZ, Op.END),
                bytes(Op.IF, EMPTY, Op.UNREACHABLE, Op.END),
                bytes(Op.BLOCK, EMPTY, Op.UNREACHABLE, Op.END, Op.UNREACHABLE, Op.END));
    assertEquals(
        """
        function 0 [i32] -> [i32], locals [i32]
        i64.const [] -> [i64], in FUNCTION#0@0
        local.get [] -> [i64 i32], in FUNCTION#0@0
        if [i64 i32] -> [i64], in IF#1@0 FUNCTION#0@0
        drop [i64] -> [], in IF#1@0 FUNCTION#0@0
        unreachable [] -> [] stops, in IF#1@0 FUNCTION#0@0
        else [bot] -> [i64] resumes, ends ELSE#1@0, in ELSE#1@0 FUNCTION#0@0
        i64.eqz [i64] -> [i32], in ELSE#1@0 FUNCTION#0@0
        end [i32] -> [i32], ends ELSE#1@0, in FUNCTION#0@0
        if [i32] -> [], in IF#2@0 FUNCTION#0@0
        unreachable [] -> [] stops, in IF#2@0 FUNCTION#0@0
        end [] -> [] resumes, ends IF#2@0, in FUNCTION#0@0
        block [] -> [], in BLOCK#3@0 FUNCTION#0@0
        unreachable [] -> [] stops, in BLOCK#3@0 FUNCTION#0@0
        end [] -> [] unreachable, ends BLOCK#3@0, in FUNCTION#0@0
        unreachable [] -> [] unreachable, in FUNCTION#0@0
        end [bot] -> [i32] unreachable, ends FUNCTION#0@0, in
        end
        """,
        EventDump.of(module, 0));
  }

  @Test
  void branchesFromUnreachableCodeReachNothing() {
    ModuleAssembler module =
        new ModuleAssembler()
            .func(">")
            .function(0, Op.BLOCK, EMPTY, Op.RETURN, Op.BR, 0, Op.END, Op.END);
    assertEquals(
        """
        function 0 [] -> [], locals []
        block [] -> [], in BLOCK#1@0 FUNCTION#0@0
        return [] -> [] stops, in BLOCK#1@0 FUNCTION#0@0
        br [] -> [] unreachable, in BLOCK#1@0 FUNCTION#0@0
        end [] -> [] unreachable, ends BLOCK#1@0, in FUNCTION#0@0
        end [] -> [] unreachable, ends FUNCTION#0@0, in
        end
        """,
        EventDump.of(module, 0));
  }

  @Test
  void exceptions() {
    ModuleAssembler module =
        new ModuleAssembler()
            .func(">")
            .func("i>")
            .entry(SectionId.TAG, 0, 1)
            .function(
                0,
                bytes(Op.BLOCK, I32, Op.TRY_TABLE, EMPTY, 1, 0, 0, 0, Op.RETURN, Op.END),
                bytes(Op.UNREACHABLE, Op.END, Op.DROP),
                bytes(Op.TRY, EMPTY, Op.RETURN, Op.CATCH, 0, Op.DROP, Op.CATCH_ALL),
                bytes(Op.RETHROW, 0, Op.END),
                bytes(Op.TRY, EMPTY, Op.DELEGATE, 0, Op.END));
    assertEquals(
        """
        function 0 [] -> [], locals []
        block [] -> [], in BLOCK#1@0 FUNCTION#0@0
        try_table [] -> [], in TRY_TABLE#2@0 BLOCK#1@0 FUNCTION#0@0
        return [] -> [] stops, in TRY_TABLE#2@0 BLOCK#1@0 FUNCTION#0@0
        end [] -> [] unreachable, ends TRY_TABLE#2@0, in BLOCK#1@0 FUNCTION#0@0
        unreachable [] -> [] unreachable, in BLOCK#1@0 FUNCTION#0@0
        end [bot] -> [i32] resumes, ends BLOCK#1@0 branched to, in FUNCTION#0@0
        drop [i32] -> [], in FUNCTION#0@0
        try [] -> [], in TRY#3@0 FUNCTION#0@0
        return [] -> [] stops, in TRY#3@0 FUNCTION#0@0
        catch [] -> [i32] resumes, ends CATCH#3@0, in CATCH#3@0 FUNCTION#0@0
        drop [i32] -> [], in CATCH#3@0 FUNCTION#0@0
        catch_all [] -> [], ends CATCH_ALL#3@0, in CATCH_ALL#3@0 FUNCTION#0@0
        rethrow [] -> [] stops, in CATCH_ALL#3@0 FUNCTION#0@0
        end [] -> [] resumes, ends CATCH_ALL#3@0, in FUNCTION#0@0
        try [] -> [], in TRY#4@0 FUNCTION#0@0
        delegate [] -> [], ends TRY#4@0, in FUNCTION#0@0
        end [] -> [], ends FUNCTION#0@0, in
        end
        """,
        EventDump.of(module, 0));
  }

  @Test
  void labelsKnowTheirTypes() {
    WasmModule module =
        new ModuleAssembler()
            .func("l>i")
            .function(0, Op.LOCAL_GET, 0, Op.LOOP, 0, Op.I64_EQZ, Op.END, Op.END)
            .valid();
    List<String> types = new ArrayList<>();
    validate(
        module,
        (instruction, state) -> {
          if (instruction.op() == Op.LOOP) {
            Label loop = state.label(0);
            types.add(Fault.list(loop.paramTypes()));
            types.add(Fault.list(loop.resultTypes()));
            types.add(Fault.list(loop.branchTypes()));
            types.add(Fault.list(state.label(1).branchTypes()));
            assertThrows(IndexOutOfBoundsException.class, () -> state.label(2));
          }
        });
    assertEquals(List.of("[i64]", "[i32]", "[i64]", "[i32]"), types);
  }

  @Test
  void callsKnowTheirCallee() {
    WasmModule module =
        new ModuleAssembler()
            .func("i>l")
            .func(">")
            .entry(SectionId.TABLE, ModuleAssembler.FUNCREF, 0, 1)
            .function(
                1,
                bytes(Op.I32_CONST, 0, Op.CALL, 1, Op.DROP, Op.I32_CONST, 0, Op.I32_CONST, 0),
                bytes(Op.CALL_INDIRECT, 0, 0, Op.DROP, Op.END))
            .function(0, Op.I64_CONST, 0, Op.END)
            .valid();
    List<FuncType> callees = new ArrayList<>();
    validate(
        module,
        (instruction, state) -> {
          if (instruction.op() == Op.CALL || instruction.op() == Op.CALL_INDIRECT) {
            callees.add(state.callee());
          } else {
            assertThrows(IllegalStateException.class, state::callee);
          }
        });
    assertEquals(List.of(module.funcType(0), module.funcType(0)), callees);
  }

  @Test
  void exceptionsOfTheConsumerPassThrough() {
    WasmModule module = new ModuleAssembler().func(">").function(0, Op.END).valid();
    IllegalStateException thrown = new IllegalStateException();
    assertEquals(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                validate(
                    module,
                    (instruction, state) -> {
                      throw thrown;
                    })));
  }

  private interface Handler {
    void handle(Instruction instruction, CodeState state);
  }

  private static void validate(WasmModule module, Handler handler) {
    ModuleContext context = ModuleValidator.validate(module, Features.ALL);
    FunctionValidator validator = new FunctionValidator(context);
    module
        .bodies()
        .forEach(
            body ->
                validator.validate(
                    body,
                    new CodeConsumer() {
                      @Override
                      public void begin(FunctionContext function) {}

                      @Override
                      public void instruction(Instruction instruction, CodeState state) {
                        handler.handle(instruction, state);
                      }

                      @Override
                      public void end() {}
                    }));
  }
}
