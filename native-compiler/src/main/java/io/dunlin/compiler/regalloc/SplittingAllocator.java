package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;

/**
 * Allocates registers by what they are worth, and splits what does not get one.
 *
 * <p>Virtual registers that are copied to each other become bundles where they do not live at the
 * same time. Bundles are split around calls, which leave no register alone. Then the pieces are
 * taken one by one, the longest first. A piece gets a register that is free wherever it lives, or
 * one whose pieces are worth less, which are taken again later; what they are worth is how often
 * they are used, estimated by loops, for each point that they live at. A piece that gets no
 * register is split, at the boundary of a loop if there is one, else between uses, and what is left
 * in the end are pieces as short as an instruction needs them, with all else in a slot, or made
 * again.
 *
 * <p>A value is stored once where it is defined, or, where that is cheaper, where it comes from a
 * register to its slot.
 *
 * <p>Time and memory are in proportion to how many values live in how many blocks. Where that is
 * out of proportion to the size of the function, it is left to the {@link FastAllocator}.
 */
public final class SplittingAllocator implements RegisterAllocator {
  /** An allocator; it has no state. */
  public SplittingAllocator() {}

  @Override
  public Allocation allocate(MachineFunction function, RegisterFile registers) {
    SplittingAllocation allocation = new SplittingAllocation(function, registers);
    return allocation.isTooMuch()
        ? new FastAllocator().allocate(function, registers)
        : allocation.run();
  }
}
