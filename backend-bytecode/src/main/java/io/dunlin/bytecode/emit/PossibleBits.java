package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/**
 * Which bits of vectors may be 1, as far as instructions between two labels tell. Compilers widen
 * bytes by shuffles with zeros, and narrow what they know to be small; for both the Vector API
 * takes several operations where it is not known.
 */
final class PossibleBits {
  private static final int BYTES = 16;
  private static final Bits ALL = new Bits(-1, -1);

  private final FunctionForm form;
  private final VectorPlan plan;

  /** By local: those of a vector in it. */
  private final Bits[] locals;

  /** Those of what is on the stack, as far as that was pushed behind the label. */
  private Bits[] stack = new Bits[16];

  private int height;

  /** The bits of both halves that may be 1. */
  private record Bits(long low, long high) {
    boolean areNone() {
      return (low | high) == 0;
    }

    /** The bits of a lane, which are at least the number in it. */
    long lane(int laneBits, int index) {
      int bit = laneBits * index;
      return (bit < Long.SIZE ? low : high) >>> bit & mask(laneBits);
    }
  }

  private PossibleBits(FunctionForm form, VectorPlan plan) {
    this.form = form;
    this.plan = plan;
    this.locals = new Bits[form.localCount()];
    Arrays.fill(locals, ALL);
  }

  /** Notes in a plan which operands are zero, and which are in bounds already. */
  static void addTo(VectorPlan plan, FunctionForm form) {
    PossibleBits bits = new PossibleBits(form, plan);
    for (int at = 0; at < form.size(); at++) {
      bits.visit(at);
    }
  }

  private static long mask(int bits) {
    return -1L >>> (Long.SIZE - bits);
  }

  private void visit(int at) {
    Op op = RelaxedVectors.strict(form.op(at));
    if (op.family() == Family.CONTROL || op.family() == Family.EXCEPTION) {
      height = 0;
      Arrays.fill(locals, ALL);
      return;
    }
    Bits[] operands = new Bits[form.pops(at)];
    for (int i = operands.length - 1; i >= 0; i--) {
      operands[i] = height > 0 ? stack[--height] : ALL;
    }
    if (op == Op.LOCAL_SET || op == Op.LOCAL_TEE) {
      locals[form.index(at)] = operands[0];
    }
    note(at, op, operands);
    for (int type : form.pushes(at)) {
      push(type == TypeCodes.V128 ? result(at, op, operands) : ALL);
    }
  }

