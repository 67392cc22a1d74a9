package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import java.util.function.IntConsumer;
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

  private final Emission emission;
  private final JavaCode code;
  private final NumericEmitter numerics;

  /** The instruction, its forms, and its operands in locals. */
  private int at;

  private Op op = Op.NOP;
  private VectorForm in = VectorForm.HALVES;
  private VectorForm out = VectorForm.HALVES;
  private int[] vectors = {};
  private int count;

  LanewiseEmitter(Emission emission, NumericEmitter numerics) {
    this.emission = emission;
    this.code = emission.code;
    this.numerics = numerics;
  }

  /** Emits an instruction whose strict counterpart is given; releases no temporaries. */
  void emit(int instruction, Op strict) {
    at = instruction;
    op = strict;
    in = emission.vectors.operand(at);
    out = emission.vectors.result(at);
    int[] params = Objects.requireNonNull(op.signature()).params();
    String name = LaneMethods.of(op).name();
    if (params[params.length - 1] == TypeCodes.I32) {
      takeCount();
    }
    vectors = new int[params[params.length - 1] == TypeCodes.I32 ? 1 : params.length];
    for (int i = vectors.length - 1; i >= 0; i--) {
      vectors[i] = emission.storeTemporary(in.type());
    }
    if (LaneTraits.of(op).kind() == LaneTraits.Kind.BITWISE) {
      each(out.count(), i -> bitwise(name, i));
    } else if (LaneTraits.isComparison(op.mnemonic())) {
      each(out.count(), i -> compare(name, i));
    } else if (in.component() != TypeCodes.I32 || out.component() != TypeCodes.I32) {
      numbers(name);
    } else if (in != out) {
      resized(name);
    } else {
      each(out.count(), i -> integer(name, i));
    }
  }

  /** Puts the count of a shift, which wraps at the width of lanes, into a local. */
  private void takeCount() {
    if (in.bits() < Integer.SIZE) {
      code.push(in.bits() - 1);
      code.op(Opcodes.IAND);
    }
    count = emission.storeTemporary(TypeCodes.I32);
  }

  private static void each(int lanes, IntConsumer lane) {
    for (int i = 0; i < lanes; i++) {
      lane.accept(i);
    }
  }

  private void load(int operand, int lane) {
    code.load(in.component(), in.slot(vectors[operand], lane));
  }

  private void loadAll(int lane) {
    for (int operand = 0; operand < vectors.length; operand++) {
      load(operand, lane);
    }
  }

  private void loadExtended(int operand, int lane, boolean signed) {
    load(operand, lane);
    if (in == VectorForm.BYTES) {
      if (signed) {
        code.op(Opcodes.I2B);
      } else {
        code.push(0xFF);
        code.op(Opcodes.IAND);
      }
    } else if (in == VectorForm.SHORTS) {
      code.op(signed ? Opcodes.I2S : Opcodes.I2C);
    }
  }

  private void loadAllExtended(int lane, boolean signed) {
    for (int operand = 0; operand < vectors.length; operand++) {
      loadExtended(operand, lane, signed);
    }
  }

  private void bitwise(String name, int lane) {
    load(0, lane);
    if (name.equals("not")) {
      not();
      return;
    }
    load(1, lane);
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
        load(2, lane);
        code.op(Opcodes.IAND);
        load(1, lane);
        code.op(Opcodes.IXOR);
      }
      default -> throw new AssertionError(op);
    }
  }

  private void not() {
    code.push(-1);
    code.op(Opcodes.IXOR);
  }

  /** A mask. */
  private void compare(String name, int lane) {
    if (in.component() == TypeCodes.I32) {
      loadAllExtended(lane, !name.endsWith("U"));
      numerics.compare(
          Objects.requireNonNull(
              Op.ofMnemonic("i32." + op.mnemonic().substring(op.mnemonic().indexOf('.') + 1))));
      code.op(Opcodes.INEG);
      return;
    }
    loadAll(lane);
    boolean isFloat = in.component() == TypeCodes.F32;
    boolean isLessIfNaN = !name.equals("lt") && !name.equals("le");
    code.op(
        isFloat
            ? isLessIfNaN ? Opcodes.FCMPL : Opcodes.FCMPG
            : isLessIfNaN ? Opcodes.DCMPL : Opcodes.DCMPG);
    maskOfOrder(name);
    if (out == VectorForm.HALVES) {
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
  private void numbers(String name) {
    switch (name) {
      case "madd", "nmadd" -> each(out.count(), i -> multiplyAndAdd(name, i));
      case "extendS", "extendU", "extmulS", "extmulU" -> toLongs(name);
      default -> {
        Op scalar = Objects.requireNonNull(Op.ofMnemonic(scalarName()));
        int lanes = op.mnemonic().endsWith("_zero") ? in.count() : out.count();
        each(
            lanes,
            i -> {
              loadAll(i);
              numerics.emit(at, scalar);
            });
        for (int i = lanes; i < out.count(); i++) {
          code.pushDefault(out.component());
        }
      }
    }
  }

  /** From {@code f64x2.convert_low_i32x4_s} to {@code f64.convert_i32_s}. */
  private String scalarName() {
    return op.mnemonic()
        .replaceAll("([if]\\d+)x\\d+", "$1")
        .replace("_low", "")
        .replace("_zero", "");
  }

  private void multiplyAndAdd(String name, int lane) {
    boolean isFloat = in.component() == TypeCodes.F32;
    load(0, lane);
    load(1, lane);
    code.op(isFloat ? Opcodes.FMUL : Opcodes.DMUL);
    if (name.equals("nmadd")) {
      code.op(isFloat ? Opcodes.FNEG : Opcodes.DNEG);
    }
    load(2, lane);
    code.op(isFloat ? Opcodes.FADD : Opcodes.DADD);
  }

  private int firstLane() {
    return op.mnemonic().contains("_high_") ? out.count() : 0;
  }

  private void toLongs(String name) {
    int first = firstLane();
    each(
        out.count(),
        i -> {
          for (int operand = 0; operand < vectors.length; operand++) {
            load(operand, first + i);
            if (name.endsWith("S")) {
              code.op(Opcodes.I2L);
            } else {
              code.zeroExtend();
            }
          }
          if (vectors.length == 2) {
            code.op(Opcodes.LMUL);
          }
        });
  }

  /** Integers of lanes that are wider or narrower than those of the operands. */
  private void resized(String name) {
    boolean signed = name.endsWith("S");
    int first = firstLane();
    switch (name) {
      case "extendS", "extendU" -> each(out.count(), i -> loadExtended(0, first + i, signed));
      case "extmulS", "extmulU" ->
          each(
              out.count(),
              i -> {
                loadAllExtended(first + i, signed);
                code.op(Opcodes.IMUL);
              });
      case "extaddPairwiseS", "extaddPairwiseU" ->
          each(
              out.count(),
              i -> {
                loadExtended(0, 2 * i, signed);
                loadExtended(0, 2 * i + 1, signed);
                code.op(Opcodes.IADD);
              });
      case "dotS" ->
          each(
              out.count(),
              i -> {
                loadAllExtended(2 * i, true);
                code.op(Opcodes.IMUL);
                loadAllExtended(2 * i + 1, true);
                code.op(Opcodes.IMUL);
                code.op(Opcodes.IADD);
              });
      case "narrowS", "narrowU" ->
          each(
              out.count(),
              i -> {
                loadExtended(i / in.count(), i % in.count(), true);
                clamp(out.bits(), signed);
              });
      default -> throw new AssertionError(op);
    }
  }

  /** Brings a number between the bounds of a lane. */
  private void clamp(int bits, boolean signed) {
    code.push(signed ? -(1 << (bits - 1)) : 0);
    code.invokeStatic(MATH, "max", BINARY);
    code.push((1 << (signed ? bits - 1 : bits)) - 1);
    code.invokeStatic(MATH, "min", BINARY);
  }

  private void integer(String name, int lane) {
    switch (name) {
      case "add", "sub", "mul" -> {
        loadAll(lane);
        arithmetic(name);
      }
      case "neg" -> {
        load(0, lane);
        code.op(Opcodes.INEG);
      }
      case "shl" -> shift(lane, Opcodes.ISHL, false);
      case "shrS" -> shift(lane, Opcodes.ISHR, true);
      case "shrU" -> shift(lane, Opcodes.IUSHR, false);
      case "abs" -> {
        loadExtended(0, lane, true);
        code.invokeStatic(MATH, "abs", "(I)I");
      }
      case "popcnt" -> {
        loadExtended(0, lane, false);
        code.invokeStatic("java/lang/Integer", "bitCount", "(I)I");
      }
      default -> integerWithBounds(name, lane);
    }
  }

  private void arithmetic(String name) {
    switch (name) {
      case "add" -> code.op(Opcodes.IADD);
      case "sub" -> code.op(Opcodes.ISUB);
      default -> code.op(Opcodes.IMUL);
    }
  }

  private void shift(int lane, int opcode, boolean signed) {
    loadExtended(0, lane, signed);
    code.load(TypeCodes.I32, count);
    code.op(opcode);
  }

  private void integerWithBounds(String name, int lane) {
    boolean signed = name.endsWith("S");
    switch (name) {
      case "minS", "minU", "maxS", "maxU" -> {
        loadAllExtended(lane, signed);
        if (signed || in != VectorForm.INTS) {
          code.invokeStatic(MATH, name.substring(0, 3), BINARY);
        } else {
          code.invokeStatic(RuntimeNames.NUMERICS, name, BINARY);
        }
      }
      case "addSatS", "addSatU", "subSatS", "subSatU" -> {
        loadAllExtended(lane, signed);
        arithmetic(name.substring(0, 3));
        clamp(in.bits(), signed);
      }
      case "avgrU" -> {
        loadAllExtended(lane, false);
        code.op(Opcodes.IADD);
        code.push(1);
        code.op(Opcodes.IADD);
        code.push(1);
        code.op(Opcodes.IUSHR);
      }
      case "q15mulrSatS" -> {
        loadAllExtended(lane, true);
        code.op(Opcodes.IMUL);
        code.push(1 << 14);
        code.op(Opcodes.IADD);
        shiftRight(15);
        code.push((int) Short.MAX_VALUE);
        code.invokeStatic(MATH, "min", BINARY);
      }
      default -> throw new AssertionError(op);
    }
  }
}
