package io.dunlin.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.TypedFunc;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same code for long enough that Java has compiled it, and then until it is interrupted,
 * on the backend that its argument names: the first time that this process stops any code. Prints
 * why the code has ended.
 */
public final class FirstStopProgram {
  private static final long MANY = 30_000_000;
  private static final long FOR_EVER = -1;

  private FirstStopProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws InterruptedException {
    Engine engine = Engine.create(Config.builder().backend(arguments[0]).build());
    byte[] module = loopThatCalls();
    CountDownLatch started = new CountDownLatch(2);
    Thread guest = new Thread(() -> runForEver(function(engine, module, started::countDown)));
    guest.start();
    started.await();
    // As long as this takes, the other thread's loop goes round.
    function(engine, module, () -> {}).i64(MANY).call();
    guest.interrupt();
    guest.join();
  }

  private static void runForEver(TypedFunc run) {
    run.i64(MANY).call();
    try {
      run.i64(FOR_EVER).call();
    } catch (Trap e) {
      System.out.println(e.code());
    }
  }

  private static TypedFunc function(Engine engine, byte[] module, Runnable started) {
    Linker<@Nullable Void> linker = new Linker<>(engine);
    linker.funcRaw(
        "host",
        "started",
        new FuncType(List.of(), List.of()),
        (caller, numbers, references, base) -> started.run());
    Store<@Nullable Void> store = engine.newStore();
    Func run = linker.instantiate(store, Module.of(engine, module)).func("run").orElseThrow();
    return run.typed();
  }

  /** Calls {@code host.started} and then, so many times, a function that does nothing. */
  private static byte[] loopThatCalls() {
    return new ModuleBuilder()
        .type(">")
        .type("l>")
        .importFunc("host", "started", 0)
        .func(0, code -> {})
        .func(
            1,
            code -> {
              code.writeIndex(Op.CALL, 0);
              code.writeBlock(Op.LOOP, Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM);
              code.writeIndex(Op.CALL, 1);
              code.writeIndex(Op.LOCAL_GET, 0);
              code.writeConstant(Op.I64_CONST, 1);
              code.write(Op.I64_SUB);
              code.writeIndex(Op.LOCAL_TEE, 0);
              code.write(Op.I64_EQZ);
              code.write(Op.I32_EQZ);
              code.writeIndex(Op.BR_IF, 0);
              code.write(Op.END);
            })
        .export("run", ExternKind.FUNC, 2)
        .build();
  }
}
