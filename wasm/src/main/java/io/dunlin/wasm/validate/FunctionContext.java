package io.dunlin.wasm.validate;

import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.type.FuncType;

/** A function whose body is validated: its type and its locals. Immutable. */
public final class FunctionContext {
  private final ModuleContext module;
  private final FunctionBody body;
  private final int typeIndex;
  private final LocalTypes locals;

  FunctionContext(ModuleContext module, FunctionBody body, int typeIndex, LocalTypes locals) {
    this.module = module;
    this.body = body;
    this.typeIndex = typeIndex;
    this.locals = locals;
  }

  /** The module that the function belongs to. */
  public ModuleContext module() {
    return module;
  }

  /** The bytes that are validated. */
  public FunctionBody body() {
    return body;
  }

  /** The index of the function, imported ones counted. */
  public int functionIndex() {
    return body.functionIndex();
  }

  /** The index of the function's type. */
  public int typeIndex() {
    return typeIndex;
  }

  /** The function's type. */
  public FuncType type() {
    return module.module().funcType(typeIndex);
  }

  /** The types of the parameters, the first locals. The array is shared and must not be written. */
  public int[] paramTypes() {
    return module.paramTypes(typeIndex);
  }

  /** The types of the results. The array is shared and must not be written. */
  public int[] resultTypes() {
    return module.resultTypes(typeIndex);
  }

  /** The number of locals, parameters included. */
  public int localCount() {
    return locals.count();
  }

  /**
   * The type code of a local.
   *
   * @throws IndexOutOfBoundsException if there is no such local
   */
  public int localType(int local) {
    return locals.type(local);
  }
}
