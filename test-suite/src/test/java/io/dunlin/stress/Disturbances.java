package io.dunlin.stress;

import io.dunlin.Engine;
import io.dunlin.Instance;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.process.LoadedAgain;
import io.dunlin.spi.store.ResourceLimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What goes on beside the stores that are used: threads that nobody waits for. */
final class Disturbances {
  private static final long MILLISECOND = 1_000_000;
  private static final int MOST_STORES = 1500;
  private static final int MOST_RELOADS = 12;

  /** A module with two memories, for there to be many. */
  private static final String HOARD = "(module (memory 1) (memory (export \"memory\") 17))";

  private final Random random;
  private final List<Module> modules;
  private final Thread.UncaughtExceptionHandler failures;

  Disturbances(long seed, List<Module> modules, Thread.UncaughtExceptionHandler failures) {
    this.random = new Random(seed);
    this.modules = modules;
    this.failures = failures;
  }

  private interface Step {
    void run() throws IOException, ReflectiveOperationException;
  }

  /** Begins to disturb. */
  void start() {
    Module hoard = Module.of(modules.get(0).engine(), HOARD);
    every(40, System::gc);
    every(1, this::tick);
    every(100, () -> hoard(hoard));
    every(10, () -> closeUnderViews(hoard));
    int[] reloads = {0};
    every(
        1500,
        () -> {
          if (reloads[0]++ < MOST_RELOADS) {
            reload();
          }
        });
  }

  private void every(int milliseconds, Step step) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                LockSupport.parkNanos(milliseconds * MILLISECOND);
                try {
                  step.run();
                } catch (IOException | ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(failures);
    thread.start();
  }

  private void tick() {
    modules.forEach(module -> module.engine().incrementEpoch());
    Interruptions.deliver();
  }

  /** Makes stores with memories, as many as there can be, and closes or forgets them. */
  private void hoard(Module module) {
    List<Store<@Nullable Void>> stores = new ArrayList<>();
    int count = random.nextInt(random.nextInt(20) == 0 ? MOST_STORES : 50);
    boolean forgets = random.nextBoolean();
    try {
      while (stores.size() < count) {
        Store<@Nullable Void> store = module.engine().newStore();
        stores.add(store);
        Instance.create(store, module).memory("memory").orElseThrow().setInt(17 * 65536 - 4, 1);
      }
    } catch (ResourceLimitException e) {
      // As many as there can be.
      forgets = false;
    }
    if (!forgets) {
      stores.forEach(Store::close);
    }
  }

  /** Closes stores while another thread reads their memories. */
  private static void closeUnderViews(Module module) {
    Engine engine = module.engine();
    try (Store<@Nullable Void> store = engine.newStore()) {
      ByteBuffer view = Instance.create(store, module).memory("memory").orElseThrow().view();
      Thread reader =
          new Thread(
              () -> {
                try {
                  while (true) {
                    for (int i = 0; i < view.capacity(); i += 4096) {
                      if (view.get(i) != 0) {
                        throw new AssertionError("a memory shows what is not its own");
                      }
                    }
                  }
                } catch (IllegalStateException e) {
                  // It has been closed.
                  return;
                }
              });
      reader.setDaemon(true);
      reader.start();
      LockSupport.parkNanos(MILLISECOND);
    } catch (ResourceLimitException e) {
      // There is no room for one; others will give some back.
      return;
    }
  }

  /** Loads everything once more, runs it, and forgets it. */
  private void reload() throws IOException, ReflectiveOperationException {
    LoadedAgain.call(StressProgram.class, "runOnce", long.class, random.nextLong());
  }
}
