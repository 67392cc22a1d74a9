package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.RegisterClass;

/**
 * Virtual registers that share a slot, and a register where they can: as they do not live at the
 * same time, moves between them cost nothing then.
 */
final class Bundle {
  final RegisterClass registerClass;
  final boolean wide;

  /** The complement of the instruction that makes the only value again, or 0. */
  final int rematerialization;

  /** Where it is when it is in no register. */
  int slot = Location.NONE;

  /** Is there a point where it is in its slot? */
  boolean needsSlot;

  /** The register that a part got last, which the others would rather have too. */
  int lastRegister = Location.NONE;

  int from = Integer.MAX_VALUE;
  int to;

  Bundle(RegisterClass registerClass, boolean wide, int rematerialization) {
    this.registerClass = registerClass;
    this.wide = wide;
    this.rematerialization = rematerialization;
  }

  boolean isRematerialized() {
    return rematerialization < 0;
  }
}