  private void push(Bits bits) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = bits;
  }

  private void note(int at, Op op, Bits[] operands) {
    for (int i = 0; i < operands.length; i++) {
      switch (op) {
        case I8X16_SHUFFLE -> {
          if (operands[i].areNone()) {
            plan.setZero(at, i);
          }
        }
        case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U -> noteNarrow(at, i, operands[i], 16);
        case I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U -> noteNarrow(at, i, operands[i], 32);
        default -> {}
      }
    }
  }

  private void noteNarrow(int at, int operand, Bits bits, int laneBits) {
    if (greatest(bits, laneBits) <= greatestNarrow(at, laneBits)) {
      plan.setInBounds(at, operand);
    }
  }

  /** What a lane is narrowed to at most. */
  private long greatestNarrow(int at, int laneBits) {
    boolean signed = form.op(at).mnemonic().endsWith("_s");
    return mask(signed ? laneBits / 2 - 1 : laneBits / 2);
  }

  private static long greatest(Bits bits, int laneBits) {
    long greatest = 0;
    for (int i = 0; i < Byte.SIZE * BYTES / laneBits; i++) {
      long lane = bits.lane(laneBits, i);
      greatest = Long.compareUnsigned(lane, greatest) > 0 ? lane : greatest;
    }
    return greatest;
  }

  private Bits result(int at, Op op, Bits[] operands) {
    int laneBits = ApiLanes.of(op.laneShape()).bits();
    return switch (op) {
      case LOCAL_GET -> locals[form.index(at)];
      case V128_CONST -> new Bits(form.value(at), form.highHalf(at));
      case V128_AND ->
          new Bits(operands[0].low & operands[1].low, operands[0].high & operands[1].high);
      case V128_OR, V128_XOR, V128_BITSELECT ->
          new Bits(operands[0].low | operands[1].low, operands[0].high | operands[1].high);
      case V128_ANDNOT -> operands[0];
      case I8X16_SHUFFLE -> shuffled(at, operands);
      case I8X16_SHR_U, I16X8_SHR_U, I32X4_SHR_U, I64X2_SHR_U -> shifted(at, operands[0], laneBits);
      case I8X16_ADD, I16X8_ADD, I32X4_ADD -> lanes(operands, laneBits, Long::sum);
      case I16X8_MUL, I32X4_MUL -> lanes(operands, laneBits, (a, b) -> a * b);
      case I8X16_MIN_U, I16X8_MIN_U, I32X4_MIN_U -> lanes(operands, laneBits, Math::min);
      case I8X16_MAX_U, I16X8_MAX_U, I32X4_MAX_U -> lanes(operands, laneBits, Math::max);
      case I8X16_NARROW_I16X8_S, I8X16_NARROW_I16X8_U, I16X8_NARROW_I32X4_S, I16X8_NARROW_I32X4_U ->
          narrowed(at, operands, laneBits);
      case V128_LOAD8X8_U -> ofLanes(16, 0xFF);
      case V128_LOAD16X4_U -> ofLanes(32, 0xFFFF);
      case V128_LOAD32X2_U -> ofLanes(64, mask(32));
      default -> ALL;
    };
  }

  /** All lanes can have these bits. */
  private static Bits ofLanes(int laneBits, long lane) {
    long half = 0;
    for (int bit = 0; bit < Long.SIZE; bit += laneBits) {
      half |= lane << bit;
    }
    return new Bits(half, half);
  }

  private Bits shuffled(int at, Bits[] operands) {
    long[] halves = new long[2];
    for (int i = 0; i < BYTES; i++) {
      int index = ShuffleUnits.index(form, at, i);
      long bits = operands[index / BYTES].lane(Byte.SIZE, index % BYTES);
      halves[i / Long.BYTES] |= bits << (Byte.SIZE * (i % Long.BYTES));
    }
    return new Bits(halves[0], halves[1]);
  }

  private Bits shifted(int at, Bits bits, int laneBits) {
    if (form.op(at - 1) != Op.I32_CONST) {
      return ALL;
    }
    int count = (int) form.value(at - 1) & (laneBits - 1);
    long kept = ofLanes(laneBits, mask(laneBits) >>> count).low;
    return new Bits(bits.low >>> count & kept, bits.high >>> count & kept);
  }

  /** Bits of what lanes of at most 32 bits become that hold at most these numbers. */
  private static Bits lanes(Bits[] operands, int laneBits, LongBinaryOperator bound) {
    long[] halves = new long[2];
    for (int i = 0; i < Byte.SIZE * BYTES / laneBits; i++) {
      long greatest =
          bound.applyAsLong(operands[0].lane(laneBits, i), operands[1].lane(laneBits, i));
      set(halves, laneBits, i, bits(greatest, laneBits));
    }
    return new Bits(halves[0], halves[1]);
  }

  /** The bits of numbers up to one, which has at most twice as many as a lane. */
  private static long bits(long greatest, int laneBits) {
    boolean fits = Long.compareUnsigned(greatest, mask(laneBits)) <= 0;
    return !fits ? mask(laneBits) : greatest == 0 ? 0 : 2 * Long.highestOneBit(greatest) - 1;
  }

  private static void set(long[] halves, int laneBits, int index, long bits) {
    int bit = laneBits * index;
    halves[bit / Long.SIZE] |= bits << bit;
  }

  private Bits narrowed(int at, Bits[] operands, int laneBits) {
    long[] halves = new long[2];
    int lanes = Long.SIZE / laneBits;
    for (int operand = 0; operand < 2; operand++) {
      for (int i = 0; i < lanes; i++) {
        long wide = operands[operand].lane(2 * laneBits, i);
        boolean isKept = wide <= greatestNarrow(at, 2 * laneBits);
        set(halves, laneBits, operand * lanes + i, isKept ? wide : mask(laneBits));
      }
    }
    return new Bits(halves[0], halves[1]);
  }
}
