package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.type.DefinedType;
import org.jspecify.annotations.Nullable;

/**
 * A structure. Its class is generated from a {@link StructShape} and has a field for each of the
 * structure's, which compiled code knows; whoever does not uses the methods.
 */
public abstract class CompiledStruct extends StructInstance {
  /** For generated subclasses. */
  protected CompiledStruct(DefinedType type) {
    super(type);
  }

  /** Another structure of this class, whose fields are zero or null. */
  public abstract CompiledStruct create(DefinedType type);

  @Override
  public long bits(int field) {
    throw none(field);
  }

  @Override
  public long highBits(int field) {
    throw none(field);
  }

  @Override
  public @Nullable Object reference(int field) {
    throw none(field);
  }

  @Override
  public void setBits(int field, long low, long high) {
    throw none(field);
  }

  @Override
  public void setReference(int field, @Nullable Object reference) {
    throw none(field);
  }

  private static IllegalArgumentException none(int field) {
    return new IllegalArgumentException("field " + field + " is of another type or does not exist");
  }
}
