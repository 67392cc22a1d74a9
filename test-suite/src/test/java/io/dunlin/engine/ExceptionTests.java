package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.ExnRef;
import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Tag;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.WasmFrame;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions: inside of modules, between modules, and between modules and the host. */
@ParameterizedClass
@MethodSource("io.dunlin.engine.Backends#available")
final class ExceptionTests {
  private static final int NO_PARAMS = Instruction.NO_TYPE_INDEX;
  private static final int EMPTY = TypeCodes.BOTTOM;
  private static final int I32 = TypeCodes.I32;
  private static final FuncType I32_PARAM = new FuncType(List.of(ValType.I32), List.of());

  private final Engine engine;
  private final Store<@Nullable Void> store;

  ExceptionTests(String backend) {
    engine = Engine.create(Config.builder().backend(backend).build());
    store = engine.newStore();
    store.setEpochDeadline(1);
  }

  private Instance instantiate(ModuleBuilder module, Extern... imports) {
    return Instance.create(store, Module.of(engine, module.build()), imports);
  }

  private static Func run(Instance instance) {
    return instance.func("run").orElseThrow();
  }

  /**
   * Types 0 to 3 are nothing, an i32 to an i32, an i32, and an i32 and an exception as results; tag
   * 0 carries an i32.
   */
  private static ModuleBuilder module() {
    return new ModuleBuilder().type(">").type("i>i").type("i>").type(">iE");
  }

  private static void get(InstructionWriter code, int local) {
    code.writeIndex(Op.LOCAL_GET, local);
  }

  /** Throws tag 0 with the first parameter. */
  private static void throwParameter(InstructionWriter code) {
    get(code, 0);
    code.writeIndex(Op.THROW, 0);
  }

  /** Runs a body in a block that catches tag 0; the i32 that it carries, or 1000, is left. */
  private static void catching(InstructionWriter code, Consumer<InstructionWriter> body) {
    code.writeBlock(Op.BLOCK, NO_PARAMS, I32);
    code.writeTryTable(NO_PARAMS, EMPTY, Instruction.CATCH, 0, 0);
    body.accept(code);
    code.write(Op.END);
    code.writeConstant(Op.I32_CONST, 1000);
    code.write(Op.END);
  }

