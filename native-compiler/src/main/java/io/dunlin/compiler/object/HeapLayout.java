package io.dunlin.compiler.object;

import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Where the objects of a store's heap hold what; offsets in bytes from the beginning of an object,
 * which is aligned to 8 bytes.
 *
 * <p>A reference that is not to a function has 4 bytes: 0 is null; an odd number is an i31, shifted
 * left by one; a multiple of 8 is the place of an object in the heap; what else there is belongs to
 * the runtime, which hands out numbers for the host's objects.
 */
public final class HeapLayout {
  /** Four bytes; the canonical number of the type of a structure or array. */
  public static final int TYPE = 0;

  /** What stands there in an exception: the number of no type. */
  public static final int EXCEPTION_TYPE = -1;

  /** Four bytes for the collector. */
  public static final int MARK = 4;

  /** Where the fields of a structure begin. */
  public static final int FIELDS = 8;

  /** Four bytes; the number of elements of an array. */
  public static final int ARRAY_LENGTH = 8;

  /** Where the elements of an array begin. */
  public static final int ARRAY_ELEMENTS = 16;

  /** Four bytes; the runtime's number of an exception's tag. */
  public static final int EXCEPTION_TAG = 8;

  /** Where the values of an exception begin. */
  public static final int EXCEPTION_VALUES = 16;

  /** The bytes for each value of an exception. */
  public static final int EXCEPTION_VALUE_BYTES = 16;

  private HeapLayout() {}

  /**
   * Whether references of this type are to functions, so that they are addresses of 8 bytes.
   *
   * @param code the code of a reference type, see {@link TypeCodes}
   * @param module the module whose type indices it names
   */
  public static boolean isFunctionReference(int code, WasmModule module) {
    int heap = TypeCodes.heap(code);
    return TypeCodes.isConcrete(heap)
        ? module.types().get(heap).composite() instanceof FuncType
        : heap == TypeCodes.FUNC || heap == TypeCodes.NOFUNC;
  }

  /** The size of a field or element. */
  public static int bytes(StorageType type, WasmModule module) {
    return bytes(type, code -> isFunctionReference(code, module));
  }

  /**
   * The size of a field or element.
   *
   * @param functions whether references of a type, given by its code, are to functions
   */
  public static int bytes(StorageType type, IntPredicate functions) {
    if (!TypeCodes.isReference(type.code())) {
      return type.byteSize();
    }
    return functions.test(type.code()) ? 8 : 4;
  }

  /**
   * Where the fields of a structure begin, and, behind the last one, where it ends. Each field has
   * its natural alignment, up to 8 bytes, so that the fields of a supertype are at the same places
   * in its subtypes.
   */
  public static int[] fieldOffsets(StructType type, WasmModule module) {
    return fieldOffsets(type, code -> isFunctionReference(code, module));
  }

  /**
   * The same for a type that names others in another way.
   *
   * @param functions whether references of a type, given by its code, are to functions
   */
  public static int[] fieldOffsets(StructType type, IntPredicate functions) {
    List<FieldType> fields = type.fields();
    int[] offsets = new int[fields.size() + 1];
    int offset = FIELDS;
    for (int i = 0; i < fields.size(); i++) {
      int bytes = bytes(fields.get(i).storage(), functions);
      int alignment = Math.min(bytes, 8);
      offset = (offset + alignment - 1) & -alignment;
      offsets[i] = offset;
      offset += bytes;
    }
    offsets[fields.size()] = offset;
    return offsets;
  }
}
