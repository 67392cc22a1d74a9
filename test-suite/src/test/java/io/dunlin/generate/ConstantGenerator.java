package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes constant expressions by chance. */
final class ConstantGenerator {
  private static final int DEPTH = 3;

  private final Choices choices;
  private final Declarations module;

  ConstantGenerator(Choices choices, Declarations module) {
    this.choices = choices;
    this.module = module;
  }

  /** An expression of this type, which must be one that {@link #isPossible}. */
  ConstExpr expression(int type) {
    ByteWriter bytes = new ByteWriter();
    InstructionWriter out = new InstructionWriter(bytes);
    write(out, type, DEPTH);
    return finish(bytes, out);
  }

  /** The expression of an address of a memory or table. */
  static ConstExpr address(int addressType, long value) {
    ByteWriter bytes = new ByteWriter();
    InstructionWriter out = new InstructionWriter(bytes);
    out.writeConstant(addressType == TypeCodes.I64 ? Op.I64_CONST : Op.I32_CONST, value);
    return finish(bytes, out);
  }

  private static ConstExpr finish(ByteWriter bytes, InstructionWriter out) {
    out.write(Op.END);
    return new ConstExpr(bytes.toByteArray(), 0, bytes.size());
  }

  /** Whether there is a constant of this type: there is none where null would be the only value. */
  boolean isPossible(int type) {
    return TypeCodes.isDefaultable(type)
        || !module.functionsOf(type).isEmpty()
        || module.types.matches(TypeCodes.reference(false, TypeCodes.I31), type)
        || !aggregates(type).isEmpty();
  }

  private void write(InstructionWriter out, int type, int depth) {
    int global = globalOf(type);
    if (global >= 0 && choices.chance(30)) {
      out.writeIndex(Op.GLOBAL_GET, global);
    } else if (TypeCodes.isReference(type)) {
      writeReference(out, type, depth);
    } else {
      writeNumber(out, type, depth);
    }
  }

  /** An immutable global that comes before; without GC, an imported one. */
  private int globalOf(int type) {
    boolean all = module.features.has(Feature.GC);
    int visible = all ? module.globals.size() : module.importedGlobals;
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < Math.min(visible, module.globals.size()); i++) {
      boolean constant = !module.globals.get(i).mutable();
      if (constant && module.types.matches(module.globals.get(i).value().code(), type)) {
        found.add(i);
      }
    }
    return found.isEmpty() ? -1 : choices.pick(found);
  }

  private void writeNumber(InstructionWriter out, int type, int depth) {
    List<Op> operators = operators(type);
    if (depth > 0 && choices.chance(30) && !operators.isEmpty()) {
      write(out, type, depth - 1);
      write(out, type, depth - 1);
      out.write(choices.pick(operators));
      return;
    }
    switch (type) {
      case TypeCodes.I32 -> out.writeConstant(Op.I32_CONST, choices.i32());
      case TypeCodes.I64 -> out.writeConstant(Op.I64_CONST, choices.i64());
      case TypeCodes.F32 -> out.writeConstant(Op.F32_CONST, choices.f32Bits());
      case TypeCodes.F64 -> out.writeConstant(Op.F64_CONST, choices.f64Bits());
      default -> out.writeVector(Op.V128_CONST, choices.i64(), choices.f64Bits());
    }
  }

  /** The arithmetic that may stand in constant expressions. */
  private List<Op> operators(int type) {
    List<Op> result = new ArrayList<>();
    if (module.features.has(Feature.EXTENDED_CONST)) {
      for (Op op : Op.values()) {
        if (op.isConstant()
            && op.family() == Family.BINARY
            && op.signature() != null
            && op.signature().results()[0] == type) {
          result.add(op);
        }
      }
    }
    return result;
  }

  private void writeReference(InstructionWriter out, int type, int depth) {
    List<Integer> functions = module.functionsOf(type);
    List<Integer> aggregates = depth > 0 ? aggregates(type) : List.of();
    boolean i31 = module.types.matches(TypeCodes.reference(false, TypeCodes.I31), type);
    if (TypeCodes.isNullable(type) && choices.chance(30)) {
      out.writeHeapType(Op.REF_NULL, TypeCodes.heap(type));
    } else if (!functions.isEmpty()) {
      out.writeIndex(Op.REF_FUNC, choices.pick(functions));
    } else if (i31 && (choices.chance(60) || aggregates.isEmpty())) {
      write(out, TypeCodes.I32, 0);
      out.write(Op.REF_I31);
    } else if (!aggregates.isEmpty()) {
      writeAggregate(out, choices.pick(aggregates), depth);
    } else {
      writeLast(out, type);
    }
  }

  /** Where there is no depth left, a non-null aggregate is one of default values. */
  private void writeLast(InstructionWriter out, int type) {
    if (TypeCodes.isNullable(type)) {
      out.writeHeapType(Op.REF_NULL, TypeCodes.heap(type));
    } else {
      writeAggregate(out, choices.pick(aggregates(type)), 0);
    }
  }

  /** The structures and arrays below this type that can be left at their default values. */
  private List<Integer> aggregates(int type) {
    if (!module.features.has(Feature.GC)) {
      return List.of();
    }
    List<Integer> result = new ArrayList<>();
    for (int struct : module.types.subtypes(StructType.class, type)) {
      if (module.types.fields(struct).stream().allMatch(ConstantGenerator::isDefaultable)) {
        result.add(struct);
      }
    }
    for (int array : module.types.subtypes(ArrayType.class, type)) {
      if (isDefaultable(module.types.element(array))) {
        result.add(array);
      }
    }
    return result;
  }

  static boolean isDefaultable(FieldType field) {
    return TypeCodes.isDefaultable(field.storage().code());
  }

  private void writeAggregate(InstructionWriter out, int index, int depth) {
    boolean withDefaults = depth == 0 || choices.chance(30);
    if (module.types.get(index).composite() instanceof StructType struct) {
      if (!withDefaults) {
        struct.fields().forEach(field -> write(out, unpacked(field.storage()), depth - 1));
      }
      out.writeIndex(withDefaults ? Op.STRUCT_NEW_DEFAULT : Op.STRUCT_NEW, index);
      return;
    }
    int element = unpacked(module.types.element(index).storage());
    int length = choices.below(4);
    if (withDefaults) {
      out.writeConstant(Op.I32_CONST, length);
      out.writeIndex(Op.ARRAY_NEW_DEFAULT, index);
    } else if (choices.chance(50)) {
      write(out, element, depth - 1);
      out.writeConstant(Op.I32_CONST, length);
      out.writeIndex(Op.ARRAY_NEW, index);
    } else {
      int[] elements = new int[length];
      Arrays.fill(elements, element);
      for (int each : elements) {
        write(out, each, depth - 1);
      }
      out.writeIndices(Op.ARRAY_NEW_FIXED, index, length);
    }
  }

  static int unpacked(StorageType storage) {
    return storage.unpacked().code();
  }
}
