package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Conversions;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Vector;
import io.dunlin.x64.inst.VectorMoves;
import io.dunlin.x64.inst.X64Features;

/** Instructions on scalar floats of one size, in whichever encoding the CPU has. */
final class FloatCode {
  private final Assembler assembler;
  private final X64Features features;
  private final X64Target target;
  private final int bytes;

  FloatCode(Site site, int bytes) {
    this.assembler = site.assembler();
    this.target = site.target();
    this.features = target.features();
    this.bytes = bytes;
  }

  private Vector of(Vector single, Vector twice) {
    return bytes == 4 ? single : twice;
  }

  /** {@code to = to op from}. */
  void update(Vector single, Vector twice, int to, int from) {
    if (target.hasAvx()) {
      assembler.emit(of(single, twice).avx(), to, to, from);
    } else {
      assembler.emit(of(single, twice).sse(), to, from);
    }
  }

  void copy(int to, int from) {
    assembler.emit(VectorMoves.MOVAPS_RM.on(features), to, from);
  }

  void zero(int to) {
    Moving.zero(assembler, target, to);
  }

  void compare(int first, int second) {
    assembler.emit(of(Floats.UCOMISS, Floats.UCOMISD).on(features), first, second);
  }

  void compare(int first, double second) {
    Form form = of(Floats.UCOMISS, Floats.UCOMISD).on(features);
    assembler.emitConstant(form, bytes, bits(second), 0, first);
  }

  void subtract(int to, double constant) {
    if (target.hasAvx()) {
      Form form = of(Floats.SUBSS, Floats.SUBSD).avx();
      assembler.emitConstant(form, bytes, bits(constant), 0, to, to);
    } else {
      Form form = of(Floats.SUBSS, Floats.SUBSD).sse();
      assembler.emitConstant(form, bytes, bits(constant), 0, to);
    }
  }

  private long bits(double value) {
    return bytes == 4 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
  }

  /** To an integer of this size, by cutting the fraction off; the lowest one if there is none. */
  void truncate(int to, int from, int integerBytes) {
    Vector conversion =
        integerBytes == 4
            ? of(Conversions.CVTTSS2SI_32, Conversions.CVTTSD2SI_32)
            : of(Conversions.CVTTSS2SI_64, Conversions.CVTTSD2SI_64);
    assembler.emit(conversion.on(features), to, from);
  }

  /** From a signed integer of 64 bits, over a register that has been zeroed. */
  void convert(int to, int from) {
    update(Conversions.CVTSI2SS_64, Conversions.CVTSI2SD_64, to, from);
  }
}
