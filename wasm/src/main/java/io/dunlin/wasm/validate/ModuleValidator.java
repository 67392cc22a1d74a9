package io.dunlin.wasm.validate;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.module.WasmModule;

/**
 * Checks modules against the rules of validation.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Modules</a>
 */
public final class ModuleValidator {
  private ModuleValidator() {}

  /**
   * Checks everything but function bodies.
   *
   * @return what {@link FunctionValidator} needs to check the bodies
   * @throws InvalidModuleException if a rule is broken or needs a feature that is not on
   */
  public static ModuleContext validate(WasmModule module, Features features) {
    return new ModuleRules(module, features).check();
  }

  /**
   * Checks a whole module.
   *
   * @param parallelism the number of threads that check bodies, at least 1; the outcome does not
   *     depend on it: of several faults the one with the lowest offset is reported
   * @throws InvalidModuleException if a rule is broken or needs a feature that is not on
   */
  public static ModuleContext validateAll(WasmModule module, Features features, int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
    ModuleContext context = validate(module, features);
    ParallelValidation.validateBodies(context, parallelism);
    return context;
  }
}
