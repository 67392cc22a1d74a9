package io.dunlin.generate;

import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;

/** Writes the instructions whose operands and results the table itself says. */
final class FixedSignatures {
  private static final int MOST_BYTES = 100;

  /** So many of a hundred results are noted at once, whatever becomes of them. */
  private static final int OBSERVED = 40;

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Operands operands;

  FixedSignatures(FunctionCode code, Operands operands) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.operands = operands;
  }

  boolean emit(Op op, int wanted, int depth) {
    switch (op.immediates()) {
      case MEMARG, MEMARG_LANE, MEMORY, DATA_MEMORY:
        return !module.memories.isEmpty()
            && (op.immediates() != Immediates.DATA_MEMORY || !module.dataSegments.isEmpty())
            && withMemory(op, choices.below(module.memories.size()), wanted, depth);
      case TABLE:
        int table = choices.below(module.tables.size());
        int address = module.tables.get(table).addressType().code();
        return plain(op, address, wanted, depth, () -> code.out.writeIndex(op, table));
      case DATA:
        return !module.dataSegments.isEmpty() && choices.chance(30) && dataDrop(op, wanted, depth);
      case ELEM:
        return !module.elements.isEmpty()
            && choices.chance(30)
            && plainIndex(op, choices.below(module.elements.size()), wanted, depth);
      default:
        return plain(op, TypeCodes.BOTTOM, wanted, depth, () -> writeConstants(op));
    }
  }

  private boolean dataDrop(Op op, int wanted, int depth) {
    module.dataIsUsed = true;
    return plainIndex(op, choices.below(module.dataSegments.size()), wanted, depth);
  }

  private boolean plainIndex(Op op, int index, int wanted, int depth) {
    return plain(op, TypeCodes.BOTTOM, wanted, depth, () -> code.out.writeIndex(op, index));
  }

  /** Writes an instruction whose immediates are none, or numbers. */
  private void writeConstants(Op op) {
    switch (op.immediates()) {
      case I32 -> code.out.writeConstant(op, choices.i32());
      case I64 -> code.out.writeConstant(op, choices.i64());
      case F32 -> code.out.writeConstant(op, choices.f32Bits());
      case F64 -> code.out.writeConstant(op, choices.f64Bits());
      case V128 -> code.out.writeVector(op, choices.i64(), choices.f64Bits());
      case LANES16 -> code.out.writeVector(op, lanes(), lanes());
      case LANE -> code.out.writeLane(op, choices.below(op.laneShape().lanes()));
      default -> code.out.write(op);
    }
  }

  private long lanes() {
    long lanes = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      lanes = lanes << Byte.SIZE | choices.below(32);
    }
    return lanes;
  }

  private boolean plain(Op op, int address, int wanted, int depth, Runnable instruction) {
    Signature signature = Objects.requireNonNull(op.signature());
    int[] results = resolve(signature.results(), address);
    if (!isWanted(results, wanted)) {
      return false;
    }
    int[] params = signature.params();
    for (int i = 0; i < params.length; i++) {
      if (op.mayTrap() && i == params.length - 1) {
        lastOperand(op, params[i], depth);
      } else {
        code.operand(params[i], depth);
      }
    }
    instruction.run();
    finish(op, results, wanted);
    return true;
  }

  private static int[] resolve(int[] types, int address) {
    int[] resolved = types.clone();
    for (int i = 0; i < resolved.length; i++) {
      resolved[i] = resolved[i] < 0 ? address : resolved[i];
    }
    return resolved;
  }

  private boolean isWanted(int[] results, int wanted) {
    return code.canTake(results, wanted)
        && (wanted != TypeCodes.BOTTOM || results.length == 0 || choices.chance(20));
  }

  private void finish(Op op, int[] results, int wanted) {
    NanCanonicalization.write(op, code);
    code.take(results, wanted);
    if (wanted != TypeCodes.BOTTOM && choices.chance(OBSERVED)) {
      code.observe(wanted);
    }
  }

  /** The divisor, or the number to convert: most of them such that there is no trap. */
  private void lastOperand(Op op, int type, int depth) {
    if (choices.chance(7) || TypeCodes.isReference(type)) {
      code.operand(type, depth);
      return;
    }
    switch (type) {
      case TypeCodes.I32 -> {
        code.value(type, depth);
        code.out.writeConstant(Op.I32_CONST, 2L * choices.below(50) + 2);
        code.out.write(Op.I32_OR);
      }
      case TypeCodes.I64 -> {
        code.value(type, depth);
        code.out.writeConstant(Op.I64_CONST, 2L * choices.below(50) + 2);
        code.out.write(Op.I64_OR);
      }
      default -> {
        code.value(TypeCodes.I32, depth);
        if (op.mnemonic().endsWith("_u")) {
          code.out.writeConstant(Op.I32_CONST, 0xFFFF);
          code.out.write(Op.I32_AND);
        }
        code.out.write(type == TypeCodes.F32 ? Op.F32_CONVERT_I32_S : Op.F64_CONVERT_I32_S);
      }
    }
  }

  private boolean withMemory(Op op, int memory, int wanted, int depth) {
    MemoryType type = module.memories.get(memory);
    int address = type.addressType().code();
    Signature signature = Objects.requireNonNull(op.signature());
    int[] results = resolve(signature.results(), address);
    if (!isWanted(results, wanted)) {
      return false;
    }
    if (op.accessBytes() > 0) {
      access(op, memory, depth);
    } else if (op.immediates() == Immediates.DATA_MEMORY) {
      initFromData(op, memory, depth);
    } else {
      wholeMemory(op, memory, depth);
    }
    finish(op, results, wanted);
    return true;
  }

  private void access(Op op, int memory, int depth) {
    MemoryType type = module.memories.get(memory);
    boolean atomic = op.family() == Family.ATOMIC;
    long offset = offset(type, atomic ? op.accessBytes() : 1);
    long inside = Math.max(0, Math.min(offset, 1L << 20));
    if (atomic && choices.chance(95)) {
      operands.address(type, op.accessBytes(), true, depth);
    } else {
      operands.address(type, op.accessBytes() + inside, false, depth);
    }
    int[] params = Objects.requireNonNull(op.signature()).params();
    boolean waits = op == Op.MEMORY_ATOMIC_WAIT32 || op == Op.MEMORY_ATOMIC_WAIT64;
    for (int i = 1; i < params.length; i++) {
      if (waits && i == params.length - 1) {
        // Nobody will notify: the wait must end by itself, and soon. In nanoseconds.
        code.out.writeConstant(Op.I64_CONST, choices.below(2));
      } else {
        code.operand(params[i], depth);
      }
    }
    int natural = Integer.numberOfTrailingZeros(op.accessBytes());
    int align = atomic ? natural : choices.between(0, natural);
    if (op.immediates() == Immediates.MEMARG_LANE) {
      int lane = choices.below(16 / op.accessBytes());
      code.out.writeLaneAccess(op, align, memory, offset, lane);
    } else {
      code.out.writeMemoryAccess(op, align, memory, offset);
    }
  }

  private long offset(MemoryType type, int unit) {
    int way = choices.below(200);
    long size = type.limits().min() * type.pageSize();
    if (way < 100) {
      return 0;
    }
    if (way < 195) {
      return (long) choices.below(8) * unit;
    }
    if (way < 198) {
      return size - Math.min(size, choices.below(20));
    }
    return type.addressType().code() == TypeCodes.I64 ? choices.i64() : choices.i32() & 0xFFFFFFFFL;
  }

  /** {@code memory.size}, {@code memory.grow}, {@code memory.fill}. */
  private void wholeMemory(Op op, int memory, int depth) {
    MemoryType type = module.memories.get(memory);
    int address = type.addressType().code();
    int[] params = Objects.requireNonNull(op.signature()).params();
    if (params.length == 1) {
      operands.bounded(address, 1, depth);
    } else if (params.length > 1) {
      int length = choices.below(MOST_BYTES);
      operands.address(type, length, false, depth);
      code.value(params[1], depth);
      operands.bounded(address, length, depth);
    }
    code.out.writeIndex(op, memory);
  }

  private void initFromData(Op op, int memory, int depth) {
    int segment = choices.below(module.dataSegments.size());
    DataSegment data = module.dataSegments.get(segment);
    int length = choices.between(0, data.content().length());
    operands.address(module.memories.get(memory), length, false, depth);
    operands.bounded(TypeCodes.I32, data.content().length() - length, depth);
    operands.constant(TypeCodes.I32, choices.chance(80) ? 0 : length);
    code.out.writeIndices(op, segment, memory);
    module.dataIsUsed = true;
  }

  /** {@code memory.copy}, whose length is of the type that both memories' addresses have. */
  boolean copy(int wanted, int depth) {
    if (wanted != TypeCodes.BOTTOM || module.memories.isEmpty()) {
      return false;
    }
    int target = choices.below(module.memories.size());
    int source = choices.below(module.memories.size());
    MemoryType targetType = module.memories.get(target);
    MemoryType sourceType = module.memories.get(source);
    int length = choices.below(MOST_BYTES);
    operands.address(targetType, length, false, depth);
    operands.address(sourceType, length, false, depth);
    operands.bounded(
        Operands.lengthType(targetType.addressType(), sourceType.addressType()), length, depth);
    code.out.writeIndices(Op.MEMORY_COPY, target, source);
    return true;
  }
}
