package io.dunlin.wasm.binary;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;

/** Reads the types of memories and tables, which share the encoding of their limits. */
final class LimitsReader {
  static final int HAS_MAX = 1;
  static final int SHARED = 2;
  static final int ADDRESS_64 = 4;
  static final int CUSTOM_PAGE_SIZE = 8;

  /** The largest page size that can be told; only two of the smaller ones are valid. */
  private static final int MAX_PAGE_SIZE_LOG2 = 62;

  private LimitsReader() {}

  static TableType readTableType(ByteReader in, SectionContext context) {
    int element = TypeReader.readReferenceType(in);
    int start = in.position();
    int flags = readFlags(in, HAS_MAX | ADDRESS_64);
    AddressType addressType = addressType(context, flags, start);
    Limits limits = readLimits(in, context, flags);
    return new TableType(addressType, limits, ValType.ofCode(element));
  }

  static MemoryType readMemoryType(ByteReader in, SectionContext context) {
    int start = in.position();
    int flags = readFlags(in, HAS_MAX | SHARED | ADDRESS_64 | CUSTOM_PAGE_SIZE);
    if ((flags & SHARED) != 0) {
      context.require(Feature.THREADS, "malformed limits flags: a shared memory", start);
    }
    if ((flags & CUSTOM_PAGE_SIZE) != 0) {
      context.require(
          Feature.CUSTOM_PAGE_SIZES, "malformed limits flags: a custom page size", start);
    }
    AddressType addressType = addressType(context, flags, start);
    Limits limits = readLimits(in, context, flags);
    int pageSizeLog2 = MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    if ((flags & CUSTOM_PAGE_SIZE) != 0) {
      int at = in.position();
      pageSizeLog2 = in.readU32();
      if (Integer.compareUnsigned(pageSizeLog2, MAX_PAGE_SIZE_LOG2) > 0) {
        throw in.malformed(
            "invalid custom page size 2^" + Integer.toUnsignedString(pageSizeLog2), at);
      }
    }
    return new MemoryType(addressType, limits, (flags & SHARED) != 0, pageSizeLog2);
  }

  private static int readFlags(ByteReader in, int allowed) {
    int start = in.position();
    int flags = in.readByte();
    if ((flags & ~allowed) != 0) {
      throw in.malformed("malformed limits flags", start);
    }
    if (!in.hasRemaining()) {
      throw in.malformed("malformed limits flags: no limits follow", start);
    }
    return flags;
  }

  private static AddressType addressType(SectionContext context, int flags, int start) {
    if ((flags & ADDRESS_64) == 0) {
      return AddressType.I32;
    }
    context.require(Feature.MEMORY64, "malformed limits flags: a 64-bit address type", start);
    return AddressType.I64;
  }

  /**
   * Where there are 64-bit addresses, sizes are 64-bit numbers in any case, and which are too large
   * is for validation to say.
   */
  private static Limits readLimits(ByteReader in, SectionContext context, int flags) {
    long min = readSize(in, context);
    return (flags & HAS_MAX) == 0
        ? Limits.atLeast(min)
        : Limits.between(min, readSize(in, context));
  }

  private static long readSize(ByteReader in, SectionContext context) {
    return context.has(Feature.MEMORY64) ? in.readU64() : Integer.toUnsignedLong(in.readU32());
  }
}
