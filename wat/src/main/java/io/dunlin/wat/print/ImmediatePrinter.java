package io.dunlin.wat.print;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Writes what follows the name of an instruction that begins no block. What stands for a default is
 * left out: memory and table 0 where they may be, the natural alignment, the offset 0.
 */
final class ImmediatePrinter {
  private final TextWriter out;
  private final TypePrinter typePrinter;
  private final ModuleNames names;
  private final BlockStack blocks;
  private final Identifiers functions;
  private final Identifiers types;
  private final Identifiers tables;
  private final Identifiers memories;
  private final Identifiers globals;
  private final Identifiers tags;
  private final Identifiers elements;
  private final Identifiers dataSegments;

  ImmediatePrinter(TextWriter out, TypePrinter types, ModuleNames names, BlockStack blocks) {
    this.out = out;
    this.typePrinter = types;
    this.names = names;
    this.blocks = blocks;
    this.functions = names.all(NameSection.Kind.FUNCTION);
    this.types = names.all(NameSection.Kind.TYPE);
    this.tables = names.all(NameSection.Kind.TABLE);
    this.memories = names.all(NameSection.Kind.MEMORY);
    this.globals = names.all(NameSection.Kind.GLOBAL);
    this.tags = names.all(NameSection.Kind.TAG);
    this.elements = names.all(NameSection.Kind.ELEMENT);
    this.dataSegments = names.all(NameSection.Kind.DATA);
  }

  /** Writes the immediates of an instruction, each behind a space. */
  void write(Instruction instruction, Identifiers locals) {
    switch (instruction.op().immediates()) {
      case NONE:
      case ORDERING:
        break;
      case LABEL:
        blocks.writeUse(out, instruction.index());
        break;
      case LABEL_TABLE:
        for (int i = 0; i <= instruction.count(); i++) {
          blocks.writeUse(out, instruction.label(i));
        }
        break;
      case FUNC:
        functions.writeUse(out, instruction.index());
        break;
      case LOCAL:
        locals.writeUse(out, instruction.index());
        break;
      case GLOBAL:
        globals.writeUse(out, instruction.index());
        break;
      case TAG:
        tags.writeUse(out, instruction.index());
        break;
      case TABLE:
        tables.writeUse(out, instruction.index());
        break;
      case ELEM:
        elements.writeUse(out, instruction.index());
        break;
      case DATA:
        dataSegments.writeUse(out, instruction.index());
        break;
      case MEMORY:
        writeUnlessFirst(memories, instruction.index());
        break;
      default:
        writeSeveral(instruction);
    }
  }

  /** Writes immediates that consist of more than one thing. */
  private void writeSeveral(Instruction instruction) {
    switch (instruction.op().immediates()) {
      case TYPE_TABLE:
        writeUnlessFirst(tables, instruction.index2());
        typePrinter.writeReference(instruction.index());
        break;
      case ELEM_TABLE:
        writeUnlessFirst(tables, instruction.index2());
        elements.writeUse(out, instruction.index());
        break;
      case DATA_MEMORY:
        writeUnlessFirst(memories, instruction.index2());
        dataSegments.writeUse(out, instruction.index());
        break;
      case TABLE_TABLE:
        writeCopy(tables, instruction);
        break;
      case MEMORY_MEMORY:
        writeCopy(memories, instruction);
        break;
      case MEMARG:
        writeMemoryArgument(instruction);
        break;
      case MEMARG_LANE:
        writeMemoryArgument(instruction);
        out.write(' ').writeUnsigned(instruction.lane());
        break;
      case LANE:
        out.write(' ').writeUnsigned(instruction.lane());
        break;
      default:
        writeTyped(instruction);
    }
  }

  /** Writes immediates that name a type first of all. */
  private void writeTyped(Instruction instruction) {
    switch (instruction.op().immediates()) {
      case TYPE:
        types.writeUse(out, instruction.index());
        break;
      case TYPE_FIELD:
        types.writeUse(out, instruction.index());
        names.fields(instruction.index()).writeUse(out, instruction.index2());
        break;
      case TYPE_COUNT:
        types.writeUse(out, instruction.index());
        out.write(' ').writeUnsigned(instruction.index2());
        break;
      case TYPE_DATA:
        types.writeUse(out, instruction.index());
        dataSegments.writeUse(out, instruction.index2());
        break;
      case TYPE_ELEM:
        types.writeUse(out, instruction.index());
        elements.writeUse(out, instruction.index2());
        break;
      case TYPE_TYPE:
        types.writeUse(out, instruction.index());
        types.writeUse(out, instruction.index2());
        break;
      case HEAP_TYPE:
        if (instruction.op() == Op.REF_NULL) {
          typePrinter.writeHeapType(TypeCodes.heap(instruction.typeCode()));
        } else {
          typePrinter.writeValueType(instruction.typeCode());
        }
        break;
      case CAST_BRANCH:
        blocks.writeUse(out, instruction.index());
        typePrinter.writeValueType(instruction.typeCode());
        typePrinter.writeValueType(instruction.typeCode2());
        break;
      case VALUE_TYPES:
        writeValueTypes(instruction);
        break;
      default:
        writeConstant(instruction);
    }
  }

  private void writeConstant(Instruction instruction) {
    out.write(' ');
    switch (instruction.op().immediates()) {
      case I32:
      case I64:
        out.writeSigned(instruction.value());
        break;
      case F32:
        FloatPrinter.writeF32(out, (int) instruction.value());
        break;
      case F64:
        FloatPrinter.writeF64(out, instruction.value());
        break;
      case V128:
        writeVector(instruction);
        break;
      case LANES16:
        writeLanes(instruction);
        break;
      default:
        throw new AssertionError(instruction);
    }
  }

  private void writeUnlessFirst(Identifiers identifiers, int index) {
    if (index != 0) {
      identifiers.writeUse(out, index);
    }
  }

  private void writeCopy(Identifiers identifiers, Instruction instruction) {
    if (instruction.index() != 0 || instruction.index2() != 0) {
      identifiers.writeUse(out, instruction.index());
      identifiers.writeUse(out, instruction.index2());
    }
  }

  private void writeMemoryArgument(Instruction instruction) {
    writeUnlessFirst(memories, instruction.index());
    if (instruction.value() != 0) {
      out.write(" offset=").write(Long.toUnsignedString(instruction.value()));
    }
    if (1L << instruction.align() != instruction.op().accessBytes()) {
      out.write(" align=").write(Long.toUnsignedString(1L << instruction.align()));
    }
  }

  /** Writes the types of a {@code select}; there may be none, if the module is invalid. */
  private void writeValueTypes(Instruction instruction) {
    out.write(" (result");
    for (int i = 0; i < instruction.count(); i++) {
      typePrinter.writeValueType(instruction.valueType(i));
    }
    out.write(')');
  }

  private void writeVector(Instruction instruction) {
    out.write("i32x4");
    for (int lane = 0; lane < LaneShape.I32X4.lanes(); lane++) {
      long half = lane < 2 ? instruction.value() : instruction.valueHigh();
      int bits = (int) (half >>> (lane % 2 * Integer.SIZE));
      out.write(' ').writeHex(bits);
    }
  }

  private void writeLanes(Instruction instruction) {
    for (int lane = 0; lane < LaneShape.I8X16.lanes(); lane++) {
      long half = lane < 8 ? instruction.value() : instruction.valueHigh();
      out.write(lane == 0 ? "" : " ");
      out.writeUnsigned((int) (half >>> (lane % 8 * Byte.SIZE)) & 0xFF);
    }
  }
}
