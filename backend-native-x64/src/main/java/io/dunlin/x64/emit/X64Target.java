package io.dunlin.x64.emit;

import io.dunlin.compiler.emit.FunctionEmission;
import io.dunlin.compiler.emit.LabelEncoding;
import io.dunlin.compiler.emit.MachineTarget;
import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.x64.abi.CallingConvention;
import io.dunlin.x64.abi.Frame;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.VectorMoves;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emits machine code for x86-64. An object serves one thread. */
public final class X64Target implements MachineTarget {
  private static final int FUNCTION_ALIGNMENT = 16;
  private static final int LOOP_ALIGNMENT = 16;
  private static final int STORE = RegisterFile.encoding(MachineRegisters.STORE_CONTEXT);
  private static final int INSTANCE = RegisterFile.encoding(MachineRegisters.INSTANCE_CONTEXT);

  private final X64Features features;
  private final boolean mayReturnFromOtherInstance;
  private final LabelKinds labelKinds = new LabelKinds();
  private @Nullable Tools tools;
  private final List<OutOfLineCall> outOfLineCalls = new ArrayList<>();
  private final List<OutOfLineTrap> outOfLineTraps = new ArrayList<>();
  private boolean keepsInstance;
  private boolean calls;

  /**
   * A target.
   *
   * @param features what the CPU has
   * @param mayReturnFromOtherInstance whether a function of the module may end in a tail call of
   *     another instance's function, and so return with that instance's context
   */
  public X64Target(X64Features features, boolean mayReturnFromOtherInstance) {
    this.features = features;
    this.mayReturnFromOtherInstance = mayReturnFromOtherInstance;
  }

  boolean hasAvx() {
    return features.has(X64Feature.AVX);
  }

  boolean mayReturnFromOtherInstance() {
    return mayReturnFromOtherInstance;
  }

  X64Features features() {
    return features;
  }

  @Override
  public RegisterFile registerFile() {
    return MachineRegisters.FILE;
  }

  @Override
  public LabelEncoding labelEncoding() {
    return labelKinds;
  }

  @Override
  public int functionAlignment() {
    return FUNCTION_ALIGNMENT;
  }

  @Override
  public int loopAlignment() {
    return LOOP_ALIGNMENT;
  }

  /** What emits the instructions of one function. */
  private record Tools(
      FunctionEmission emission, Assembler assembler, Site site, FormEmission forms) {}

  private Tools tools(FunctionEmission emission) {
    Tools known = tools;
    if (known == null || known.emission != emission) {
      Assembler assembler = new Assembler(emission.buffer());
      known =
          new Tools(
              emission,
              assembler,
              new Site(this, emission),
              new FormEmission(this, emission, assembler));
      tools = known;
      findCalls(emission.function());
    }
    return known;
  }

  Assembler assembler(FunctionEmission emission) {
    return tools(emission).assembler;
  }

  private void findCalls(MachineFunction function) {
    keepsInstance = false;
    calls = false;
    for (int i = 0; i < function.instructionCount(); i++) {
      int opcode = function.opcode(i);
      if (Opcode.isPseudo(opcode)) {
        switch (Opcode.pseudo(opcode)) {
          case CALL -> {
            calls = true;
            keepsInstance |= mayReturnFromOtherInstance;
          }
          case CALL_RUNTIME, CALL_RUNTIME_IF -> calls = true;
          case CALL_INDIRECT, LANDING -> {
            calls = true;
            keepsInstance = true;
          }
          default -> {}
        }
      }
    }
  }

  @Override
  public int frameSize(FunctionEmission emission) {
    tools(emission);
    return (keepsInstance ? Frame.INSTANCE_CONTEXT_BYTES : 0)
        + emission.frameAreaBytes()
        + emission.spillBytes();
  }

  /** The place in the frame of a location that is a slot. */
  Address slot(int location, FunctionEmission emission) {
    int offset = Location.slot(location) * Location.UNIT_BYTES - frameSize(emission);
    return Address.of(Registers.RBP, offset);
  }

  @Override
  public void emitPrologue(FunctionEmission emission) {
    Assembler to = assembler(emission);
    int frameSize = frameSize(emission);
    to.emit(Moves.PUSH, Registers.RBP);
    to.emit(Moves.MOV_RM.of(8), Registers.RBP, Registers.RSP);
    checkStack(to, frameSize);
    int reserved = frameSize;
    if (keepsInstance) {
      to.emit(Moves.PUSH, INSTANCE);
      reserved -= 8;
    }
    if (reserved > 0) {
      boolean isSmall = reserved == (byte) reserved;
      Form form = isSmall ? Arithmetic.SUB_I8.of(8) : Arithmetic.SUB_I.of(8);
      to.emitImmediate(form, reserved, Registers.RSP);
    }
  }

