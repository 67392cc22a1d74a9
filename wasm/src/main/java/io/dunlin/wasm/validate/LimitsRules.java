package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.ValType;

/** The rules for the sizes and kinds of memories and tables. */
final class LimitsRules {
  private static final long MAX_U32 = 0xFFFFFFFFL;
  private static final long MAX_U64 = -1L;

  private LimitsRules() {}

  static void checkMemory(MemoryType type, FeatureGate gate) {
    boolean wide = type.addressType() == AddressType.I64;
    if (wide) {
      gate.require(Feature.MEMORY64, "memory with 64-bit addresses");
    }
    if (type.shared()) {
      gate.require(Feature.THREADS, "shared memory");
      if (!type.limits().hasMax()) {
        throw Fault.invalid("shared memory must have maximum");
      }
    }
    if (type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
      checkPages(type.limits(), wide);
    } else {
      gate.require(Feature.CUSTOM_PAGE_SIZES, "invalid custom page size");
      checkBytes(type, wide);
    }
  }

  private static void checkPages(Limits limits, boolean wide) {
    if (wide) {
      check(limits, WasmLimits.MEMORY64_PAGES, "memory size must be at most 2^48 pages (16EiB)");
    } else {
      check(limits, WasmLimits.MEMORY32_PAGES, "memory size must be at most 65536 pages (4GiB)");
    }
  }

  /** With pages of a byte the largest size is one byte less than all that can be addressed. */
  private static void checkBytes(MemoryType type, boolean wide) {
    if (type.pageSizeLog2() != 0) {
      throw Fault.invalid("invalid custom page size 2^" + type.pageSizeLog2());
    }
    long max = wide ? MAX_U64 : MAX_U32;
    check(
        type.limits(),
        max,
        "memory size must be at most " + Long.toUnsignedString(max) + " pages of a byte");
  }

  static void checkTable(TableType type, ModuleTypes types, FeatureGate gate) {
    int element = type.element().code();
    if (!type.element().equals(ValType.FUNCREF)) {
      gate.checkType(element);
    }
    types.code(element);
    boolean wide = type.addressType() == AddressType.I64;
    if (wide) {
      gate.require(Feature.MEMORY64, "table with 64-bit indices");
    }
    check(
        type.limits(),
        wide ? MAX_U64 : MAX_U32,
        "table size must be at most 2^" + (wide ? 64 : 32) + "-1");
  }

  private static void check(Limits limits, long atMost, String tooLarge) {
    if (Long.compareUnsigned(limits.min(), atMost) > 0
        || (limits.hasMax() && Long.compareUnsigned(limits.max(), atMost) > 0)) {
      throw Fault.invalid(tooLarge);
    }
    if (limits.hasMax() && Long.compareUnsigned(limits.min(), limits.max()) > 0) {
      throw Fault.invalid("size minimum must not be greater than maximum: " + limits);
    }
  }
}
