package io.dunlin.engine;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Trap;
import io.dunlin.TypedFunc;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same code for long enough that Java has compiled it, and then until it is interrupted,
 * on the backend that its argument names: the first time that this process stops any code. Prints
 * why the code has ended.
 */
public final class FirstStopProgram {
  private static final int MANY = 3_000_000;

  /** So many that all rounds take minutes, and that HotSpot can count them. */
  private static final int FOR_EVER = Integer.MAX_VALUE;

  private static final int DIVISIONS = 10;

  private FirstStopProgram() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws InterruptedException {
    Engine engine = Engine.create(Config.builder().backend(arguments[0]).build());
    String module = loopThatCalls();
    CountDownLatch started = new CountDownLatch(2);
    Thread guest = new Thread(() -> runForEver(function(engine, module, started::countDown)));
    guest.start();
    started.await();
    // As long as this takes, the other thread's loop goes round.
    function(engine, module, () -> {}).i32(MANY).f64(1).call();
    guest.interrupt();
    guest.join();
  }

  private static void runForEver(TypedFunc run) {
    run.i32(MANY).f64(1).call();
    try {
      run.i32(FOR_EVER).f64(1).call();
    } catch (Trap e) {
      System.out.println(e.code());
    }
  }

  private static TypedFunc function(Engine engine, String module, Runnable started) {
    Store<@Nullable Void> store = engine.newStore();
    return Started.run(engine, store, Module.of(engine, module), started).typed();
  }

  /** Calls {@code host.started} and then, so many times, a function that divides a lot. */
  private static String loopThatCalls() {
    String divided = "(local.get 0)";
    for (int i = 0; i < DIVISIONS; i++) {
      divided = "(f64.sqrt (f64.div (f64.const 7) " + divided + "))";
    }
    return """
        (module
          (import "host" "started" (func $started))
          (func $divide (param f64) (result f64) %s)
          (func (export "run") (param i32 f64) (result f64)
            (call $started)
            (loop $next
              (local.set 1 (call $divide (local.get 1)))
              (br_if $next (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
            (local.get 1)))
        """
        .formatted(divided);
  }
}
