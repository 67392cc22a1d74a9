package io.dunlin.spi.store;

import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Whether references, in the form in which backends hold them that run on Java objects, are of a
 * type. Immutable.
 */
public final class TypeTest {
  private final TypeRegistry types;
  private final boolean nullable;
  private final int heap;

  /** The type if it is one of structures or arrays, which most tests are for. */
  private final @Nullable DefinedType aggregate;

  /**
   * A test for a type.
   *
   * @param type the code of a reference type, with canonical ids
   */
  public TypeTest(TypeRegistry types, int type) {
    this.types = types;
    nullable = TypeCodes.isNullable(type);
    heap = TypeCodes.heap(type);
    DefinedType defined = TypeCodes.isConcrete(heap) ? types.definedType(heap) : null;
    aggregate = defined == null || defined.abstractType() == TypeCodes.FUNC ? null : defined;
  }

  /** Whether a reference, which belongs to the same hierarchy, is of the type. */
  public boolean matches(@Nullable Object reference) {
    if (reference == null) {
      return nullable;
    }
    DefinedType wanted = aggregate;
    if (wanted != null) {
      return reference instanceof AggregateInstance object && object.type().isSubtypeOf(wanted);
    }
    return matchesOther(reference);
  }

  private boolean matchesOther(Object reference) {
    switch (heap) {
      case TypeCodes.ANY:
      case TypeCodes.EXTERN:
      case TypeCodes.FUNC:
      case TypeCodes.EXN:
        return true;
      case TypeCodes.EQ:
        return reference instanceof AggregateInstance || reference instanceof I31;
      case TypeCodes.I31:
        return reference instanceof I31;
      case TypeCodes.STRUCT:
        return reference instanceof StructInstance;
      case TypeCodes.ARRAY:
        return reference instanceof ArrayInstance;
      default:
        return TypeCodes.isConcrete(heap)
            && reference instanceof FunctionInstance function
            && types.isSubtype(function.typeId(), heap);
    }
  }
}
