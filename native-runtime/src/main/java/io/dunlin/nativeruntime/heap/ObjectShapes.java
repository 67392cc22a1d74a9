package io.dunlin.nativeruntime.heap;

import io.dunlin.compiler.object.HeapLayout;
import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import io.dunlin.wasm.type.ValType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The shapes of the objects in a heap, by their types and tags. */
final class ObjectShapes {
  private final TypeRegistry types;
  private final IntFunction<TagInstance> tags;
  private final Map<Integer, ObjectShape> byType = new HashMap<>();
  private final Map<Integer, ObjectShape> byTag = new HashMap<>();

  /**
   * No shapes yet.
   *
   * @param tags gives the tag with a number
   */
  ObjectShapes(TypeRegistry types, IntFunction<TagInstance> tags) {
    this.types = types;
    this.tags = tags;
  }

  /** The shape of structures or arrays of a type. */
  ObjectShape ofType(int typeId) {
    return byType.computeIfAbsent(typeId, id -> shape(types.type(id).composite()));
  }

  private ObjectShape shape(CompositeType type) {
    if (type instanceof ArrayType array) {
      StorageType element = array.element().storage();
      return ObjectShape.array(HeapLayout.bytes(element, this::isFunction), isTraced(element));
    }
    StructType struct = (StructType) type;
    int[] offsets = HeapLayout.fieldOffsets(struct, this::isFunction);
    int count = struct.fields().size();
    int[] references =
        IntStream.range(0, count)
            .filter(i -> isTraced(struct.fields().get(i).storage()))
            .map(i -> offsets[i])
            .toArray();
    return ObjectShape.fixed(offsets[count], offsets, references);
  }

  /** The shape of exceptions with a tag. */
  ObjectShape ofTag(int tag) {
    return byTag.computeIfAbsent(tag, number -> exception(tags.apply(number).type().params()));
  }

  private ObjectShape exception(List<ValType> values) {
    int start = HeapLayout.EXCEPTION_VALUES;
    int step = HeapLayout.EXCEPTION_VALUE_BYTES;
    int[] references =
        IntStream.range(0, values.size())
            .filter(i -> ValueKind.of(values.get(i), types) == ValueKind.REFERENCE)
            .map(i -> start + i * step)
            .toArray();
    return ObjectShape.fixed(start + values.size() * step, references, references);
  }

  private boolean isTraced(StorageType type) {
    return TypeCodes.isReference(type.code()) && !isFunction(type.code());
  }

  /** Whether references of a type, given by its code with canonical ids, are to functions. */
  boolean isFunction(int code) {
    return ValueKind.of(ValType.ofCode(code), types) == ValueKind.FUNCTION;
  }
}
