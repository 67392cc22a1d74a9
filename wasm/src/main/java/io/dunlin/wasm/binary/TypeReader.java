package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.type.StorageType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads value, heap and storage types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/types.html">Types</a>
 */
final class TypeReader {
  static final int I32 = 0x7F;
  static final int I64 = 0x7E;
  static final int F32 = 0x7D;
  static final int F64 = 0x7C;
  static final int V128 = 0x7B;
  static final int I8 = 0x78;
  static final int I16 = 0x77;
  static final int REF = 0x64;
  static final int REF_NULL = 0x63;

  /** The lowest byte of an abstract heap type; there is one for each up to {@link #NOEXN}. */
  private static final int EXN = 0x69;

  private static final int NOEXN = 0x74;

  private TypeReader() {}

  /** Reads a value type as a code. */
  static int readValueType(ByteReader in) {
    int start = in.position();
    int code = readValueOrPackedType(in, start);
    if (code == TypeCodes.I8 || code == TypeCodes.I16) {
      throw in.malformed("malformed value type", start);
    }
    return code;
  }

  private static int readValueOrPackedType(ByteReader in, int start) {
    int first = in.readByte();
    switch (first) {
      case I32:
        return TypeCodes.I32;
      case I64:
        return TypeCodes.I64;
      case F32:
        return TypeCodes.F32;
      case F64:
        return TypeCodes.F64;
      case V128:
        return TypeCodes.V128;
      case I8:
        return TypeCodes.I8;
      case I16:
        return TypeCodes.I16;
      case REF:
        return TypeCodes.reference(false, readHeapType(in));
      case REF_NULL:
        return TypeCodes.reference(true, readHeapType(in));
      default:
        int heap = abstractHeapType(first);
        if (heap < 0) {
          throw in.malformed("malformed value type", start);
        }
        return TypeCodes.reference(true, heap);
    }
  }

  /** Reads a reference type as a code. */
  static int readReferenceType(ByteReader in) {
    int start = in.position();
    int first = in.peekByte();
    if (first != REF && first != REF_NULL && abstractHeapType(first) < 0) {
      throw in.malformed("malformed reference type", start);
    }
    return readValueType(in);
  }

  /** Reads a heap type as a code. */
  static int readHeapType(ByteReader in) {
    int start = in.position();
    long value = in.readS33();
    if (value >= 0) {
      if (value >= WasmLimits.TYPES) {
        throw in.malformed("unknown type " + value, start);
      }
      return (int) value;
    }
    int heap = value >= -64 ? abstractHeapType((int) value & 0x7F) : -1;
    if (heap < 0) {
      throw in.malformed("malformed heap type", start);
    }
    return heap;
  }

  /** The code of the abstract heap type with this byte, which the code contains, or -1. */
  private static int abstractHeapType(int first) {
    return first >= EXN && first <= NOEXN ? TypeCodes.EXN - EXN + first : -1;
  }

  /** Reads a storage type. */
  static StorageType readStorageType(ByteReader in) {
    int start = in.position();
    int code = readValueOrPackedType(in, start);
    return StorageType.ofCode(code);
  }

  /** Reads a list of value types. */
  static List<ValType> readResultType(ByteReader in, int limit, String what) {
    int count = in.readCount(limit, what);
    if (count == 0) {
      return List.of();
    }
    List<ValType> types = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      types.add(ValType.ofCode(readValueType(in)));
    }
    return types;
  }
}
