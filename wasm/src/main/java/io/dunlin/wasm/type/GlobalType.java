package io.dunlin.wasm.type;

/**
 * The type of a global.
 *
 * @param value the type of its value
 * @param mutable whether it can be set
 */
public record GlobalType(ValType value, boolean mutable) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.GLOBAL;
  }

  @Override
  public String toString() {
    return mutable ? "(mut " + value + ")" : value.toString();
  }
}
