package io.dunlin.x64.emit;

import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Bits;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Moves;

/**
 * Emits conversions of floats to integers that trap if there is no such integer. The CPU's
 * instruction then gives the lowest integer; only if it does, the float is looked at.
 */
final class Truncating {
  private static final double TWO_TO_31 = 0x1p31;
  static final double TWO_TO_63 = 0x1p63;

  private Truncating() {}

  static void signed(Site site) {
    Assembler assembler = site.assembler();
    int floatBytes = (int) site.immediate(0);
    int integerBytes = (int) site.immediate(1);
    FloatCode code = new FloatCode(site, floatBytes);
    int source = site.register(0);
    int result = site.register(1);
    int temporary = site.register(2);
    int end = site.buffer().label();
    code.truncate(result, source, integerBytes);
    jumpUnlessLowest(assembler, integerBytes, result, end);
    trapIfNan(assembler, code, source);
    if (floatBytes == 8 && integerBytes == 4) {
      // Numbers between this one and the lowest integer lose their fraction only.
      code.compare(source, -TWO_TO_31 - 1);
      assembler.trap(Condition.NOT_ABOVE, TrapCode.INTEGER_OVERFLOW);
    } else {
      code.compare(source, integerBytes == 4 ? -TWO_TO_31 : -TWO_TO_63);
      assembler.trap(Condition.BELOW, TrapCode.INTEGER_OVERFLOW);
    }
    code.zero(temporary);
    code.compare(temporary, source);
    assembler.trap(Condition.BELOW, TrapCode.INTEGER_OVERFLOW);
    site.buffer().bind(end);
  }

  /** Subtracting 1 overflows for the lowest integer only. */
  static void jumpUnlessLowest(Assembler assembler, int bytes, int register, int label) {
    assembler.emitImmediate(Arithmetic.CMP_I8.of(bytes), 1, register);
    assembler.jump(Condition.NOT_OVERFLOW, label);
  }

  private static void trapIfNan(Assembler assembler, FloatCode code, int source) {
    code.compare(source, source);
    assembler.trap(Condition.PARITY, TrapCode.BAD_CONVERSION_TO_INTEGER);
  }

  static void unsigned(Site site) {
    if (site.immediate(1) == 4) {
      unsigned32(site);
    } else {
      unsigned64(site);
    }
  }

  private static void unsigned32(Site site) {
    Assembler assembler = site.assembler();
    FloatCode code = new FloatCode(site, (int) site.immediate(0));
    int end = site.buffer().label();
    code.truncate(site.register(1), site.register(0), 8);
    jumpIfUnsigned32(assembler, site.register(1), end);
    trapIfNan(assembler, code, site.register(0));
    assembler.jump(site.buffer().trapLabel(TrapCode.INTEGER_OVERFLOW));
    site.buffer().bind(end);
  }

  static void jumpIfUnsigned32(Assembler assembler, int register, int label) {
    assembler.emit(Moves.MOV_RM.of(4), Site.SCRATCH, register);
    assembler.emit(Arithmetic.CMP_RM.of(8), Site.SCRATCH, register);
    assembler.jump(Condition.EQUAL, label);
  }

  private static void unsigned64(Site site) {
    Assembler assembler = site.assembler();
    FloatCode code = new FloatCode(site, (int) site.immediate(0));
    int source = site.register(0);
    int result = site.register(1);
    int temporary = site.register(2);
    int large = site.buffer().label();
    int end = site.buffer().label();
    code.compare(source, TWO_TO_63);
    assembler.jump(Condition.NOT_BELOW, large);
    code.truncate(result, source, 8);
    assembler.emit(Arithmetic.TEST_MR.of(8), result, result);
    assembler.jump(Condition.NOT_SIGN, end);
    trapIfNan(assembler, code, source);
    assembler.jump(site.buffer().trapLabel(TrapCode.INTEGER_OVERFLOW));
    site.buffer().bind(large);
    truncateLarge(code, assembler, result, source, temporary);
    assembler.trap(Condition.SIGN, TrapCode.INTEGER_OVERFLOW);
    assembler.emitImmediate(Bits.BTC_I.of(8), 63, result);
    site.buffer().bind(end);
  }

  /** Leaves out the highest bit; the sign flag says whether the number is too large. */
  static void truncateLarge(
      FloatCode code, Assembler assembler, int result, int source, int temporary) {
    code.copy(temporary, source);
    code.subtract(temporary, TWO_TO_63);
    code.truncate(result, temporary, 8);
    assembler.emit(Arithmetic.TEST_MR.of(8), result, result);
  }
}
