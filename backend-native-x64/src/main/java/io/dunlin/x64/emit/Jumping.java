package io.dunlin.x64.emit;

import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Moves;

/** Emits what goes on elsewhere within the function, or traps. */
final class Jumping {
  private static final TrapCode[] TRAP_CODES = TrapCode.values();
  private static final int ENTRY_BYTES = 4;

  private Jumping() {}

  static void jump(Site site) {
    site.goTo(0);
  }

  static void branch(Site site) {
    Predicate predicate = Predicate.unpack(site.immediate(0));
    if (predicate.isBoth()) {
      branchIfBoth(site, 0, 1);
    } else if (predicate.isEither()) {
      branchIfBoth(site, 1, 0);
    } else if (site.isNext(0)) {
      jumpIf(site, predicate.negated(), site.successorLabel(1));
    } else {
      jumpIf(site, predicate, site.successorLabel(0));
      site.goTo(1);
    }
  }

  /** Goes to one successor if floats are equal and ordered, and else to the other. */
  private static void branchIfBoth(Site site, int successor, int other) {
    site.assembler().jump(Condition.NOT_EQUAL, site.successorLabel(other));
    if (site.isNext(other)) {
      site.assembler().jump(Condition.NOT_PARITY, site.successorLabel(successor));
    } else {
      site.assembler().jump(Condition.PARITY, site.successorLabel(other));
      site.goTo(successor);
    }
  }

  private static void jumpIf(Site site, Predicate predicate, int label) {
    site.assembler().jump(predicate.condition(), label);
    if (predicate.isEither()) {
      site.assembler().jump(Condition.PARITY, label);
    }
  }

  static void jumpByTable(Site site) {
    Assembler assembler = site.assembler();
    int cases = site.immediateCount() - 1;
    int index = site.register(0);
    int temporary = site.register(1);
    int table = site.buffer().label();
    assembler.emitImmediate(Arithmetic.CMP_I.of(4), cases, index);
    assembler.jump(Condition.NOT_BELOW, site.successorLabel((int) site.immediate(cases)));
    assembler.emitLabel(Arithmetic.LEA.of(8), table, temporary);
    assembler.emitMemory(
        Moves.MOVSX_32, Address.indexed(temporary, index, ENTRY_BYTES, 0), Site.SCRATCH);
    assembler.emit(Arithmetic.ADD_RM.of(8), Site.SCRATCH, temporary);
    assembler.emit(Control.JMP_M, Site.SCRATCH);
    site.buffer().bind(table);
    for (int i = 0; i < cases; i++) {
      site.buffer().putDifference(site.successorLabel((int) site.immediate(i)), table);
    }
  }

  static void trapIf(Site site) {
    Predicate predicate = Predicate.unpack(site.immediate(0));
    TrapCode code = TRAP_CODES[(int) site.immediate(1)];
    int trap =
        code.namesIndex() ? site.target().trapOutOfLine(code, site) : site.buffer().trapLabel(code);
    if (predicate.isBoth()) {
      int end = site.buffer().label();
      jumpIf(site, predicate.negated(), end);
      site.assembler().jump(trap);
      site.buffer().bind(end);
    } else {
      jumpIf(site, predicate, trap);
    }
  }

  static void callRuntimeIf(Site site) {
    Predicate predicate = Predicate.unpack(site.immediate(0));
    int call = site.buffer().label();
    int back = site.buffer().label();
    jumpIf(site, predicate, call);
    site.buffer().bind(back);
    site.target().callOutOfLine(call, (int) site.immediate(1), back, site);
  }

  static void trap(Site site) {
    site.assembler().call(RelocationTarget.TRAP, (int) site.immediate(0));
  }

  static void unreachable(Site site) {
    site.assembler().emit(Control.UD2);
  }
}
