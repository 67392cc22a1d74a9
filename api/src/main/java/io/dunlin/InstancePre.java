package io.dunlin;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A module whose imports have been looked up, ready to be instantiated. Immutable and thread-safe.
 *
 * @param <T> the type of the stores' host data
 */
public final class InstancePre<T extends @Nullable Object> {
  private final Module module;
  private final Function<Store<T>, Extern>[] imports;

  InstancePre(Module module, Function<Store<T>, Extern>[] imports) {
    this.module = module;
    this.imports = imports;
  }

  /** The module. */
  public Module module() {
    return module;
  }

  /**
   * Instantiates the module and runs its start function.
   *
   * @throws LinkException if an import does not match
   * @throws Trap if an active segment does not fit, or the start function traps
   */
  public Instance instantiate(Store<T> store) {
    Extern[] externs = new Extern[imports.length];
    for (int i = 0; i < externs.length; i++) {
      externs[i] = imports[i].apply(store);
    }
    return Instance.create(store, module, externs);
  }
}
