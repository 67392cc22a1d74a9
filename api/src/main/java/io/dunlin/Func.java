package io.dunlin;

import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.HostFunction;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.HeapType;
import org.jspecify.annotations.Nullable;

/**
 * A function: one that an instance exports, or one of the host.
 *
 * <p>Two handles are equal if they stand for the same function.
 */
public final class Func implements Extern {
  private final Store<?> store;
  private final FunctionInstance instance;

  Func(Store<?> store, FunctionInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A function of the host.
   *
   * @param type its type; concrete heap types are canonical ids of the store's engine
   * @param function what it does
   */
  public static <T extends @Nullable Object> Func of(
      Store<T> store, FuncType type, HostFunc<T> function) {
    return ofRaw(store, type, raw(store.engine(), type, function));
  }

  /**
   * A function of the host that works on raw values.
   *
   * @param type its type; concrete heap types are canonical ids of the store's engine
   * @param function what it does
   */
  public static <T extends @Nullable Object> Func ofRaw(
      Store<T> store, FuncType type, RawFunc<T> function) {
    return create(store, store.engine().types().register(type), type, function);
  }

  /**
   * A function of the host of a type that a module or {@link Engine#defineType} defines. An import
   * whose type is declared below another one, or in one group with others, matches no plain type.
   *
   * @param type a canonical id of the store's engine
   * @param function what it does
   * @throws IllegalArgumentException if the type is not one of functions
   */
  public static <T extends @Nullable Object> Func of(
      Store<T> store, HeapType type, HostFunc<T> function) {
    return ofRaw(store, type, raw(store.engine(), definition(store.engine(), type), function));
  }

  /**
   * A function of the host that works on raw values, of a type that is defined.
   *
   * @param type a canonical id of the store's engine
   * @param function what it does
   * @throws IllegalArgumentException if the type is not one of functions
   */
  public static <T extends @Nullable Object> Func ofRaw(
      Store<T> store, HeapType type, RawFunc<T> function) {
    return create(store, type.code(), definition(store.engine(), type), function);
  }

  private static FuncType definition(Engine engine, HeapType type) {
    return engine.types().funcType(type.code());
  }

  private static <T extends @Nullable Object> Func create(
      Store<T> store, int typeId, FuncType type, RawFunc<T> function) {
    store.state().check();
    return new Func(
        store, store.backend().newHostFunction(typeId, type, new HostCall<>(store, function)));
  }

  /** The raw form of a function on objects. */
  static <T extends @Nullable Object> RawFunc<T> raw(
      Engine engine, FuncType type, HostFunc<T> function) {
    return (caller, numbers, references, base) -> {
      Store<T> store = caller.store();
      Val[] arguments = Values.readAll(store, type.params(), numbers, references, base);
      Val[] results = function.call(caller, arguments);
      Values.writeAll(store, type.results(), results, numbers, references, base, "host result");
    };
  }

  /** Finds the caller's handle; keeps the last one, since one instance makes most of the calls. */
  private static final class HostCall<T extends @Nullable Object> implements HostFunction {
    private final Store<T> store;
    private final RawFunc<T> function;
    private @Nullable ModuleInstance lastInstance;
    private Caller<T> lastCaller;

    HostCall(Store<T> store, RawFunc<T> function) {
      this.store = store;
      this.function = function;
      this.lastCaller = new Caller<>(store, null);
    }

    @Override
    public void call(
        @Nullable ModuleInstance caller, long[] numbers, @Nullable Object[] references, int base) {
      if (caller != lastInstance) {
        lastCaller = new Caller<>(store, store.handleOf(caller));
        lastInstance = caller;
      }
      try {
        function.call(lastCaller, numbers, references, base);
      } catch (WasmException e) {
        throw e.toSignal(store);
      } catch (Trap e) {
        throw e.toSignal();
      }
    }
  }

  @Override
  public ExternKind kind() {
    return ExternKind.FUNC;
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  @Override
  public boolean isUsableIn(Store<?> other) {
    return other == store;
  }

  FunctionInstance instance() {
    return instance;
  }

  /** The function's type, in canonical ids. */
  public FuncType type() {
    return instance.type();
  }

  /**
   * Calls the function.
   *
   * @param arguments as many and of the types that the function's type says
   * @return the results
   * @throws IllegalArgumentException if the arguments do not fit the type
   * @throws Trap if the code traps
   * @throws WasmException if the code throws and does not catch an exception
   * @throws IllegalStateException if the store is closed or used by another thread
   */
  public Val[] call(Val... arguments) {
    FuncType type = type();
    int slots = Math.max(type.paramSlots(), type.resultSlots());
    long[] numbers = new long[slots];
    @Nullable Object[] references = new @Nullable Object[slots];
    Values.writeAll(store, type.params(), arguments, numbers, references, 0, "argument");
    callRaw(numbers, references, 0);
    return Values.readAll(store, type.results(), numbers, references, 0);
  }

  /**
   * Calls the function with raw values, without any allocation. Types are not checked; see {@link
   * RawFunc} for the form.
   *
   * @param numbers holds the numbers among the arguments from {@code base} on, then the results
   * @param references the same for references
   * @throws Trap if the code traps
   * @throws WasmException if the code throws and does not catch an exception
   * @throws IllegalStateException if the store is closed or used by another thread
   */
  public void callRaw(long[] numbers, @Nullable Object[] references, int base) {
    store.state().enter();
    try {
      instance.invoke(null, numbers, references, base);
    } catch (TrapException e) {
      throw Trap.of(e, store.engine());
    } catch (ExceptionSignal e) {
      throw WasmException.of(e, store);
    } finally {
      store.state().exit();
    }
  }

  /**
   * A view on the function for calls without boxing.
   *
   * @throws IllegalArgumentException if the function is not of this type
   */
  public TypedFunc typed(FuncType expected) {
    if (!type().equals(expected)) {
      throw new IllegalArgumentException(
          "the function has the type " + type() + ", not " + expected);
    }
    return typed();
  }

  /** A view on the function for calls without boxing, whatever its type. */
  public TypedFunc typed() {
    return new TypedFunc(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Func that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "func " + type();
  }
}
