package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.List;

/** Writes values of any type with little code: operands must come to an end somewhere. */
final class Defaults {
  private static final int DEPTH = 3;

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;

  Defaults(FunctionCode code) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
  }

  void write(int type) {
    write(type, DEPTH);
  }

  private void write(int type, int depth) {
    switch (type) {
      case TypeCodes.I32 -> code.out.writeConstant(Op.I32_CONST, choices.i32());
      case TypeCodes.I64 -> code.out.writeConstant(Op.I64_CONST, choices.i64());
      case TypeCodes.F32 -> code.out.writeConstant(Op.F32_CONST, choices.f32Bits());
      case TypeCodes.F64 -> code.out.writeConstant(Op.F64_CONST, choices.f64Bits());
      case TypeCodes.V128 -> code.out.writeVector(Op.V128_CONST, choices.f64Bits(), choices.i64());
      default -> writeReference(type, depth);
    }
  }

  /** Whether there is a way to a value of this reference type that is not null. */
  boolean canBeNonNull(int type) {
    if (!module.features.has(Feature.FUNCTION_REFERENCES)) {
      return false;
    }
    int heap = TypeCodes.heap(type);
    if (heap == TypeCodes.EXN) {
      return module.features.has(Feature.EXCEPTIONS) && !module.tags.isEmpty();
    }
    return !module.functionsOf(TypeCodes.nonNull(type)).isEmpty()
        || (module.features.has(Feature.GC) && hasAggregates(type));
  }

  private boolean hasAggregates(int type) {
    return TypeCodes.heap(type) == TypeCodes.EXTERN
        || module.types.matches(TypeCodes.reference(false, TypeCodes.I31), type)
        || !module.types.subtypes(StructType.class, type).isEmpty()
        || !module.types.subtypes(ArrayType.class, type).isEmpty();
  }

  private void writeReference(int type, int depth) {
    List<Integer> functions = module.functionsOf(type);
    boolean nullable = TypeCodes.isNullable(type);
    if (nullable && choices.chance(30)) {
      writeNull(type);
    } else if (!functions.isEmpty()) {
      code.out.writeIndex(Op.REF_FUNC, choices.pick(functions));
    } else if (!module.features.has(Feature.GC) || !writeAggregate(type, depth)) {
      writeOther(type);
    }
  }

  private void writeNull(int type) {
    code.out.writeHeapType(Op.REF_NULL, TypeCodes.heap(type));
  }

  private void writeOther(int type) {
    int heap = TypeCodes.heap(type);
    if (heap == TypeCodes.EXN
        && !module.tags.isEmpty()
        && module.features.has(Feature.EXCEPTIONS)) {
      writeException();
    } else {
      writeNull(type);
      if (!TypeCodes.isNullable(type)) {
        // There is no such value, or it would take too much code: this traps.
        code.out.write(Op.REF_AS_NON_NULL);
      }
    }
  }

  /** Throws an exception and catches it, which is the only way to a reference to one. */
  private void writeException() {
    int caught = TypeCodes.reference(false, TypeCodes.EXN);
    code.block(
        new int[] {caught},
        () -> {
          code.out.writeTryTable(
              Instruction.NO_TYPE_INDEX, TypeCodes.BOTTOM, Instruction.CATCH_ALL_REF, 0, 0);
          code.inScope(
              new Scope(Scope.Kind.BLOCK, new int[0]),
              () -> {
                int tag = choices.below(module.tags.size());
                for (int param : module.types.params(module.tags.get(tag))) {
                  if (TypeCodes.isDefaultable(param) && TypeCodes.isReference(param)) {
                    writeNull(param);
                  } else {
                    code.trivial(param);
                  }
                }
                code.out.writeIndex(Op.THROW, tag);
              });
          code.out.write(Op.END);
          code.out.write(Op.UNREACHABLE);
        });
  }

  /** Writes an i31 reference, structure or array, inside out for {@code extern}. */
  private boolean writeAggregate(int type, int depth) {
    if (TypeCodes.heap(type) == TypeCodes.EXTERN) {
      if (!writeAggregate(TypeCodes.reference(false, TypeCodes.ANY), depth)) {
        return false;
      }
      code.out.write(Op.EXTERN_CONVERT_ANY);
      return true;
    }
    List<Integer> structs = depth > 0 ? module.types.subtypes(StructType.class, type) : List.of();
    List<Integer> arrays = depth > 0 ? module.types.subtypes(ArrayType.class, type) : List.of();
    boolean i31 = module.types.matches(TypeCodes.reference(false, TypeCodes.I31), type);
    if (i31 && (choices.chance(50) || (structs.isEmpty() && arrays.isEmpty()))) {
      write(TypeCodes.I32, 0);
      code.out.write(Op.REF_I31);
    } else if (!structs.isEmpty() && (arrays.isEmpty() || choices.chance(60))) {
      writeStruct(choices.pick(structs), depth);
    } else if (!arrays.isEmpty()) {
      writeArray(choices.pick(arrays), depth);
    } else {
      return false;
    }
    return true;
  }

  private void writeStruct(int struct, int depth) {
    List<FieldType> fields = module.types.fields(struct);
    if (fields.stream().allMatch(ConstantGenerator::isDefaultable) && choices.chance(60)) {
      code.out.writeIndex(Op.STRUCT_NEW_DEFAULT, struct);
      return;
    }
    fields.forEach(field -> write(ConstantGenerator.unpacked(field.storage()), depth - 1));
    code.out.writeIndex(Op.STRUCT_NEW, struct);
  }

  private void writeArray(int array, int depth) {
    int length = choices.below(3);
    for (int i = 0; i < length; i++) {
      write(ConstantGenerator.unpacked(module.types.element(array).storage()), depth - 1);
    }
    code.out.writeIndices(Op.ARRAY_NEW_FIXED, array, length);
  }
}
