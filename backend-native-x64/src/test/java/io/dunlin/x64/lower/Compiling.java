package io.dunlin.x64.lower;

import io.dunlin.compiler.emit.FunctionEmitter;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.regalloc.Allocation;
import io.dunlin.compiler.regalloc.AllocationChecker;
import io.dunlin.compiler.regalloc.FastAllocator;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.emit.Listing;
import io.dunlin.x64.emit.X64Target;
import io.dunlin.x64.inst.X64Features;

/** The way of a function to machine code, as tests go it. */
public final class Compiling {
  private Compiling() {}

  /** The machine code, whose registers have been checked. */
  public static CompiledFunction compile(IrFunction function, X64Features features) {
    MachineFunction machine = X64Selector.lower(function, features, new MachineFunctionBuilder());
    Allocation allocation = new FastAllocator().allocate(machine, MachineRegisters.FILE);
    AllocationChecker.check(machine, MachineRegisters.FILE, allocation);
    return new FunctionEmitter(new X64Target(features, false)).emit(machine, allocation);
  }

  static String listing(IrFunction function, X64Features features) {
    return Listing.of(compile(function, features));
  }
}
