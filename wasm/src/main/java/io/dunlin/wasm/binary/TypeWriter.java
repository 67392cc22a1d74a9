package io.dunlin.wasm.binary;

import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.List;

/** Writes what {@link TypeReader} and {@link LimitsReader} read. */
final class TypeWriter {
  /** The codes of abstract heap types carry their byte in these bits. */
  private static final int HEAP_TYPE_BYTE = 0x7F;

  private TypeWriter() {}

  /** Writes the type of a value or a packed field, given as a code. */
  static void writeValueType(ByteWriter out, int code) {
    switch (code) {
      case TypeCodes.I32:
        out.writeByte(TypeReader.I32);
        break;
      case TypeCodes.I64:
        out.writeByte(TypeReader.I64);
        break;
      case TypeCodes.F32:
        out.writeByte(TypeReader.F32);
        break;
      case TypeCodes.F64:
        out.writeByte(TypeReader.F64);
        break;
      case TypeCodes.V128:
        out.writeByte(TypeReader.V128);
        break;
      case TypeCodes.I8:
        out.writeByte(TypeReader.I8);
        break;
      case TypeCodes.I16:
        out.writeByte(TypeReader.I16);
        break;
      default:
        writeReferenceType(out, code);
    }
  }

  private static void writeReferenceType(ByteWriter out, int code) {
    if (!TypeCodes.isReference(code) || code == TypeCodes.BOTTOM_REFERENCE) {
      throw new IllegalArgumentException("not a type of a module: " + TypeCodes.toString(code));
    }
    int heap = TypeCodes.heap(code);
    boolean nullable = TypeCodes.isNullable(code);
    if (!nullable || TypeCodes.isConcrete(heap)) {
      out.writeByte(nullable ? TypeReader.REF_NULL : TypeReader.REF);
    }
    writeHeapType(out, heap);
  }

  /** Writes a heap type, given as a code. */
  static void writeHeapType(ByteWriter out, int heap) {
    if (TypeCodes.isConcrete(heap)) {
      out.writeS64(heap);
    } else {
      out.writeByte(heap & HEAP_TYPE_BYTE);
    }
  }

  static void writeResultType(ByteWriter out, List<ValType> types) {
    out.writeU32(types.size());
    for (ValType type : types) {
      writeValueType(out, type.code());
    }
  }

  static void writeTableType(ByteWriter out, TableType type) {
    writeValueType(out, type.element().code());
    out.writeByte(flags(type.addressType(), type.limits()));
    writeLimits(out, type.limits());
  }

  static void writeMemoryType(ByteWriter out, MemoryType type) {
    boolean customPageSize = type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    out.writeByte(
        flags(type.addressType(), type.limits())
            | (type.shared() ? LimitsReader.SHARED : 0)
            | (customPageSize ? LimitsReader.CUSTOM_PAGE_SIZE : 0));
    writeLimits(out, type.limits());
    if (customPageSize) {
      out.writeU32(type.pageSizeLog2());
    }
  }

  private static int flags(AddressType addressType, Limits limits) {
    return (limits.hasMax() ? LimitsReader.HAS_MAX : 0)
        | (addressType == AddressType.I64 ? LimitsReader.ADDRESS_64 : 0);
  }

  private static void writeLimits(ByteWriter out, Limits limits) {
    out.writeU64(limits.min());
    if (limits.hasMax()) {
      out.writeU64(limits.max());
    }
  }
}
