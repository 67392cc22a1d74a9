package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Floats;

/**
 * Emits the lesser and the greater of two floats. The CPU's instructions for it give the second
 * operand if one is a NaN or both are zeros, so these two cases are told apart first.
 */
final class MinMax {
  private MinMax() {}

  static void minimum(Site site) {
    FloatCode code = code(site);
    emit(
        site,
        () -> code.update(Floats.MINSS, Floats.MINSD, site.register(1), site.register(2)),
        () -> code.update(Floats.ORPS, Floats.ORPD, site.register(1), site.register(2)));
  }

  static void maximum(Site site) {
    FloatCode code = code(site);
    emit(
        site,
        () -> code.update(Floats.MAXSS, Floats.MAXSD, site.register(1), site.register(2)),
        () -> code.update(Floats.ANDPS, Floats.ANDPD, site.register(1), site.register(2)));
  }

  private static FloatCode code(Site site) {
    return new FloatCode(site, (int) site.immediate(0));
  }

  private static void emit(Site site, Runnable ofDifferent, Runnable ofEqual) {
    Assembler assembler = site.assembler();
    FloatCode code = code(site);
    int result = site.register(1);
    int second = site.register(2);
    int different = site.buffer().label();
    int unordered = site.buffer().label();
    int end = site.buffer().label();
    code.compare(result, second);
    assembler.jump(Condition.NOT_EQUAL, different);
    assembler.jump(Condition.PARITY, unordered);
    ofEqual.run();
    assembler.jump(end);
    site.buffer().bind(unordered);
    code.update(Floats.ADDSS, Floats.ADDSD, result, second);
    assembler.jump(end);
    site.buffer().bind(different);
    ofDifferent.run();
    site.buffer().bind(end);
  }
}
