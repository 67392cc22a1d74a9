package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Opcodes;

/**
 * Vector instructions on vectors with a component for each lane: lane by lane, as the scalar
 * instruction of the same name. Of lanes of 8 and 16 bits the higher bits of the component mean
 * nothing, so whatever depends on them extends the lane first.
 */
final class LanewiseEmitter {
  private static final String MATH = "java/lang/Math";
  private static final String BINARY = "(II)I";
  private static final int SIGN_SHIFT = 31;

  /** The scalar instructions that do the same to one lane. */
  private static final Map<Op, Op> SCALARS = new ConcurrentHashMap<>();

  private final Emission emission;
  private final JavaCode code;
  private final NumericEmitter numerics;
  private final ComponentEmitter components;

  LanewiseEmitter(Emission emission, NumericEmitter numerics, ComponentEmitter components) {
    this.emission = emission;
    this.code = emission.code;
    this.numerics = numerics;
    this.components = components;
  }

  /**
   * An instruction, and the forms of its operands and of its result.
   *
   * @param op its strict form
   */
  private record Step(int at, Op op, VectorForm in, VectorForm out) {
    String name() {
      return LaneMethods.of(op).name();
    }

    /** The number of operands that are vectors. */
    int vectors() {
      int[] params = Objects.requireNonNull(op.signature()).params();
      return params[params.length - 1] == TypeCodes.I32 ? params.length - 1 : params.length;
    }
  }

  /**
   * Puts one component of the result of an instruction onto the stack, whose strict form is given.
   */
  void emit(int at, Op op, int lane) {
    Step step = new Step(at, op, emission.vectors.operand(at), emission.vectors.result(at));
    if (LaneTraits.of(op).kind() == LaneTraits.Kind.BITWISE) {
      bitwise(step, lane);
    } else if (LaneTraits.isComparison(op.mnemonic())) {
      compare(step, lane);
    } else if (step.in.component() != TypeCodes.I32 || step.out.component() != TypeCodes.I32) {
      numbers(step, lane);
    } else if (step.in != step.out) {
      resized(step, lane);
    } else {
      integer(step, lane);
    }
  }

  private void load(Step step, int operand, int lane) {
    components.load(step.at, operand, lane);
  }

  private void loadAll(Step step, int lane) {
    for (int operand = 0; operand < step.vectors(); operand++) {
      load(step, operand, lane);
    }
  }

  private void loadExtended(Step step, int operand, int lane, boolean signed) {
    load(step, operand, lane);
    if (step.in == VectorForm.BYTES) {
      if (signed) {
        code.op(Opcodes.I2B);
      } else {
        code.push(0xFF);
        code.op(Opcodes.IAND);
      }
    } else if (step.in == VectorForm.SHORTS) {
      code.op(signed ? Opcodes.I2S : Opcodes.I2C);
    }
  }

  private void loadAllExtended(Step step, int lane, boolean signed) {
    for (int operand = 0; operand < step.vectors(); operand++) {
      loadExtended(step, operand, lane, signed);
    }
  }

  private void bitwise(Step step, int lane) {
    String name = step.name();
    load(step, 0, lane);
    if (name.equals("not")) {
      not();
      return;
    }
    load(step, 1, lane);
    switch (name) {
      case "and" -> code.op(Opcodes.IAND);
      case "or" -> code.op(Opcodes.IOR);
      case "xor" -> code.op(Opcodes.IXOR);
      case "andnot" -> {
        not();
        code.op(Opcodes.IAND);
      }
      case "bitselect" -> {
        // Where the mask has a 1 the operands are exchanged in the second: x ^ y is added to y.
        code.op(Opcodes.IXOR);
        load(step, 2, lane);
        code.op(Opcodes.IAND);
        load(step, 1, lane);
        code.op(Opcodes.IXOR);
      }
      default -> throw new AssertionError(step.op);
    }
  }

  private void not() {
    code.push(-1);
    code.op(Opcodes.IXOR);
  }

