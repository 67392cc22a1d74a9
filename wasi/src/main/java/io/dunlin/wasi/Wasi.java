package io.dunlin.wasi;

import io.dunlin.Caller;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Memory;
import io.dunlin.wasi.fs.Directory;
import io.dunlin.wasi.fs.InputStreamDescriptor;
import io.dunlin.wasi.fs.OutputStreamDescriptor;
import io.dunlin.wasi.p1.GuestMemory;
import io.dunlin.wasi.p1.Preview1;
import io.dunlin.wasi.p1.Preview1Function;
import io.dunlin.wasi.p1.WasiContext;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one guest sees of the world, and what it has open. Belongs to one store and its thread.
 *
 * <p>The functions find the guest's memory as the export {@code memory} of the instance that calls.
 * A guest that ends itself makes the host's call throw {@link WasiExit}.
 */
public final class Wasi implements AutoCloseable {
  private static final String MEMORY = "memory";
  private static final ByteBuffer NO_MEMORY = ByteBuffer.allocate(0);

  private final WasiContext context;
  private final Preview1 preview1;
  private @Nullable Instance lastInstance;
  private @Nullable Memory memory;
  private @Nullable GuestMemory sharedMemory;

  private Wasi(WasiContext context) {
    this.context = context;
    this.preview1 = new Preview1(context);
  }

  /**
   * The state of a guest that has not run yet.
   *
   * @throws IOException if a preopened directory cannot be opened
   */
  public static Wasi create(WasiConfig config) throws IOException {
    List<String> environment = new ArrayList<>();
    config.environment().forEach((name, value) -> environment.add(name + "=" + value));
    WasiContext context =
        new WasiContext(
            config.arguments(),
            environment,
            config.wallClock(),
            config.monotonicClock(),
            config.random(),
            WasiExit::new);
    context.open(new InputStreamDescriptor(config.stdin().stream(), config.stdin().terminal()));
    context.open(new OutputStreamDescriptor(config.stdout().stream(), config.stdout().terminal()));
    context.open(new OutputStreamDescriptor(config.stderr().stream(), config.stderr().terminal()));
    for (WasiConfig.Preopen preopen : config.preopens()) {
      context.open(Directory.preopen(preopen.host(), preopen.guest(), preopen.readOnly()));
    }
    return new Wasi(context);
  }

  /**
   * Defines the functions of {@code wasi_snapshot_preview1} in a linker that instantiates in one
   * store only.
   *
   * @throws IllegalArgumentException if one of them is already defined
   */
  public <T extends @Nullable Object> void addTo(Linker<T> linker) {
    addTo(linker, data -> this);
  }

  /**
   * Defines the functions of {@code wasi_snapshot_preview1} in a linker for any number of stores.
   *
   * @param find gives the state of a store's guest from the store's host data
   * @throws IllegalArgumentException if one of them is already defined
   */
  public static <T extends @Nullable Object> void addTo(
      Linker<T> linker, Function<? super T, Wasi> find) {
    for (Preview1Function function : Preview1Function.values()) {
      linker.funcRaw(
          Preview1.MODULE,
          function.importName(),
          typeOf(function),
          (caller, numbers, references, base) ->
              find.apply(caller.data()).call(function, caller, numbers, base));
    }
  }

  /**
   * Flushes the guest's output and closes the files that it has open, not the streams of the
   * configuration.
   *
   * @throws IOException if output cannot be flushed, or a file cannot be closed; all others are
   */
  @Override
  public void close() throws IOException {
    context.close();
  }

  private void call(Preview1Function function, Caller<?> caller, long[] numbers, int base) {
    int errno = preview1.call(function, numbers, base, memoryOf(caller));
    if (function.hasResult()) {
      numbers[base] = errno;
    }
  }

  /** The caller's memory as it is now; its handle is looked up again only if the caller differs. */
  private GuestMemory memoryOf(Caller<?> caller) {
    Instance instance = caller.instance().orElse(null);
    if (instance != lastInstance) {
      memory = caller.memory(MEMORY).orElse(null);
      sharedMemory = caller.sharedMemory(MEMORY).map(GuestMemory::of).orElse(null);
      lastInstance = instance;
    }
    GuestMemory shared = sharedMemory;
    if (shared != null) {
      return shared;
    }
    Memory current = memory;
    return GuestMemory.of(current == null ? NO_MEMORY : current.view());
  }

  private static FuncType typeOf(Preview1Function function) {
    List<ValType> parameters = new ArrayList<>();
    for (char letter : function.parameters().toCharArray()) {
      parameters.add(letter == 'i' ? ValType.I32 : ValType.I64);
    }
    return new FuncType(parameters, function.hasResult() ? List.of(ValType.I32) : List.of());
  }
}
