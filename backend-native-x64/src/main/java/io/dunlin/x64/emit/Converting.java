package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Floats;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Shifts;

/** Emits conversions of unsigned integers to floats. */
final class Converting {
  private static final int BYTES = 8;

  private Converting() {}

  /**
   * A number above the greatest signed one is halved, converted and doubled; its lowest bit stays
   * in the half, so that it is rounded as the whole.
   */
  static void unsigned(Site site) {
    Assembler assembler = site.assembler();
    FloatCode code = new FloatCode(site, (int) site.immediate(0));
    int source = site.register(0);
    int result = site.register(1);
    int half = site.register(2);
    int large = site.buffer().label();
    int end = site.buffer().label();
    code.zero(result);
    assembler.emit(Arithmetic.TEST_MR.of(BYTES), source, source);
    assembler.jump(Condition.SIGN, large);
    code.convert(result, source);
    assembler.jump(end);
    site.buffer().bind(large);
    assembler.emit(Moves.MOV_RM.of(BYTES), half, source);
    assembler.emit(Shifts.SHR_1.of(BYTES), half);
    assembler.emit(Moves.MOV_RM.of(4), Site.SCRATCH, source);
    assembler.emitImmediate(Arithmetic.AND_I8.of(4), 1, Site.SCRATCH);
    assembler.emit(Arithmetic.OR_RM.of(BYTES), half, Site.SCRATCH);
    code.convert(result, half);
    code.update(Floats.ADDSS, Floats.ADDSD, result, result);
    site.buffer().bind(end);
  }
}
