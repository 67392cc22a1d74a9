package io.dunlin.x64.emit;

import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.x64.abi.Frame;
import io.dunlin.x64.abi.MachineRegisters;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.encode.Registers;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Moves;

/** Emits calls and returns. */
final class Calling {
  private static final int INSTANCE = RegisterFile.encoding(MachineRegisters.INSTANCE_CONTEXT);

  private Calling() {}

  static void call(Site site) {
    site.assembler().call(RelocationTarget.FUNCTION, (int) site.immediate(0));
    handle(site);
    if (site.target().mayReturnFromOtherInstance()) {
      restoreInstance(site);
    }
    goOn(site);
  }

  static void callIndirect(Site site) {
    moveTo(INSTANCE, site, 1);
    if (site.isRegister(0)) {
      site.assembler().emit(Control.CALL_M, site.register(0));
    } else {
      site.assembler().emitMemory(Control.CALL_M, site.slot(0));
    }
    handle(site);
    restoreInstance(site);
    goOn(site);
  }

  static void callRuntime(Site site) {
    site.assembler().call(RelocationTarget.RUNTIME_FUNCTION, (int) site.immediate(0));
    handle(site);
    goOn(site);
  }

  private static boolean isInvocation(Site site) {
    return site.isLast() && site.successorCount() == 2;
  }

  /** To be asked right behind the call: its return address says where exceptions go. */
  private static void handle(Site site) {
    if (isInvocation(site)) {
      site.buffer().handleAt(site.successorLabel(1));
    }
  }

  private static void goOn(Site site) {
    if (isInvocation(site)) {
      site.goTo(0);
    }
  }

  private static void restoreInstance(Site site) {
    site.assembler()
        .emitMemory(
            Moves.MOV_RM.of(8), Address.of(Registers.RBP, Frame.INSTANCE_CONTEXT), INSTANCE);
  }

  static void tailCall(Site site) {
    site.target().leave(site.emission());
    site.assembler().jump(RelocationTarget.FUNCTION, (int) site.immediate(0));
  }

  static void tailCallIndirect(Site site) {
    moveTo(Site.SCRATCH, site, 0);
    moveTo(INSTANCE, site, 1);
    site.target().leave(site.emission());
    site.assembler().emit(Control.JMP_M, Site.SCRATCH);
  }

  private static void moveTo(int register, Site site, int operand) {
    int to = RegisterFile.general(register);
    if (site.location(operand) != to) {
      site.target().emitMove(site.location(operand), to, 8, site.emission());
    }
  }

  static void returnFromFunction(Site site) {
    site.target().leave(site.emission());
    site.assembler().emit(Control.RET);
  }

  /**
   * Frame pointer and stack pointer are right; the instance is found from them. The exception is in
   * the store's context and not in a register, since values may be reloaded in front of this.
   */
  static void landing(Site site) {
    restoreInstance(site);
    site.assembler()
        .emitMemory(
            Moves.MOV_RM.of(4),
            Address.of(Registers.R15, ContextLayout.Store.EXCEPTION),
            site.register(0));
  }
}
