package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FastAllocatorTests {
  @ParameterizedTest
  @ValueSource(ints = {6, 8, 14})
  void allocatesRandomFunctions(int count) {
    RegisterFile registers = TestRegisters.of(count, count);
    for (long seed = 0; seed < 400; seed++) {
      MachineFunction function = RandomFunctions.make(seed, (int) (seed % 80), registers);
      Allocation allocation = new FastAllocator().allocate(function, registers);
      try {
        AllocationChecker.check(function, registers, allocation);
      } catch (IllegalStateException e) {
        throw new AssertionError(
            e.getMessage()
                + ", seed "
                + seed
                + "\n"
                + AllocationPrinter.print(function, registers, allocation),
            e);
      }
    }
  }
}
