package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;

/**
 * Allocates registers in one pass backwards over each block, in time linear in the function's size.
 *
 * <p>Within a block, a value gets a register at its last use and keeps it up to its definition, or
 * until something needs the register more. Between blocks all values are in stack slots. A value
 * that ever needs its slot is stored there once, when it is defined; as it never changes, it only
 * needs to be loaded again later.
 */
public final class FastAllocator implements RegisterAllocator {
  /** An allocator; it has no state. */
  public FastAllocator() {}

  @Override
  public Allocation allocate(MachineFunction function, RegisterFile registers) {
    return new FastAllocation(function, registers).run();
  }
}
