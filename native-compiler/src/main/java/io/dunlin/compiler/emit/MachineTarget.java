package io.dunlin.compiler.emit;

import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.TrapCode;

/** A CPU, as the emission of code sees it. An object serves one thread. */
public interface MachineTarget {
  /** The registers. */
  RegisterFile registerFile();

  /** How this CPU's instructions refer to labels. */
  LabelEncoding labelEncoding();

  /** What the addresses of functions are multiples of, in bytes; a power of two. */
  int functionAlignment();

  /** What the first instruction of a loop is to be aligned to, a power of two. */
  int loopAlignment();

  /**
   * How far the stack pointer is below the frame pointer after the prologue, in bytes: the frame's
   * two areas and whatever this CPU's frames have beside them.
   */
  int frameSize(FunctionEmission emission);

  /** Emits what comes before the first block: makes the frame and checks the stack's limit. */
  void emitPrologue(FunctionEmission emission);

  /**
   * Emits an instruction, the last ones of blocks included. A jump to the {@linkplain
   * FunctionEmission#isNext next} block needs no code.
   */
  void emitInstruction(int instruction, FunctionEmission emission);

  /**
   * Emits a copy, a load or a store. It changes no flags and no register but the target.
   *
   * @param from a location, as {@link io.dunlin.compiler.machine.Location} packs it
   * @param to another location; not both are slots
   * @param width the size of the value in bytes: 4, 8 or 16
   */
  void emitMove(int from, int to, int width, FunctionEmission emission);

  /**
   * Repeats a rematerializable instruction with another register for its result. It changes no
   * flags and no other register.
   */
  void emitRematerialization(int instruction, int register, FunctionEmission emission);

  /** Emits what instructions have asked to come behind all blocks. */
  void emitOutOfLine(FunctionEmission emission);

  /** Emits the out-of-line code that ends the activation with this trap; nothing comes back. */
  void emitTrap(TrapCode code, FunctionEmission emission);
}
