package io.dunlin.wasm.type;

/**
 * The type of an exception tag.
 *
 * @param typeIndex the index of the function type whose parameters the exception carries
 */
public record TagType(int typeIndex) implements ExternType {
  @Override
  public ExternKind kind() {
    return ExternKind.TAG;
  }
}
