package io.dunlin.interpreter.lower;

import io.dunlin.interpreter.code.LoweredFunction;
import io.dunlin.spi.BackendSettings;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;

/** Lowers the functions of a module, each when it is asked for. Thread-safe. */
public final class ModuleLowering {
  private final ModuleContext module;
  private final BackendSettings settings;
  private final int[] typeIds;

  /** Prepares for lowering; nothing is lowered yet. */
  public ModuleLowering(ModuleContext module, BackendSettings settings) {
    this.module = module;
    this.settings = settings;
    this.typeIds = settings.types().register(module.module().recGroups());
  }

  /** The module. */
  public ModuleContext module() {
    return module;
  }

  /** The decoded module. */
  public WasmModule wasm() {
    return module.module();
  }

  /** The canonical id of each type of the module. Not to be changed. */
  public int[] typeIds() {
    return typeIds;
  }

  /** The canonical types of the engine. */
  public TypeRegistry types() {
    return settings.types();
  }

  /** A type code of the module in canonical form. */
  int canonicalType(int code) {
    return TypeRegistry.canonicalize(code, typeIds);
  }

  /**
   * A function in lowered form.
   *
   * @param index the index of a function that is not imported
   * @throws io.dunlin.wasm.InvalidModuleException if its body has not been validated before and is
   *     invalid
   */
  public LoweredFunction lower(int index) {
    FunctionLowering lowering = new FunctionLowering(this, settings.consumeFuel());
    new FunctionValidator(module).validate(wasm().body(index), lowering);
    return lowering.result();
  }
}
