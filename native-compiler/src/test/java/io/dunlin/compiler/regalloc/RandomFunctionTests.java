package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineVerifier;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All allocators, with many and with few registers, on functions made at random. */
final class RandomFunctionTests {
  private static final int FUNCTIONS = 400;

  static Stream<Arguments> allocators() {
    return Stream.of(new FastAllocator(), new SplittingAllocator())
        .flatMap(each -> Stream.of(6, 8, 14).map(count -> Arguments.of(each, count)));
  }

  @ParameterizedTest
  @MethodSource("allocators")
  void allocates(RegisterAllocator allocator, int count) {
    RegisterFile registers = TestRegisters.of(count, count);
    for (int seed = 0; seed < FUNCTIONS; seed++) {
      check(allocator, RandomFunctions.make(seed, seed % 80, registers), registers, seed);
    }
  }

  @ParameterizedTest
  @MethodSource("allocators")
  void allocatesLargeFunctions(RegisterAllocator allocator, int count) {
    RegisterFile registers = TestRegisters.of(count, count);
    for (int seed : List.of(1, 2, 3)) {
      check(allocator, RandomFunctions.make(seed, 1000, registers), registers, seed);
    }
  }

  private static void check(
      RegisterAllocator allocator, MachineFunction function, RegisterFile registers, int seed) {
    MachineVerifier.verify(function);
    Allocation allocation = allocator.allocate(function, registers);
    try {
      AllocationChecker.check(function, registers, allocation);
    } catch (IllegalStateException e) {
      String printed = AllocationPrinter.print(function, registers, allocation);
      throw new AssertionError(e.getMessage() + ", seed " + seed + "\n" + printed, e);
    }
  }
}
