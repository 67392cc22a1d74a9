package io.dunlin.x64.emit;

import io.dunlin.x64.inst.Floats;

/** Emits copies and zeros. */
final class Moving {
  private Moving() {}

  static void move(Site site) {
    site.target().emitMove(site.location(1), site.location(0), site.width(0), site.emission());
  }

  static void zeroVector(Site site) {
    zero(site.assembler(), site.target(), site.register(0));
  }

  static void zero(Assembler assembler, X64Target target, int register) {
    if (target.hasAvx()) {
      assembler.emit(Floats.XORPS.avx(), register, register, register);
    } else {
      assembler.emit(Floats.XORPS.sse(), register, register);
    }
  }
}
