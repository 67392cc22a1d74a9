package io.dunlin.wasm.binary;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ArrayType;
import io.dunlin.wasm.type.CompositeType;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.RecGroup;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** The type section: recursive groups of type definitions. */
final class TypeSection {
  static final int REC = 0x4E;
  static final int SUB_FINAL = 0x4F;
  static final int SUB = 0x50;
  static final int ARRAY = 0x5E;
  static final int STRUCT = 0x5F;
  static final int FUNC = 0x60;

  private TypeSection() {}

  static void read(ByteReader in, SectionContext context) {
    int groups = in.readCount(WasmLimits.REC_GROUPS, "recursion groups");
    for (int i = 0; i < groups; i++) {
      int first = context.module.typeCount();
      List<SubType> types;
      if (in.peekByte() == REC) {
        context.require(Feature.GC, "a recursive type group", in.position());
        in.readByte();
        int count = in.readCount(WasmLimits.TYPES - first, "types");
        types = new ArrayList<>(Math.min(count, 16));
        for (int j = 0; j < count; j++) {
          types.add(readSubType(in, context));
        }
      } else {
        if (first >= WasmLimits.TYPES) {
          throw in.malformed("too many types: limit " + WasmLimits.TYPES);
        }
        types = List.of(readSubType(in, context));
      }
      context.module.addRecGroup(new RecGroup(first, types));
    }
  }

  private static SubType readSubType(ByteReader in, SectionContext context) {
    int start = in.position();
    int form = in.peekByte();
    if (form != SUB && form != SUB_FINAL) {
      return SubType.plain(readComposite(in, context));
    }
    context.require(Feature.GC, "a subtype definition", start);
    in.readByte();
    int count = in.readCount(WasmLimits.TYPES, "supertypes");
    List<Integer> supertypes = new ArrayList<>(1);
    for (int i = 0; i < count; i++) {
      supertypes.add(in.readU32());
    }
    return new SubType(form == SUB_FINAL, supertypes, readComposite(in, context));
  }

  private static CompositeType readComposite(ByteReader in, SectionContext context) {
    int start = in.position();
    int form = in.readByte();
    switch (form) {
      case FUNC:
        List<ValType> params =
            TypeReader.readResultType(in, WasmLimits.PARAMS, "function parameters");
        List<ValType> results =
            TypeReader.readResultType(in, WasmLimits.RESULTS, "function results");
        return new FuncType(params, results);
      case STRUCT:
        context.require(Feature.GC, "a structure type", start);
        int count = in.readCount(WasmLimits.STRUCT_FIELDS, "fields");
        List<FieldType> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          fields.add(readField(in));
        }
        return new StructType(fields);
      case ARRAY:
        context.require(Feature.GC, "an array type", start);
        return new ArrayType(readField(in));
      default:
        // The byte is a signed number of 7 bits.
        throw in.malformed(
            form >= 0x80 ? "integer representation too long" : "malformed definition type", start);
    }
  }

  private static FieldType readField(ByteReader in) {
    return new FieldType(TypeReader.readStorageType(in), readMutability(in));
  }

  /** Reads whether a field or global is mutable. */
  static boolean readMutability(ByteReader in) {
    int start = in.position();
    int flag = in.readByte();
    if (flag > 1) {
      throw in.malformed("malformed mutability", start);
    }
    return flag == 1;
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.recGroups().isEmpty()) {
      return;
    }
    out.writeU32(module.recGroups().size());
    for (RecGroup group : module.recGroups()) {
      if (group.types().size() != 1) {
        out.writeByte(REC);
        out.writeU32(group.types().size());
      }
      for (SubType type : group.types()) {
        writeSubType(out, type);
      }
    }
  }

  private static void writeSubType(ByteWriter out, SubType type) {
    if (!type.isFinal() || !type.supertypes().isEmpty()) {
      out.writeByte(type.isFinal() ? SUB_FINAL : SUB);
      out.writeU32(type.supertypes().size());
      for (int supertype : type.supertypes()) {
        out.writeU32(supertype);
      }
    }
    writeComposite(out, type.composite());
  }

  private static void writeComposite(ByteWriter out, CompositeType type) {
    if (type instanceof FuncType function) {
      out.writeByte(FUNC);
      TypeWriter.writeResultType(out, function.params());
      TypeWriter.writeResultType(out, function.results());
    } else if (type instanceof StructType struct) {
      out.writeByte(STRUCT);
      out.writeU32(struct.fields().size());
      for (FieldType field : struct.fields()) {
        writeField(out, field);
      }
    } else if (type instanceof ArrayType array) {
      out.writeByte(ARRAY);
      writeField(out, array.element());
    }
  }

  private static void writeField(ByteWriter out, FieldType field) {
    TypeWriter.writeValueType(out, field.storage().code());
    writeMutability(out, field.mutable());
  }

  static void writeMutability(ByteWriter out, boolean mutable) {
    out.writeByte(mutable ? 1 : 0);
  }
}
