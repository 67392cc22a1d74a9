package io.dunlin;

import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.HeapType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names for what modules import, and instantiation by these names.
 *
 * <p>Functions of the host that are defined here serve every store; what belongs to a store serves
 * that one only. Not thread-safe while it is being filled; afterwards any thread may instantiate.
 *
 * @param <T> the type of the stores' host data
 */
public final class Linker<T extends @Nullable Object> {
  private final Engine engine;
  private final Map<Name, Function<Store<T>, Extern>> definitions = new HashMap<>();
  private boolean allowShadowing;

  /**
   * What an import asks for. No record: the methods that records get are linked at run time, which
   * costs a command more than all its imports do.
   */
  private static final class Name {
    private final String module;
    private final String name;

    Name(String module, String name) {
      this.module = module;
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Name that && that.module.equals(module) && that.name.equals(name);
    }

    @Override
    public int hashCode() {
      return 31 * module.hashCode() + name.hashCode();
    }
  }

  /** A linker without definitions. */
  public Linker(Engine engine) {
    this.engine = engine;
  }

  /** The engine that the linker belongs to. */
  public Engine engine() {
    return engine;
  }

  /** Lets later definitions of a name replace earlier ones; otherwise they are refused. */
  public Linker<T> allowShadowing(boolean allow) {
    allowShadowing = allow;
    return this;
  }

  private Linker<T> put(String module, String name, Function<Store<T>, Extern> definition) {
    Name key = new Name(module, name);
    if (!allowShadowing && definitions.containsKey(key)) {
      throw new IllegalArgumentException(
          "import of '" + module + "' '" + name + "' is already defined");
    }
    definitions.put(key, definition);
    return this;
  }

  /**
   * Defines something that belongs to a store, or a memory that all stores of the engine share.
   *
   * @throws IllegalArgumentException if the name is already defined
   */
  public Linker<T> define(String module, String name, Extern extern) {
    return put(
        module,
        name,
        store -> {
          store.requireUsable(extern, "what is defined as '" + module + "' '" + name + "'");
          return extern;
        });
  }

  /**
   * Defines a function of the host.
   *
   * @throws IllegalArgumentException if the name is already defined
   */
  public Linker<T> func(String module, String name, FuncType type, HostFunc<T> function) {
    return put(module, name, store -> Func.of(store, type, function));
  }

  /**
   * Defines a function of the host of a type that a module defines; see {@link Func#of(Store,
   * HeapType, HostFunc)}.
   *
   * @param type a canonical id of the engine
   * @throws IllegalArgumentException if the name is already defined
   */
  public Linker<T> func(String module, String name, HeapType type, HostFunc<T> function) {
    return put(module, name, store -> Func.of(store, type, function));
  }

  /**
   * Defines a function of the host that works on raw values.
   *
   * @throws IllegalArgumentException if the name is already defined
   */
  public Linker<T> funcRaw(String module, String name, FuncType type, RawFunc<T> function) {
    return put(module, name, store -> Func.ofRaw(store, type, function));
  }

  /**
   * Defines all exports of an instance under a module name.
   *
   * @throws IllegalArgumentException if one of the names is already defined
   */
  public Linker<T> instance(String module, Instance instance) {
    instance.exports().forEach((name, extern) -> define(module, name, extern));
    return this;
  }

  /**
   * Gives a definition a second name.
   *
   * @throws IllegalArgumentException if there is no such definition or the new name is defined
   */
  public Linker<T> alias(String module, String name, String asModule, String asName) {
    Function<Store<T>, Extern> definition = definitions.get(new Name(module, name));
    if (definition == null) {
      throw new IllegalArgumentException("'" + module + "' '" + name + "' is not defined");
    }
    return put(asModule, asName, definition);
  }

  /** What is defined under a name, for this store. */
  public Optional<Extern> get(Store<T> store, String module, String name) {
    requireEngine(store.engine());
    return Optional.ofNullable(definitions.get(new Name(module, name)))
        .map(definition -> definition.apply(store));
  }

  /**
   * Defines each function that a module imports and that is not defined yet as one that throws when
   * it is called.
   */
  public Linker<T> defineUnknownImportsAsTraps(Module module) {
    for (ImportType wanted : module.imports()) {
      Name key = new Name(wanted.module(), wanted.name());
      if (!definitions.containsKey(key) && wanted.type() instanceof FunctionType function) {
        HeapType type = HeapType.concrete(function.typeIndex());
        definitions.put(
            key,
            store ->
                Func.ofRaw(
                    store,
                    type,
                    (caller, numbers, references, base) -> {
                      throw LinkException.unknown(wanted);
                    }));
      }
    }
    return this;
  }

  private void requireEngine(Engine other) {
    if (other != engine) {
      throw new IllegalArgumentException("the linker belongs to another engine");
    }
  }

  /**
   * Looks up a module's imports once, so that it can be instantiated many times.
   *
   * @throws LinkException if an import is not defined
   */
  public InstancePre<T> instantiatePre(Module module) {
    requireEngine(module.engine());
    List<ImportType> wanted = module.imports();
    @SuppressWarnings({"unchecked", "rawtypes"})
    Function<Store<T>, Extern>[] found = new Function[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      ImportType each = wanted.get(i);
      Function<Store<T>, Extern> definition = definitions.get(new Name(each.module(), each.name()));
      if (definition == null) {
        throw LinkException.unknown(each);
      }
      found[i] = definition;
    }
    return new InstancePre<>(module, found);
  }

  /**
   * Instantiates a module with what is defined here, and runs its start function.
   *
   * @throws LinkException if an import is not defined or does not match
   * @throws Trap if an active segment does not fit, or the start function traps
   */
  public Instance instantiate(Store<T> store, Module module) {
    requireEngine(store.engine());
    return instantiatePre(module).instantiate(store);
  }

  /** The function that a command starts with: {@code _start}, or the export without a name. */
  public static Optional<Func> entryOf(Instance instance) {
    Optional<Func> start = instance.func("_start");
    return start.isPresent() ? start : instance.func("");
  }
}
