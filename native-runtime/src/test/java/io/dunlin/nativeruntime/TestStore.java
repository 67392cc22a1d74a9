package io.dunlin.nativeruntime;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.stub.X64Stubs;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/** A store with an engine of its own, used as the API does. */
final class TestStore implements AutoCloseable {
  static final int STACK = 1 << 18;

  final Epoch epoch = new Epoch();
  final StoreState state = new StoreState(epoch);
  final Imports imports = new Imports();
  final StoreBackend backend;
  final TypeRegistry types = new TypeRegistry();
  private final MemoryModel model;

  TestStore(MemoryModel model) {
    this.model = model;
    BackendSettings settings = new BackendSettings(Features.ALL, types, false, true, STACK);
    backend =
        new NativeRuntime(settings, new X64Stubs(), model, module -> ((TestModule) module).code())
            .newStore(state);
  }

  /** A host function for the next import. */
  TestStore host(String type, HostFunction function) {
    imports.functions().add(hostFunction(type, function));
    return this;
  }

  FunctionInstance hostFunction(String type, HostFunction function) {
    FuncType functionType = TestModule.type(type);
    return backend.newHostFunction(types.register(functionType), functionType, function);
  }

  ModuleInstance instantiate(TestModule.Builder module) {
    return backend.newInstance(module.build(model), imports);
  }

  /** Calls a function on numbers, and gives its first result. */
  long call(ModuleInstance instance, int function, long... arguments) {
    long[] numbers = new long[Math.max(4, arguments.length)];
    System.arraycopy(arguments, 0, numbers, 0, arguments.length);
    call(instance.function(function), numbers, new @Nullable Object[numbers.length]);
    return numbers[0];
  }

  /** Calls a function on one reference, and gives its result, which is a number. */
  long callOn(FunctionInstance function, Object reference) {
    long[] numbers = new long[1];
    call(function, numbers, new @Nullable Object[] {reference});
    return numbers[0];
  }

  void call(FunctionInstance function, long[] numbers, @Nullable Object[] references) {
    state.enter();
    try {
      function.invoke(null, numbers, references, 0);
    } finally {
      state.exit();
    }
  }

  @Override
  public void close() {
    state.enter();
    try {
      state.close();
    } finally {
      state.exit();
    }
    backend.close();
  }
}
