package io.dunlin.spi.store;

import io.dunlin.wasm.type.DefinedType;
import org.jspecify.annotations.Nullable;

/**
 * A structure. Fields are counted from 0 and are in bounds; which accessors have a meaning depends
 * on a field's type. Whether a field may be set is not checked.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#structure-instances">
 *     Structure instances</a>
 */
public abstract class StructInstance extends AggregateInstance {
  /** Creates a structure whose fields are zero or null. */
  protected StructInstance(DefinedType type) {
    super(type);
  }

  /** The number in a field, a packed one zero-extended; or the low half of a vector. */
  public abstract long bits(int field);

  /** The high half of the vector in a field. */
  public abstract long highBits(int field);

  /** The reference in a field. */
  public abstract @Nullable Object reference(int field);

  /** Sets the number in a field, of which packed ones take the low bits; or a vector. */
  public abstract void setBits(int field, long low, long high);

  /** Sets the reference in a field. */
  public abstract void setReference(int field, @Nullable Object reference);
}
