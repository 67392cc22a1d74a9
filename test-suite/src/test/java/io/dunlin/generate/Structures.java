package io.dunlin.generate;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes the instructions on structures. */
final class Structures {
  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;

  /** A field of a type of structures. */
  private record Field(int struct, int index) {}

  Structures(FunctionCode code) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
  }

  private List<Integer> structsBelow(int wanted) {
    return TypeCodes.isReference(wanted)
        ? module.types.subtypes(StructType.class, wanted)
        : List.of();
  }

  boolean create(int wanted, int depth) {
    List<Integer> fitting = structsBelow(wanted);
    if (fitting.isEmpty()) {
      return false;
    }
    int struct = choices.pick(fitting);
    for (FieldType field : module.types.fields(struct)) {
      code.value(ConstantGenerator.unpacked(field.storage()), depth);
    }
    code.out.writeIndex(Op.STRUCT_NEW, struct);
    return true;
  }

  boolean createDefault(int wanted) {
    List<Integer> fitting = new ArrayList<>();
    for (int struct : structsBelow(wanted)) {
      if (module.types.fields(struct).stream().allMatch(ConstantGenerator::isDefaultable)) {
        fitting.add(struct);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    code.out.writeIndex(Op.STRUCT_NEW_DEFAULT, choices.pick(fitting));
    return true;
  }

  boolean get(Op op, int wanted, int depth) {
    List<Field> fitting = new ArrayList<>();
    for (int struct : module.types.all(StructType.class)) {
      List<FieldType> fields = module.types.fields(struct);
      for (int i = 0; i < fields.size(); i++) {
        int type = ConstantGenerator.unpacked(fields.get(i).storage());
        boolean extended = op != Op.STRUCT_GET;
        if (wanted != TypeCodes.BOTTOM
            && extended == fields.get(i).storage().isPacked()
            && module.types.matches(type, wanted)) {
          fitting.add(new Field(struct, i));
        }
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    Field field = choices.pick(fitting);
    code.operand(TypeCodes.reference(true, field.struct()), depth);
    code.out.writeIndices(op, field.struct(), field.index());
    return true;
  }

  boolean set(int wanted, int depth) {
    List<Field> fitting = new ArrayList<>();
    for (int struct : module.types.all(StructType.class)) {
      List<FieldType> fields = module.types.fields(struct);
      for (int i = 0; i < fields.size(); i++) {
        if (fields.get(i).mutable()) {
          fitting.add(new Field(struct, i));
        }
      }
    }
    if (wanted != TypeCodes.BOTTOM || fitting.isEmpty()) {
      return false;
    }
    Field field = choices.pick(fitting);
    FieldType type = module.types.fields(field.struct()).get(field.index());
    code.operand(TypeCodes.reference(true, field.struct()), depth);
    code.value(ConstantGenerator.unpacked(type.storage()), depth);
    code.out.writeIndices(Op.STRUCT_SET, field.struct(), field.index());
    return true;
  }
}
