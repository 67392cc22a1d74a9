package io.dunlin.x64.emit;

import io.dunlin.compiler.machine.Location;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;

/** Emits what depends on flags without a jump of the program. */
final class Choosing {
  private static final int BYTES = 4;

  private Choosing() {}

  static void zero(Site site) {
    int register = site.register(0);
    site.assembler().emit(Arithmetic.XOR_RM.of(BYTES), register, register);
  }

  static void set(Site site) {
    Predicate predicate = Predicate.unpack(site.immediate(0));
    Assembler assembler = site.assembler();
    int result = site.register(1);
    assembler.emit(Moves.SET.of(predicate.condition()), result);
    if (predicate.isBoth()) {
      assembler.emit(Moves.SET.of(Condition.NOT_PARITY), Site.SCRATCH);
      assembler.emit(Arithmetic.AND_MR.of(1), result, Site.SCRATCH);
    } else if (predicate.isEither()) {
      assembler.emit(Moves.SET.of(Condition.PARITY), Site.SCRATCH);
      assembler.emit(Arithmetic.OR_MR.of(1), result, Site.SCRATCH);
    }
  }

  static void choose(Site site) {
    Predicate predicate = Predicate.unpack(site.immediate(0));
    move(site, predicate.condition());
    if (predicate.isEither()) {
      move(site, Condition.PARITY);
    }
  }

  private static void move(Site site, Condition condition) {
    boolean isWide = site.width(1) == 8;
    Form form = isWide ? Moves.CMOV_64.of(condition) : Moves.CMOV_32.of(condition);
    if (site.isRegister(2)) {
      site.assembler().emit(form, site.register(1), site.register(2));
    } else {
      site.assembler().emitMemory(form, site.slot(2), site.register(1));
    }
  }

  static void chooseVector(Site site) {
    Predicate unless = Predicate.unpack(site.immediate(0)).negated();
    Assembler assembler = site.assembler();
    int end = site.buffer().label();
    assembler.jump(unless.condition(), end);
    if (unless.isEither()) {
      assembler.jump(Condition.PARITY, end);
    }
    int from = site.location(2);
    int to = Location.register(site.location(1));
    site.target().emitMove(from, to, site.width(1), site.emission());
    site.buffer().bind(end);
  }
}