  private void checkStack(Assembler to, int frameSize) {
    Address limit = Address.of(STORE, ContextLayout.Store.STACK_LIMIT);
    if (frameSize > Frame.SLACK_BYTES) {
      to.emitMemory(Arithmetic.LEA.of(8), Address.of(Registers.RSP, -frameSize), Site.SCRATCH);
      to.emitMemory(Arithmetic.CMP_RM.of(8), limit, Site.SCRATCH);
    } else if (calls) {
      to.emitMemory(Arithmetic.CMP_RM.of(8), limit, Registers.RSP);
    } else {
      return;
    }
    to.trap(Condition.BELOW, TrapCode.STACK_OVERFLOW);
  }

  /** Gives the frame up, up to the return address. */
  void leave(FunctionEmission emission) {
    if (frameSize(emission) > 0) {
      assembler(emission).emit(Control.LEAVE);
    } else {
      assembler(emission).emit(Moves.POP, Registers.RBP);
    }
  }

  @Override
  public void emitInstruction(int instruction, FunctionEmission emission) {
    int opcode = emission.function().opcode(instruction);
    if (Opcode.isPseudo(opcode)) {
      Opcode.pseudo(opcode).emit(tools(emission).site.at(instruction));
    } else {
      tools(emission).forms.emit(instruction);
    }
  }

  @Override
  public void emitRematerialization(int instruction, int register, FunctionEmission emission) {
    Assembler to = assembler(emission);
    int encoded = RegisterFile.encoding(register);
    int opcode = emission.function().opcode(instruction);
    if (Opcode.isPseudo(opcode)) {
      Moving.zero(to, this, encoded);
    } else {
      tools(emission).forms.emitInto(instruction, encoded);
    }
  }

  @Override
  public void emitMove(int from, int to, int width, FunctionEmission emission) {
    Assembler assembly = assembler(emission);
    boolean isLoad = Location.isSlot(from);
    boolean isStore = Location.isSlot(to);
    int register = Location.register(isLoad ? to : from);
    int encoded = RegisterFile.encoding(register);
    if (RegisterFile.classOf(register) == io.dunlin.compiler.machine.RegisterClass.GENERAL) {
      if (isLoad) {
        assembly.emitMemory(Moves.MOV_RM.of(width), slot(from, emission), encoded);
      } else if (isStore) {
        assembly.emitMemory(Moves.MOV_MR.of(width), slot(to, emission), encoded);
      } else {
        assembly.emit(Moves.MOV_RM.of(width), RegisterFile.encoding(to), encoded);
      }
    } else if (isLoad) {
      assembly.emitMemory(vectorLoad(width), slot(from, emission), encoded);
    } else if (isStore) {
      assembly.emitMemory(vectorStore(width), slot(to, emission), encoded);
    } else {
      assembly.emit(VectorMoves.MOVAPS_RM.on(features), RegisterFile.encoding(to), encoded);
    }
  }

  private Form vectorLoad(int width) {
    return switch (width) {
      case 4 -> VectorMoves.MOVSS_LOAD.on(features);
      case 8 -> VectorMoves.MOVSD_LOAD.on(features);
      default -> VectorMoves.MOVAPS_RM.on(features);
    };
  }

  private Form vectorStore(int width) {
    return switch (width) {
      case 4 -> VectorMoves.MOVSS_STORE.on(features);
      case 8 -> VectorMoves.MOVSD_STORE.on(features);
      default -> VectorMoves.MOVAPS_MR.on(features);
    };
  }

  /** A call of the runtime that is to be emitted behind the function, and where it goes back to. */
  private record OutOfLineCall(int label, int runtimeFunction, int back, int source) {}

  /** A trap that is to be emitted behind the function, and where its index is. */
  private record OutOfLineTrap(int label, TrapCode code, int index, int width, int source) {}

  /** The label of code that traps with the only operand as index. */
  int trapOutOfLine(TrapCode code, Site site) {
    int label = site.buffer().label();
    int source = site.emission().function().sourceOffset(site.instruction());
    outOfLineTraps.add(new OutOfLineTrap(label, code, site.location(0), site.width(0), source));
    return label;
  }

  void callOutOfLine(int label, int runtimeFunction, int back, Site site) {
    int source = site.emission().function().sourceOffset(site.instruction());
    outOfLineCalls.add(new OutOfLineCall(label, runtimeFunction, back, source));
  }

  @Override
  public void emitOutOfLine(FunctionEmission emission) {
    Assembler to = assembler(emission);
    for (OutOfLineCall call : outOfLineCalls) {
      emission.buffer().setSource(call.source);
      emission.buffer().bind(call.label);
      to.call(RelocationTarget.RUNTIME_FUNCTION, call.runtimeFunction);
      to.jump(call.back);
    }
    outOfLineCalls.clear();
    for (OutOfLineTrap trap : outOfLineTraps) {
      emission.buffer().setSource(trap.source);
      emission.buffer().bind(trap.label);
      if (trap.index != CallingConvention.trapIndexRegister()) {
        emitMove(trap.index, CallingConvention.trapIndexRegister(), trap.width, emission);
      }
      emitTrap(trap.code, emission);
    }
    outOfLineTraps.clear();
  }

  @Override
  public void emitTrap(TrapCode code, FunctionEmission emission) {
    assembler(emission).call(RelocationTarget.TRAP, code.ordinal());
  }
}
