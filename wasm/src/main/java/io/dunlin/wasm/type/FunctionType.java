package io.dunlin.wasm.type;

/**
 * The type of an imported or exported function, by index.
 *
 * @param typeIndex the index of its function type
 */
public record FunctionType(int typeIndex) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.FUNC;
  }
}
