package io.dunlin.wasm.validate;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What memory and vector instructions require of their immediates, and copies of memory. */
final class MemoryRules {
  private static final int VECTOR_BYTES = 16;

  /** The lanes that a lane immediate may name. */
  private static final Map<Op, Integer> LANES = lanes();

  private final CodeContext code;
  private final ModuleContext module;

  MemoryRules(CodeContext code) {
    this.code = code;
    this.module = code.module;
  }

  private static Map<Op, Integer> lanes() {
    Map<Op, Integer> lanes = new EnumMap<>(Op.class);
    for (Op op : Op.values()) {
      if (op.immediates() == Immediates.LANE) {
        lanes.put(op, op.laneShape().lanes());
      } else if (op.immediates() == Immediates.MEMARG_LANE) {
        lanes.put(op, VECTOR_BYTES / op.accessBytes());
      }
    }
    return lanes;
  }

  /**
   * Checks the memory, alignment and offset of an access.
   *
   * @return the type of the address
   */
  int access(Op op) {
    Instruction instruction = code.instruction;
    int address = module.memoryAddress(instruction.index());
    int align = instruction.align();
    int natural = Integer.numberOfTrailingZeros(op.accessBytes());
    if (align != natural) {
      checkAlignment(op, align, natural);
    }
    long offset = instruction.value();
    if (address == TypeCodes.I32 && offset >>> 32 != 0) {
      throw Fault.invalid("offset out of range: " + Long.toUnsignedString(offset));
    }
    return address;
  }

  private static void checkAlignment(Op op, int align, int natural) {
    if (align > natural) {
      throw Fault.invalid("alignment must not be larger than natural: 2^" + align + " for " + op);
    }
    if (op.family() == Family.ATOMIC) {
      throw Fault.invalid("atomic alignment must be natural: 2^" + align + " for " + op);
    }
  }

  /** Checks a lane. */
  void lane(Op op) {
    checkLane(code.instruction.lane(), Objects.requireNonNull(LANES.get(op)));
  }

  /** Checks the sixteen lanes of a shuffle, which select from two vectors. */
  void shuffle() {
    checkLanes(code.instruction.value());
    checkLanes(code.instruction.valueHigh());
  }

  private static void checkLanes(long lanes) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      checkLane((int) (lanes >>> shift) & 0xFF, 2 * VECTOR_BYTES);
    }
  }

  private static void checkLane(int lane, int lanes) {
    if (lane >= lanes) {
      throw Fault.invalid("invalid lane index " + lane + " of " + lanes);
    }
  }

  /** Checks a data segment, which code may only name if the module announced their number. */
  void data(int segment) {
    int count = module.module().dataCount();
    if (count == WasmModule.NONE) {
      throw dataCountRequired();
    }
    if (Integer.compareUnsigned(segment, count) >= 0) {
      throw Fault.unknown("data segment", segment);
    }
  }

  private MalformedModuleException dataCountRequired() {
    return Fault.malformed("data count section required", code.instruction.offset());
  }

  void copy() {
    int target = module.memoryAddress(code.instruction.index());
    int source = module.memoryAddress(code.instruction.index2());
    code.operands.pop(target == TypeCodes.I64 ? source : target);
    code.operands.pop(source);
    code.operands.pop(target);
  }
}
