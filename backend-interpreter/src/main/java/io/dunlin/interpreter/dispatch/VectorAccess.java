package io.dunlin.interpreter.dispatch;

import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.wasm.op.I16x8Lanes;
import io.dunlin.wasm.op.I32x4Lanes;
import io.dunlin.wasm.op.I64x2Lanes;
import io.dunlin.wasm.op.I8x16Lanes;
import io.dunlin.wasm.op.Op;

/**
 * Loads and stores of vectors without a node of their own: those of lanes, and those of memories
 * other than the first, of 64-bit and of shared ones.
 *
 * <p>What is accessed is a number of up to eight bytes, in a long whose higher bits mean nothing;
 * only whole vectors are two.
 */
final class VectorAccess {
  private static final int HALF_BITS = 64;

  private VectorAccess() {}

  /** Reads a number of 1, 2, 4 or 8 bytes. */
  static long read(byte[] memory, int place, int bytes) {
    switch (bytes) {
      case Byte.BYTES:
        return memory[place];
      case Short.BYTES:
        return MemoryAccess.getShort(memory, place);
      case Integer.BYTES:
        return MemoryAccess.getInt(memory, place);
      default:
        return MemoryAccess.getLong(memory, place);
    }
  }

  private static long read(MemoryInstance memory, long address, int bytes) {
    switch (bytes) {
      case Byte.BYTES:
        return memory.getByte(address);
      case Short.BYTES:
        return memory.getShort(address);
      case Integer.BYTES:
        return memory.getInt(address);
      default:
        return memory.getLong(address);
    }
  }

  /** Writes a number of 1, 2, 4 or 8 bytes. */
  static void write(byte[] memory, int place, int bytes, long value) {
    switch (bytes) {
      case Byte.BYTES:
        memory[place] = (byte) value;
        break;
      case Short.BYTES:
        MemoryAccess.setShort(memory, place, (short) value);
        break;
      case Integer.BYTES:
        MemoryAccess.setInt(memory, place, (int) value);
        break;
      default:
        MemoryAccess.setLong(memory, place, value);
    }
  }

  private static void write(MemoryInstance memory, long address, int bytes, long value) {
    switch (bytes) {
      case Byte.BYTES:
        memory.setByte(address, (byte) value);
        break;
      case Short.BYTES:
        memory.setShort(address, (short) value);
        break;
      case Integer.BYTES:
        memory.setInt(address, (int) value);
        break;
      default:
        memory.setLong(address, value);
    }
  }

  /**
   * Does any load.
   *
   * @param vector the slot of the vector into which a lane is loaded
   * @param target the slot of the result
   */
  static void load(
      Op op, int lane, MemoryInstance memory, long address, long[] slots, int vector, int target) {
    if (op == Op.V128_LOAD) {
      long low = memory.getLong(address);
      put(slots, target, low, memory.getLong(address + Long.BYTES));
      return;
    }
    long value = read(memory, address, op.accessBytes());
    switch (op) {
      case V128_LOAD8_SPLAT:
      case V128_LOAD16_SPLAT:
      case V128_LOAD32_SPLAT:
      case V128_LOAD64_SPLAT:
        long half = splat(op, value);
        put(slots, target, half, half);
        break;
      case V128_LOAD32_ZERO:
        put(slots, target, value & 0xFFFFFFFFL, 0);
        break;
      case V128_LOAD64_ZERO:
        put(slots, target, value, 0);
        break;
      case V128_LOAD8_LANE:
      case V128_LOAD16_LANE:
      case V128_LOAD32_LANE:
      case V128_LOAD64_LANE:
        replaceLane(op, lane, value, slots, vector, target);
        break;
      default:
        put(slots, target, extend(op, value), extend(op, value >>> 32));
    }
  }

  private static void put(long[] slots, int target, long low, long high) {
    slots[target] = low;
    slots[target + 1] = high;
  }

  private static long extend(Op op, long value) {
    switch (op) {
      case V128_LOAD8X8_S:
        return I16x8Lanes.extendS(value);
      case V128_LOAD8X8_U:
        return I16x8Lanes.extendU(value);
      case V128_LOAD16X4_S:
        return I32x4Lanes.extendS(value);
      case V128_LOAD16X4_U:
        return I32x4Lanes.extendU(value);
      case V128_LOAD32X2_S:
        return I64x2Lanes.extendS(value);
      case V128_LOAD32X2_U:
        return I64x2Lanes.extendU(value);
      default:
        throw new AssertionError(op);
    }
  }

  private static long splat(Op op, long value) {
    switch (op) {
      case V128_LOAD8_SPLAT:
        return I8x16Lanes.splat((int) value);
      case V128_LOAD16_SPLAT:
        return I16x8Lanes.splat((int) value);
      case V128_LOAD32_SPLAT:
        return I32x4Lanes.splat((int) value);
      default:
        return value;
    }
  }

  /** Does what a load of a lane does with the number that it has read. */
  static void replaceLane(Op op, int lane, long value, long[] slots, int vector, int target) {
    int lanesOfHalf = HALF_BITS / Byte.SIZE / op.accessBytes();
    int changed = lane / lanesOfHalf;
    long other = slots[vector + 1 - changed];
    long result = replace(op, lane % lanesOfHalf, value, slots[vector + changed]);
    slots[target + changed] = result;
    slots[target + 1 - changed] = other;
  }

  private static long replace(Op op, int lane, long value, long half) {
    switch (op) {
      case V128_LOAD8_LANE:
        return I8x16Lanes.replace(half, lane, (int) value);
      case V128_LOAD16_LANE:
        return I16x8Lanes.replace(half, lane, (int) value);
      case V128_LOAD32_LANE:
        return I32x4Lanes.replace(half, lane, (int) value);
      default:
        return value;
    }
  }

  /** Does any store; the vector is in this slot. */
  static void store(
      Op op, int lane, MemoryInstance memory, long address, long[] slots, int vector) {
    if (op == Op.V128_STORE) {
      memory.checkRange(address, 2 * Long.BYTES);
      memory.setLong(address, slots[vector]);
      memory.setLong(address + Long.BYTES, slots[vector + 1]);
    } else {
      write(memory, address, op.accessBytes(), lane(op, lane, slots, vector));
    }
  }

  /** The number that a store of a lane writes. */
  static long lane(Op op, int lane, long[] slots, int vector) {
    switch (op) {
      case V128_STORE8_LANE:
        return I8x16Lanes.extractS(slots[vector + (lane >> 3)], lane & 7);
      case V128_STORE16_LANE:
        return I16x8Lanes.extractS(slots[vector + (lane >> 2)], lane & 3);
      case V128_STORE32_LANE:
        return I32x4Lanes.extractS(slots[vector + (lane >> 1)], lane & 1);
      case V128_STORE64_LANE:
        return slots[vector + lane];
      default:
        throw new AssertionError(op);
    }
  }
}
