package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Bits;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Moves;

/** Emits conversions of floats to integers that give the nearest one, and 0 for a NaN. */
final class Saturating {
  private Saturating() {}

  static void signed(Site site) {
    Assembler assembler = site.assembler();
    int bytes = (int) site.immediate(1);
    FloatCode code = new FloatCode(site, (int) site.immediate(0));
    int source = site.register(0);
    int result = site.register(1);
    int temporary = site.register(2);
    int nan = site.buffer().label();
    int end = site.buffer().label();
    code.truncate(result, source, bytes);
    Truncating.jumpUnlessLowest(assembler, bytes, result, end);
    code.compare(source, source);
    assembler.jump(Condition.PARITY, nan);
    code.zero(temporary);
    code.compare(temporary, source);
    assembler.jump(Condition.NOT_BELOW, end);
    // From the lowest to the greatest.
    assembler.emit(Arithmetic.NOT.of(bytes), result);
    assembler.jump(end);
    site.buffer().bind(nan);
    assembler.emit(Arithmetic.XOR_RM.of(4), result, result);
    site.buffer().bind(end);
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
    int source = site.register(0);
    int result = site.register(1);
    int temporary = site.register(2);
    int end = site.buffer().label();
    code.truncate(result, source, 8);
    Truncating.jumpIfUnsigned32(assembler, result, end);
    assembler.emit(Arithmetic.XOR_RM.of(4), result, result);
    code.zero(temporary);
    code.compare(source, temporary);
    assembler.jump(Condition.NOT_ABOVE, end);
    assembler.emitImmediate(Moves.MOV_R32_I32, -1, result);
    site.buffer().bind(end);
  }

  private static void unsigned64(Site site) {
    Assembler assembler = site.assembler();
    FloatCode code = new FloatCode(site, (int) site.immediate(0));
    int source = site.register(0);
    int result = site.register(1);
    int large = site.buffer().label();
    int tooLarge = site.buffer().label();
    int end = site.buffer().label();
    code.compare(source, Truncating.TWO_TO_63);
    assembler.jump(Condition.NOT_BELOW, large);
    code.truncate(result, source, 8);
    assembler.emit(Arithmetic.TEST_MR.of(8), result, result);
    assembler.jump(Condition.NOT_SIGN, end);
    assembler.emit(Arithmetic.XOR_RM.of(4), result, result);
    assembler.jump(end);
    site.buffer().bind(large);
    Truncating.truncateLarge(code, assembler, result, source, site.register(2));
    assembler.jump(Condition.SIGN, tooLarge);
    assembler.emitImmediate(Bits.BTC_I.of(8), 63, result);
    assembler.jump(end);
    site.buffer().bind(tooLarge);
    assembler.emitImmediate(Moves.MOV_I.of(8), -1, result);
    site.buffer().bind(end);
  }
}
