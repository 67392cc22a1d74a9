package io.dunlin.wasm.validate;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.FunctionBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks the bodies of a module on a fixed number of threads.
 *
 * <p>Bodies are taken in their order, and none behind one that is known to be at fault. All in
 * front of it have been taken by then and are checked to the end, so that the first fault is always
 * found.
 */
final class ParallelValidation {
  /** Bodies that a thread takes at a time. */
  private static final int BATCH = 16;

  private final ModuleContext context;
  private final List<FunctionBody> bodies;
  private final AtomicInteger nextBody = new AtomicInteger();

  /** No body from this one on needs to be checked. */
  private final AtomicInteger firstFault;

  private @Nullable InvalidModuleException fault;
  private @Nullable Throwable failure;

  private ParallelValidation(ModuleContext context) {
    this.context = context;
    this.bodies = context.module().bodies();
    this.firstFault = new AtomicInteger(bodies.size());
  }

  static void validateBodies(ModuleContext context, int parallelism) {
    ParallelValidation validation = new ParallelValidation(context);
    List<Thread> helpers = new ArrayList<>();
    int useful = Math.min(parallelism, 1 + validation.bodies.size() / BATCH);
    for (int i = 1; i < useful; i++) {
      Thread helper = new Thread(validation::run, "dunlin-validate-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    validation.run();
    joinAll(helpers);
    validation.report();
  }

  private static void joinAll(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      boolean joined = false;
      while (!joined) {
        try {
          thread.join();
          joined = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      FunctionValidator validator = new FunctionValidator(context);
      for (int from = nextBody.getAndAdd(BATCH);
          from < firstFault.get();
          from = nextBody.getAndAdd(BATCH)) {
        check(validator, from);
      }
    } catch (RuntimeException | Error e) {
      stop(e);
    }
  }

  private void check(FunctionValidator validator, int from) {
    int to = Math.min(from + BATCH, bodies.size());
    for (int i = from; i < to && i < firstFault.get(); i++) {
      try {
        validator.validate(bodies.get(i), null);
      } catch (InvalidModuleException e) {
        found(i, e);
      }
    }
  }

  private synchronized void found(int body, InvalidModuleException e) {
    if (body < firstFault.get()) {
      firstFault.set(body);
      fault = e;
    }
  }

  /** Something is wrong with this machine or program, not with the module. */
  private synchronized void stop(Throwable e) {
    failure = e;
    firstFault.set(0);
  }

  private synchronized void report() {
    if (failure instanceof Error) {
      throw (Error) failure;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    if (fault != null) {
      throw fault;
    }
  }
}
