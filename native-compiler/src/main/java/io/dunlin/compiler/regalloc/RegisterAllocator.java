package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;

/** Finds a location for each operand, and the moves that this takes. Serves all threads. */
public interface RegisterAllocator {
  /** The same function and registers always give the same allocation. */
  Allocation allocate(MachineFunction function, RegisterFile registers);
}
