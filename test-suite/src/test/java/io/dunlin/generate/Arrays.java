package io.dunlin.generate;

import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Writes the instructions on arrays, which are all short. */
final class Arrays {
  private static final int MOST_ELEMENTS = 12;
  private static final int ARRAYREF = TypeCodes.reference(true, TypeCodes.ARRAY);

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Operands operands;

  Arrays(FunctionCode code, Operands operands) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.operands = operands;
  }

  /** One of these types of arrays, or -1 if none fits. */
  private int pick(List<Integer> arrays, IntPredicate fits) {
    List<Integer> fitting = arrays.stream().filter(fits::test).toList();
    return fitting.isEmpty() ? -1 : choices.pick(fitting);
  }

  private List<Integer> below(int wanted) {
    return TypeCodes.isReference(wanted)
        ? module.types.subtypes(ArrayType.class, wanted)
        : List.of();
  }

  private List<Integer> mutable(int wanted) {
    return wanted != TypeCodes.BOTTOM
        ? List.of()
        : module.types.all(ArrayType.class).stream()
            .filter(array -> module.types.element(array).mutable())
            .toList();
  }

  private StorageType storage(int array) {
    return module.types.element(array).storage();
  }

  private int elementType(int array) {
    return ConstantGenerator.unpacked(storage(array));
  }

  /** Writes a length; the larger of the numbers that are out of bounds never fit anywhere. */
  private void length() {
    int length = choices.chance(99) ? choices.below(MOST_ELEMENTS) : -choices.between(1, 3);
    operands.constant(TypeCodes.I32, length);
  }

  private void index(int depth) {
    if (choices.chance(50)) {
      operands.constant(TypeCodes.I32, choices.chance(70) ? 0 : choices.below(4));
    } else {
      operands.bounded(TypeCodes.I32, choices.below(4), depth);
    }
  }

  private void arrayOperand(int array, int depth) {
    code.operand(TypeCodes.reference(true, array), depth);
  }

  boolean create(int wanted, int depth) {
    int array = pick(below(wanted), any -> true);
    if (array < 0) {
      return false;
    }
    code.value(elementType(array), depth);
    length();
    code.out.writeIndex(Op.ARRAY_NEW, array);
    return true;
  }

  boolean createDefault(int wanted) {
    int array =
        pick(below(wanted), each -> ConstantGenerator.isDefaultable(module.types.element(each)));
    if (array < 0) {
      return false;
    }
    length();
    code.out.writeIndex(Op.ARRAY_NEW_DEFAULT, array);
    return true;
  }

  boolean createFixed(int wanted, int depth) {
    int array = pick(below(wanted), any -> true);
    if (array < 0) {
      return false;
    }
    int length = choices.below(5);
    for (int i = 0; i < length; i++) {
      code.value(elementType(array), depth);
    }
    code.out.writeIndices(Op.ARRAY_NEW_FIXED, array, length);
    return true;
  }

  private boolean holdsBytes(int array) {
    return !TypeCodes.isReference(storage(array).code());
  }

  boolean createFromData(int wanted, int depth) {
    int array = pick(below(wanted), this::holdsBytes);
    if (array < 0 || module.dataSegments.isEmpty()) {
      return false;
    }
    int segment = choices.below(module.dataSegments.size());
    dataRange(module.dataSegments.get(segment), array, depth);
    code.out.writeIndices(Op.ARRAY_NEW_DATA, array, segment);
    return true;
  }

  /** Writes where to begin in the segment, and how many elements to take. */
  private void dataRange(DataSegment segment, int array, int depth) {
    module.dataIsUsed = true;
    int elements = segment.content().length() / storage(array).byteSize();
    int length = choices.chance(50) ? 0 : choices.between(0, elements);
    int room = segment.content().length() - length * storage(array).byteSize();
    operands.bounded(TypeCodes.I32, choices.chance(50) ? 0 : room, depth);
    operands.constant(TypeCodes.I32, length);
  }

  /** A segment whose elements can be those of the array, or -1. */
  private int segmentOf(int array) {
    List<Integer> fitting = new ArrayList<>();
    for (int i = 0; i < module.elements.size(); i++) {
      if (module.types.matches(module.elements.get(i).type().code(), storage(array).code())) {
        fitting.add(i);
      }
    }
    return fitting.isEmpty() ? -1 : choices.pick(fitting);
  }

  boolean createFromElements(int wanted, int depth) {
    int array = pick(below(wanted), each -> segmentOf(each) >= 0);
    if (array < 0) {
      return false;
    }
    int segment = segmentOf(array);
    elementRange(module.elements.get(segment), depth);
    code.out.writeIndices(Op.ARRAY_NEW_ELEM, array, segment);
    return true;
  }

  private void elementRange(ElementSegment segment, int depth) {
    int length = choices.chance(50) ? 0 : choices.between(0, segment.size());
    operands.bounded(TypeCodes.I32, choices.chance(50) ? 0 : segment.size() - length, depth);
    operands.constant(TypeCodes.I32, length);
  }

  boolean get(Op op, int wanted, int depth) {
    boolean extended = op != Op.ARRAY_GET;
    int array =
        pick(
            wanted == TypeCodes.BOTTOM ? List.of() : module.types.all(ArrayType.class),
            each ->
                extended == storage(each).isPacked()
                    && module.types.matches(elementType(each), wanted));
    if (array < 0) {
      return false;
    }
    arrayOperand(array, depth);
    index(depth);
    code.out.writeIndex(op, array);
    return true;
  }

  boolean set(int wanted, int depth) {
    int array = pick(mutable(wanted), any -> true);
    if (array < 0) {
      return false;
    }
    arrayOperand(array, depth);
    index(depth);
    code.value(elementType(array), depth);
    code.out.writeIndex(Op.ARRAY_SET, array);
    return true;
  }

  boolean length(int wanted, int depth) {
    if (wanted != TypeCodes.I32) {
      return false;
    }
    code.operand(ARRAYREF, depth);
    code.out.write(Op.ARRAY_LEN);
    return true;
  }

  boolean fill(int wanted, int depth) {
    int array = pick(mutable(wanted), any -> true);
    if (array < 0) {
      return false;
    }
    arrayOperand(array, depth);
    index(depth);
    code.value(elementType(array), depth);
    index(depth);
    code.out.writeIndex(Op.ARRAY_FILL, array);
    return true;
  }

  boolean copy(int wanted, int depth) {
    int target = pick(mutable(wanted), any -> true);
    if (target < 0) {
      return false;
    }
    FieldType element = module.types.element(target);
    int source =
        pick(
            module.types.all(ArrayType.class),
            each -> module.types.matches(storage(each).code(), element.storage().code()));
    arrayOperand(target, depth);
    index(depth);
    arrayOperand(source, depth);
    index(depth);
    index(depth);
    code.out.writeIndices(Op.ARRAY_COPY, target, source);
    return true;
  }

  boolean initFromData(int wanted, int depth) {
    int array = pick(mutable(wanted), this::holdsBytes);
    if (array < 0 || module.dataSegments.isEmpty()) {
      return false;
    }
    int segment = choices.below(module.dataSegments.size());
    arrayOperand(array, depth);
    index(depth);
    dataRange(module.dataSegments.get(segment), array, depth);
    code.out.writeIndices(Op.ARRAY_INIT_DATA, array, segment);
    return true;
  }

  boolean initFromElements(int wanted, int depth) {
    int array = pick(mutable(wanted), each -> segmentOf(each) >= 0);
    if (array < 0) {
      return false;
    }
    int segment = segmentOf(array);
    arrayOperand(array, depth);
    index(depth);
    elementRange(module.elements.get(segment), depth);
    code.out.writeIndices(Op.ARRAY_INIT_ELEM, array, segment);
    return true;
  }
}
