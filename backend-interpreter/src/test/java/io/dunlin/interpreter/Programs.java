package io.dunlin.interpreter;

import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StoreState;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Export;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import io.dunlin.wasm.validate.ModuleContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store with one instance of the small functions that the tests run. */
final class Programs {
  static final int MAX_STACK_BYTES = 1 << 20;

  final StoreState store;
  final StoreBackend backend;
  final ModuleInstance instance;
  final Epoch epoch = new Epoch();
  final TypeRegistry types = new TypeRegistry();

  /** An instance that calls this function of the host. */
  Programs(boolean consumeFuel, HostFunction host) {
    InterpreterProvider provider = new InterpreterProvider();
    BackendSettings settings =
        new BackendSettings(provider.features(), types, consumeFuel, false, MAX_STACK_BYTES);
    ModuleContext context = TestModule.context();
    store = new StoreState(epoch);
    backend = provider.newRuntime(settings).newStore(store);
    FuncType type = new FuncType(List.of(ValType.I32), List.of(ValType.I32));
    Imports imports = new Imports();
    imports.functions().add(backend.newHostFunction(types.register(type), type, host));
    instance = backend.newInstance(provider.newCompiler(settings).compile(context), imports);
    ElementSegment elements = context.module().elements().get(0);
    for (int i = 0; i < elements.size(); i++) {
      instance.table(0).set(i, instance.function(elements.function(i)));
    }
  }

  Programs() {
    this(false, (caller, numbers, references, base) -> numbers[base]++);
  }

  FunctionInstance function(String name) {
    for (Export export : instance.module().exports()) {
      if (export.name().equals(name)) {
        return instance.function(export.index());
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** Calls a function; gives the slots with which it ends. */
  long[] call(String name, long... arguments) {
    long[] numbers = new long[4];
    @Nullable Object[] references = new @Nullable Object[4];
    System.arraycopy(arguments, 0, numbers, 0, arguments.length);
    store.enter();
    try {
      function(name).invoke(null, numbers, references, 0);
    } finally {
      store.exit();
    }
    return numbers;
  }
}
