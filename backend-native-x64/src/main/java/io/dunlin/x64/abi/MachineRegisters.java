package io.dunlin.x64.abi;

import static io.dunlin.compiler.machine.RegisterFile.general;
import static io.dunlin.compiler.machine.RegisterFile.vector;

import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.RegisterClass;
import java.util.List;
import java.util.stream.IntStream;

/** What registers are for. */
public final class MachineRegisters {
  /** The context of the store; the same for a whole activation. */
  public static final int STORE_CONTEXT = general(Registers.R15);

  /** The context of the instance whose function is running. */
  public static final int INSTANCE_CONTEXT = general(Registers.R14);

  /** What moves, and instructions in the course of their work, overwrite. */
  public static final int GENERAL_SCRATCH = general(Registers.R11);

  /** The same among vector registers. */
  public static final int VECTOR_SCRATCH = vector(15);

  private static final int COUNT = 16;

  /** Registers whose instructions are shorter come first; no function has to preserve any. */
  private static final int[] GENERAL_ORDER = {
    general(Registers.RSI),
    general(Registers.RDI),
    general(Registers.RAX),
    general(Registers.RCX),
    general(Registers.RDX),
    general(Registers.RBX),
    general(Registers.R8),
    general(Registers.R9),
    general(Registers.R10),
    general(Registers.R12),
    general(Registers.R13)
  };

  private static final int[] VECTOR_ORDER =
      IntStream.range(0, 15).map(RegisterFile::vector).toArray();

  /** As the register allocators see it. */
  public static final RegisterFile FILE =
      new RegisterFile(
          names(RegisterClass.GENERAL, 8),
          names(RegisterClass.VECTOR, 16),
          GENERAL_ORDER,
          VECTOR_ORDER,
          GENERAL_SCRATCH,
          VECTOR_SCRATCH);

  private MachineRegisters() {}

  private static List<String> names(RegisterClass registerClass, int bytes) {
    return IntStream.range(0, COUNT)
        .mapToObj(number -> Registers.name(registerClass, number, bytes))
        .toList();
  }
}
