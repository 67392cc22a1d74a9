package io.dunlin.compiler.emit;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.regalloc.Allocation;

/** Emits functions whose registers have been allocated, one after the other. Serves one thread. */
public final class FunctionEmitter {
  private final MachineTarget target;
  private final MachineBuffer buffer;

  /** An emitter for a CPU. */
  public FunctionEmitter(MachineTarget target) {
    this.target = target;
    buffer = new MachineBuffer(target.labelEncoding());
  }

  /** The machine code of a function. */
  public CompiledFunction emit(MachineFunction function, Allocation allocation) {
    buffer.clear();
    FunctionEmission emission = new FunctionEmission(target, function, allocation, buffer);
    target.emitPrologue(emission);
    new BlockEmitter(emission, function, allocation).emitAll();
    target.emitOutOfLine(emission);
    buffer.bindTrapLabels(emission);
    return buffer.finish(target.functionAlignment(), target.frameSize(emission));
  }
}