  @Test
  void anExceptionThatIsNotCaughtReachesTheCaller() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(1, ExceptionTests::throwParameter)
                .func(
                    1,
                    code -> {
                      get(code, 0);
                      code.writeIndex(Op.CALL, 0);
                    })
                .export("run", ExternKind.FUNC, 1)
                .export("tag", ExternKind.TAG, 0));
    WasmException e = assertThrows(WasmException.class, () -> run(instance).call(Val.i32(7)));
    assertEquals(instance.tag("tag").orElseThrow(), e.tag());
    assertEquals(List.of(Val.i32(7)), e.values());
    assertEquals(List.of(0, 1), e.backtrace().stream().map(WasmFrame::functionIndex).toList());
    assertEquals("uncaught wasm exception: [i32:7]", e.getMessage());
    assertTrue(e.report().contains("wasm backtrace"), e.report());
    assertEquals("<wasm function 0>", e.getStackTrace()[0].getMethodName());
  }

  @Test
  void aClauseCatchesWhatFunctionsInsideThrow() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(1, ExceptionTests::throwParameter)
                .func(
                    1,
                    code ->
                        catching(
                            code,
                            body -> {
                              get(body, 0);
                              body.writeIndex(Op.CALL, 0);
                              body.write(Op.DROP);
                            }))
                .export("run", ExternKind.FUNC, 1));
    assertEquals(Val.i32(7), run(instance).call(Val.i32(7))[0]);
    assertEquals(Val.i32(-8), run(instance).call(Val.i32(-8))[0]);
  }

  @Test
  void aHandlerSeesWhatWasWrittenToLocals() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(
                    1,
                    2,
                    'i',
                    code -> {
                      catching(
                          code,
                          body -> {
                            get(body, 0);
                            body.writeConstant(Op.I32_CONST, 1);
                            body.write(Op.I32_ADD);
                            body.writeIndex(Op.LOCAL_SET, 1);
                            throwParameter(body);
                          });
                      get(code, 1);
                      code.write(Op.I32_MUL);
                      get(code, 2);
                      code.write(Op.I32_ADD);
                    })
                .export("run", ExternKind.FUNC, 0));
    assertEquals(Val.i32(7 * 8), run(instance).call(Val.i32(7))[0]);
  }

  @Test
  void throwingAgainKeepsTheException() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(
                    1,
                    1,
                    'E',
                    code -> {
                      code.writeBlock(Op.BLOCK, 3, EMPTY);
                      code.writeTryTable(NO_PARAMS, EMPTY, Instruction.CATCH_REF, 0, 0);
                      throwParameter(code);
                      code.write(Op.END);
                      code.write(Op.UNREACHABLE);
                      code.write(Op.END);
                      code.writeIndex(Op.LOCAL_SET, 1);
                      code.write(Op.DROP);
                      get(code, 1);
                      code.write(Op.THROW_REF);
                    })
                .export("run", ExternKind.FUNC, 0));
    WasmException first = assertThrows(WasmException.class, () -> run(instance).call(Val.i32(3)));
    WasmException second = assertThrows(WasmException.class, () -> run(instance).call(Val.i32(3)));
    assertEquals(List.of(Val.i32(3)), first.values());
    assertNotEquals(first.exception(), second.exception());
  }

  @Test
  void theHostThrowsAndCatches() {
    Tag tag = Tag.of(store, I32_PARAM);
    ExnRef exception = ExnRef.of(tag, Val.i32(41));
    Func thrower =
        Func.of(
            store,
            new FuncType(List.of(), List.of()),
            (caller, arguments) -> {
              throw new WasmException(exception);
            });
    Instance instance =
        instantiate(
            module()
                .importFunc("host", "throw", 0)
                .importTag("host", "tag", 2)
                .func(1, code -> catching(code, body -> body.writeIndex(Op.CALL, 0)))
                .func(
                    1,
                    code -> {
                      code.writeIndex(Op.CALL, 0);
                      get(code, 0);
                    })
                .export("run", ExternKind.FUNC, 1)
                .export("pass", ExternKind.FUNC, 2),
            thrower,
            tag);
    assertEquals(Val.i32(41), run(instance).call(Val.i32(0))[0]);
    Func pass = instance.func("pass").orElseThrow();
    WasmException e = assertThrows(WasmException.class, () -> pass.call(Val.i32(0)));
    assertEquals(exception, e.exception());
    assertEquals(1, e.backtrace().size());
  }

  @Test
  void anExceptionPassesHostFunctions() {
    Instance inner =
        instantiate(
            module()
                .tag(2)
                .func(1, ExceptionTests::throwParameter)
                .export("run", ExternKind.FUNC, 0)
                .export("tag", ExternKind.TAG, 0));
    Func between =
        Func.of(
            store,
            new FuncType(List.of(), List.of()),
            (caller, arguments) -> run(inner).call(Val.i32(12)));
    Instance outer =
        instantiate(
            module()
                .importFunc("host", "between", 0)
                .importTag("inner", "tag", 2)
                .func(1, code -> catching(code, body -> body.writeIndex(Op.CALL, 0)))
                .func(
                    1,
                    code -> {
                      code.writeIndex(Op.CALL, 0);
                      get(code, 0);
                    })
                .export("run", ExternKind.FUNC, 1)
                .export("pass", ExternKind.FUNC, 2),
            between,
            inner.tag("tag").orElseThrow());
    assertEquals(Val.i32(12), run(outer).call(Val.i32(0))[0]);
    Func pass = outer.func("pass").orElseThrow();
    WasmException e = assertThrows(WasmException.class, () -> pass.call(Val.i32(0)));
    assertEquals(2, e.backtrace().size(), "functions of both activations");
    assertEquals(Val.i32(12), run(outer).call(Val.i32(0))[0]);
  }

  @Test
  void anExceptionIsCaughtByAnotherInstance() {
    Instance inner =
        instantiate(
            module()
                .tag(2)
                .func(1, ExceptionTests::throwParameter)
                .memory(1, -1)
                .export("run", ExternKind.FUNC, 0)
                .export("tag", ExternKind.TAG, 0));
    Instance outer =
        instantiate(
            module()
                .importFunc("inner", "run", 1)
                .importTag("inner", "tag", 2)
                .func(
                    1,
                    code -> {
                      catching(
                          code,
                          body -> {
                            get(body, 0);
                            body.writeIndex(Op.CALL, 0);
                            body.write(Op.DROP);
                          });
                      // The memory is this instance's again, which has no byte at 70,000 otherwise.
                      code.writeConstant(Op.I32_CONST, 70_000);
                      code.writeMemoryAccess(Op.I32_LOAD8_U, 0, 0, 0);
                      code.write(Op.I32_ADD);
                    })
                .memory(2, -1)
                .export("run", ExternKind.FUNC, 1),
            run(inner),
            inner.tag("tag").orElseThrow());
    assertEquals(Val.i32(5), run(outer).call(Val.i32(5))[0]);
  }

  @Test
  void nothingElseIsCaught() {
    RuntimeException thrown = new IllegalStateException("from the host");
    Func host =
        Func.of(
            store,
            new FuncType(List.of(), List.of()),
            (caller, arguments) -> {
              throw thrown;
            });
    Instance instance =
        instantiate(
            module()
                .importFunc("host", "throw", 0)
                .func(
                    1,
                    code -> {
                      code.writeBlock(Op.BLOCK, NO_PARAMS, EMPTY);
                      code.writeTryTable(NO_PARAMS, EMPTY, Instruction.CATCH_ALL, 0, 0);
                      get(code, 0);
                      code.writeBlock(Op.IF, NO_PARAMS, EMPTY);
                      code.writeIndex(Op.CALL, 0);
                      code.write(Op.END);
                      code.write(Op.UNREACHABLE);
                      code.write(Op.END);
                      code.write(Op.END);
                      get(code, 0);
                    })
                .func(
                    1,
                    code -> {
                      code.writeBlock(Op.BLOCK, NO_PARAMS, EMPTY);
                      code.writeTryTable(NO_PARAMS, EMPTY, Instruction.CATCH_ALL, 0, 0);
                      get(code, 0);
                      code.writeIndex(Op.CALL, 2);
                      code.write(Op.DROP);
                      code.write(Op.END);
                      code.write(Op.END);
                      get(code, 0);
                    })
                .export("run", ExternKind.FUNC, 1)
                .export("recurse", ExternKind.FUNC, 2),
            host);
    Func run = run(instance);
    assertSame(thrown, assertThrows(IllegalStateException.class, () -> run.call(Val.i32(1))));
    assertEquals(TrapCode.UNREACHABLE, assertThrows(Trap.class, () -> run.call(Val.i32(0))).code());
    Func recurse = instance.func("recurse").orElseThrow();
    assertEquals(
        TrapCode.STACK_OVERFLOW, assertThrows(Trap.class, () -> recurse.call(Val.i32(0))).code());
  }

  @Test
  void aTailCallLeavesTheBlocksAroundIt() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(1, ExceptionTests::throwParameter)
                .func(
                    1,
                    code ->
                        catching(
                            code,
                            body -> {
                              get(body, 0);
                              body.writeIndex(Op.RETURN_CALL, 0);
                            }))
                .export("run", ExternKind.FUNC, 1));
    assertThrows(WasmException.class, () -> run(instance).call(Val.i32(7)));
  }

  @Test
  void whatATailCalledHostFunctionThrowsReachesTheCallersHandlers() {
    Tag tag = Tag.of(store, I32_PARAM);
    FuncType wide = new FuncType(List.of(ValType.I64, ValType.I64, ValType.I64), List.of());
    Func thrower =
        Func.of(
            store,
            wide,
            (caller, arguments) -> {
              if (arguments[0].i64() == 0) {
                throw new IllegalStateException("from the host");
              }
              throw WasmException.of(tag, Val.i32((int) arguments[2].i64()));
            });
    Instance instance =
        instantiate(
            new ModuleBuilder()
                .type(">")
                .type("i>i")
                .type("i>")
                .type("lll>")
                .importFunc("host", "throw", 3)
                .importTag("host", "tag", 2)
                .func(
                    2,
                    code -> {
                      // More arguments than there are parameters of this function.
                      get(code, 0);
                      code.write(Op.I64_EXTEND_I32_S);
                      code.writeConstant(Op.I64_CONST, -1);
                      code.writeConstant(Op.I64_CONST, 33);
                      code.writeIndex(Op.RETURN_CALL, 0);
                    })
                .func(
                    1,
                    code ->
                        catching(
                            code,
                            body -> {
                              get(body, 0);
                              body.writeIndex(Op.CALL, 1);
                            }))
                .export("run", ExternKind.FUNC, 2),
            thrower,
            tag);
    assertEquals(Val.i32(33), run(instance).call(Val.i32(1))[0]);
    assertThrows(IllegalStateException.class, () -> run(instance).call(Val.i32(0)));
    assertEquals(Val.i32(33), run(instance).call(Val.i32(1))[0]);
  }

  @Test
  void aLoopOfExceptionsCanBeInterrupted() {
    Instance instance =
        instantiate(
            module()
                .tag(0)
                .func(
                    0,
                    code -> {
                      code.writeBlock(Op.LOOP, NO_PARAMS, EMPTY);
                      code.writeTryTable(NO_PARAMS, EMPTY, Instruction.CATCH_ALL, 0, 0);
                      code.writeIndex(Op.THROW, 0);
                      code.write(Op.END);
                      code.write(Op.END);
                    })
                .export("run", ExternKind.FUNC, 0));
    engine.incrementEpoch();
    Trap trap = assertThrows(Trap.class, () -> run(instance).call());
    assertEquals(TrapCode.INTERRUPT, trap.code());
  }

  @Test
  void aLegacyCatchThrowsAgain() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(
                    1,
                    code -> {
                      code.writeBlock(Op.TRY, NO_PARAMS, I32);
                      code.writeBlock(Op.TRY, NO_PARAMS, EMPTY);
                      throwParameter(code);
                      code.writeIndex(Op.CATCH, 0);
                      code.write(Op.DROP);
                      code.writeIndex(Op.RETHROW, 0);
                      code.write(Op.END);
                      code.writeConstant(Op.I32_CONST, 1);
                      code.writeIndex(Op.CATCH, 0);
                      code.writeConstant(Op.I32_CONST, 2);
                      code.write(Op.I32_MUL);
                      code.write(Op.END);
                    })
                .export("run", ExternKind.FUNC, 0));
    assertEquals(Val.i32(14), run(instance).call(Val.i32(7))[0]);
  }

  @Test
  void aLegacyBlockDelegatesPastAnother() {
    Instance instance =
        instantiate(
            module()
                .tag(2)
                .func(
                    1,
                    code -> {
                      code.writeBlock(Op.TRY, NO_PARAMS, I32);
                      code.writeBlock(Op.TRY, NO_PARAMS, I32);
                      code.writeBlock(Op.TRY, NO_PARAMS, EMPTY);
                      throwParameter(code);
                      code.writeIndex(Op.DELEGATE, 1);
                      code.writeConstant(Op.I32_CONST, 1);
                      code.write(Op.CATCH_ALL);
                      code.writeConstant(Op.I32_CONST, 2);
                      code.write(Op.END);
                      code.writeIndex(Op.CATCH, 0);
                      code.writeConstant(Op.I32_CONST, 100);
                      code.write(Op.I32_ADD);
                      code.write(Op.END);
                    })
                .export("run", ExternKind.FUNC, 0));
    assertEquals(Val.i32(107), run(instance).call(Val.i32(7))[0]);
  }

  @Test
  void programmersErrorsAreReported() {
    Tag tag = Tag.of(store, I32_PARAM);
    assertThrows(IllegalArgumentException.class, () -> ExnRef.of(tag));
    assertThrows(IllegalArgumentException.class, () -> ExnRef.of(tag, Val.i64(1)));
    Tag foreign = Tag.of(engine.newStore(), I32_PARAM);
    Func host =
        Func.of(
            store,
            new FuncType(List.of(), List.of()),
            (caller, arguments) -> {
              throw WasmException.of(foreign, Val.i32(1));
            });
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, host::call);
    assertEquals("the exception belongs to another store", e.getMessage());
    Func identity =
        Func.of(
            store,
            new FuncType(List.of(ValType.EXNREF), List.of(ValType.EXNREF)),
            (caller, arguments) -> arguments);
    ExnRef exception = ExnRef.of(tag, Val.i32(1));
    assertEquals(exception, identity.call(Val.exnref(exception))[0].exnref());
    assertThrows(IllegalArgumentException.class, () -> identity.call(Val.externref(exception)));
    assertThrows(
        IllegalArgumentException.class,
        () -> identity.call(Val.exnref(ExnRef.of(foreign, Val.i32(1)))));
  }
}
