package io.dunlin.stress;

import io.dunlin.Engine;
import io.dunlin.Func;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.Val;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.ValType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store with an instance of {@code guest.wat}; for the thread that uses the store. */
final class Guest implements AutoCloseable {
  private static final String SOURCE = source();

  private static final long PLENTY = Long.MAX_VALUE / 2;

  private final Store<@Nullable Void> store;
  private final Instance instance;
  private final Map<String, Func> functions = new HashMap<>();
  private IntUnaryOperator onCall = IntUnaryOperator.identity();

  /**
   * A new store.
   *
   * @throws ResourceLimitException if there is no room for it
   */
  Guest(Engine engine, Module module) {
    store = engine.newStore();
    unlimit();
    try {
      instance = instantiate(module);
    } catch (ResourceLimitException e) {
      store.close();
      throw e;
    }
  }

  private Instance instantiate(Module module) {
    ValType reference = ValType.EXTERNREF;
    Func call =
        Func.ofRaw(
            store,
            new FuncType(List.of(ValType.I32), List.of(ValType.I32)),
            (caller, numbers, references, base) ->
                numbers[base] = onCall.applyAsInt((int) numbers[base]));
    Func pass =
        Func.of(
            store,
            new FuncType(List.of(reference), List.of(reference)),
            (caller, arguments) -> arguments);
    return Instance.create(store, module, call, pass);
  }

  private static String source() {
    try (InputStream in = Guest.class.getResourceAsStream("guest.wat")) {
      if (in == null) {
        throw new AssertionError("guest.wat is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the guest's module. */
  static Module compile(Engine engine) {
    return Module.of(engine, SOURCE);
  }

  Store<@Nullable Void> store() {
    return store;
  }

  Instance instance() {
    return instance;
  }

  Memory memory() {
    return instance.memory("memory").orElseThrow();
  }

  /** What the imported function does until this is called again. */
  void onCall(IntUnaryOperator function) {
    onCall = function;
  }

  private Func function(String name) {
    return functions.computeIfAbsent(name, key -> instance.func(key).orElseThrow());
  }

  /** Calls a function that takes a number and gives one. */
  int call(String name, int argument) {
    long[] numbers = {argument};
    function(name).callRaw(numbers, new @Nullable Object[1], 0);
    return (int) numbers[0];
  }

  /** Calls a function with values. */
  Val[] call(String name, Val... arguments) {
    return function(name).call(arguments);
  }

  private void unlimit() {
    if (store.engine().config().consumeFuel()) {
      store.setFuel(PLENTY);
    } else {
      store.clearEpochDeadline();
    }
  }

  /** The store is usable, whatever has happened before. */
  void verify() {
    unlimit();
    onCall = IntUnaryOperator.identity();
    int sum = call("add", Val.i32(20), Val.i32(22))[0].i32();
    if (sum != 42 || call("mutual", 5) != 6 || call("recurseWide", 100) != 100) {
      throw new AssertionError("the store has been damaged");
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