  /** A mask. */
  private void compare(Step step, int lane) {
    String name = step.name();
    if (step.in.component() == TypeCodes.I32) {
      loadAllExtended(step, lane, !name.endsWith("U"));
      String mnemonic = step.op.mnemonic();
      numerics.compare(
          Objects.requireNonNull(
              Op.ofMnemonic("i32." + mnemonic.substring(mnemonic.indexOf('.') + 1))));
      code.op(Opcodes.INEG);
      return;
    }
    loadAll(step, lane);
    boolean isFloat = step.in.component() == TypeCodes.F32;
    boolean isLessIfNaN = !name.equals("lt") && !name.equals("le");
    code.op(
        isFloat
            ? isLessIfNaN ? Opcodes.FCMPL : Opcodes.FCMPG
            : isLessIfNaN ? Opcodes.DCMPL : Opcodes.DCMPG);
    maskOfOrder(name);
    if (step.out == VectorForm.HALVES) {
      code.op(Opcodes.I2L);
    }
  }

  /** From -1, 0 or 1, which say how two numbers are ordered, to a mask. */
  private void maskOfOrder(String name) {
    switch (name) {
      case "eq" -> {
        code.push(1);
        code.op(Opcodes.IAND);
        code.push(1);
        code.op(Opcodes.ISUB);
      }
      case "ne" -> {
        code.push(1);
        code.op(Opcodes.IAND);
        code.op(Opcodes.INEG);
      }
      case "lt" -> shiftRight(SIGN_SHIFT);
      case "gt" -> {
        code.op(Opcodes.INEG);
        shiftRight(SIGN_SHIFT);
      }
      case "le" -> {
        code.push(1);
        code.op(Opcodes.ISUB);
        shiftRight(SIGN_SHIFT);
      }
      default -> {
        shiftRight(SIGN_SHIFT);
        not();
      }
    }
  }

  private void shiftRight(int bits) {
    code.push(bits);
    code.op(Opcodes.ISHR);
  }

  /** Arithmetic of floating-point numbers, conversions from and to them, and to 64 bits. */
  private void numbers(Step step, int lane) {
    String name = step.name();
    switch (name) {
      case "madd", "nmadd" -> multiplyAndAdd(step, lane);
      case "extendS", "extendU", "extmulS", "extmulU" -> toLong(step, lane);
      default -> {
        if (step.op.mnemonic().endsWith("_zero") && lane >= step.in.count()) {
          code.pushDefault(step.out.component());
        } else {
          loadAll(step, lane);
          numerics.emit(step.at, SCALARS.computeIfAbsent(step.op, LanewiseEmitter::scalar));
        }
      }
    }
  }

  /** From {@code f64x2.convert_low_i32x4_s} to {@code f64.convert_i32_s}. */
  private static Op scalar(Op op) {
    return Objects.requireNonNull(
        Op.ofMnemonic(
            op.mnemonic()
                .replaceAll("([if]\\d+)x\\d+", "$1")
                .replace("_low", "")
                .replace("_zero", "")));
  }

  private void multiplyAndAdd(Step step, int lane) {
    boolean isFloat = step.in.component() == TypeCodes.F32;
    load(step, 0, lane);
    load(step, 1, lane);
    code.op(isFloat ? Opcodes.FMUL : Opcodes.DMUL);
    if (step.name().equals("nmadd")) {
      code.op(isFloat ? Opcodes.FNEG : Opcodes.DNEG);
    }
    load(step, 2, lane);
    code.op(isFloat ? Opcodes.FADD : Opcodes.DADD);
  }

  private static int firstLane(Step step) {
    return step.op.mnemonic().contains("_high_") ? step.out.count() : 0;
  }

  private void toLong(Step step, int lane) {
    for (int operand = 0; operand < step.vectors(); operand++) {
      load(step, operand, firstLane(step) + lane);
      if (step.name().endsWith("S")) {
        code.op(Opcodes.I2L);
      } else {
        code.zeroExtend();
      }
    }
    if (step.vectors() == 2) {
      code.op(Opcodes.LMUL);
    }
  }

  /** Integers of lanes that are wider or narrower than those of the operands. */
  private void resized(Step step, int lane) {
    boolean signed = step.name().endsWith("S");
    int source = firstLane(step) + lane;
    switch (step.name()) {
      case "extendS", "extendU" -> loadExtended(step, 0, source, signed);
      case "extmulS", "extmulU" -> {
        loadAllExtended(step, source, signed);
        code.op(Opcodes.IMUL);
      }
      case "extaddPairwiseS", "extaddPairwiseU" -> {
        loadExtended(step, 0, 2 * lane, signed);
        loadExtended(step, 0, 2 * lane + 1, signed);
        code.op(Opcodes.IADD);
      }
      case "dotS" -> {
        loadAllExtended(step, 2 * lane, true);
        code.op(Opcodes.IMUL);
        loadAllExtended(step, 2 * lane + 1, true);
        code.op(Opcodes.IMUL);
        code.op(Opcodes.IADD);
      }
      case "narrowS", "narrowU" -> {
        loadExtended(step, lane / step.in.count(), lane % step.in.count(), true);
        clamp(step.out.bits(), signed);
      }
      default -> throw new AssertionError(step.op);
    }
  }

  /** Brings a number between the bounds of a lane. */
  private void clamp(int bits, boolean signed) {
    code.push(signed ? -(1 << (bits - 1)) : 0);
    code.invokeStatic(MATH, "max", BINARY);
    code.push((1 << (signed ? bits - 1 : bits)) - 1);
    code.invokeStatic(MATH, "min", BINARY);
  }

  private void integer(Step step, int lane) {
    switch (step.name()) {
      case "add", "sub", "mul" -> {
        loadAll(step, lane);
        arithmetic(step.name());
      }
      case "neg" -> {
        load(step, 0, lane);
        code.op(Opcodes.INEG);
      }
      case "shl" -> shift(step, lane, Opcodes.ISHL, false);
      case "shrS" -> shift(step, lane, Opcodes.ISHR, true);
      case "shrU" -> shift(step, lane, Opcodes.IUSHR, false);
      case "abs" -> {
        loadExtended(step, 0, lane, true);
        code.invokeStatic(MATH, "abs", "(I)I");
      }
      case "popcnt" -> {
        loadExtended(step, 0, lane, false);
        code.invokeStatic("java/lang/Integer", "bitCount", "(I)I");
      }
      default -> integerWithBounds(step, lane);
    }
  }

  private void arithmetic(String name) {
    switch (name) {
      case "add" -> code.op(Opcodes.IADD);
      case "sub" -> code.op(Opcodes.ISUB);
      default -> code.op(Opcodes.IMUL);
    }
  }

  private void shift(Step step, int lane, int opcode, boolean signed) {
    loadExtended(step, 0, lane, signed);
    components.loadCount(step.at, step.in.bits());
    code.op(opcode);
  }

  private void integerWithBounds(Step step, int lane) {
    String name = step.name();
    boolean signed = name.endsWith("S");
    switch (name) {
      case "minS", "minU", "maxS", "maxU" -> {
        loadAllExtended(step, lane, signed);
        if (signed || step.in != VectorForm.INTS) {
          code.invokeStatic(MATH, name.substring(0, 3), BINARY);
        } else {
          code.invokeStatic(RuntimeNames.NUMERICS, name, BINARY);
        }
      }
      case "addSatS", "addSatU", "subSatS", "subSatU" -> {
        loadAllExtended(step, lane, signed);
        arithmetic(name.substring(0, 3));
        clamp(step.in.bits(), signed);
      }
      case "avgrU" -> {
        loadAllExtended(step, lane, false);
        code.op(Opcodes.IADD);
        code.push(1);
        code.op(Opcodes.IADD);
        code.push(1);
        code.op(Opcodes.IUSHR);
      }
      case "q15mulrSatS" -> {
        loadAllExtended(step, lane, true);
        code.op(Opcodes.IMUL);
        code.push(1 << 14);
        code.op(Opcodes.IADD);
        shiftRight(15);
        code.push((int) Short.MAX_VALUE);
        code.invokeStatic(MATH, "min", BINARY);
      }
      default -> throw new AssertionError(step.op);
    }
  }
}
