package io.dunlin.x64.stub;

import static io.dunlin.x64.encode.Registers.R11;
import static io.dunlin.x64.encode.Registers.R14;
import static io.dunlin.x64.encode.Registers.R15;
import static io.dunlin.x64.encode.Registers.RAX;
import static io.dunlin.x64.encode.Registers.RBP;
import static io.dunlin.x64.encode.Registers.RCX;
import static io.dunlin.x64.encode.Registers.RDI;
import static io.dunlin.x64.encode.Registers.RDX;
import static io.dunlin.x64.encode.Registers.RSI;
import static io.dunlin.x64.encode.Registers.RSP;

import io.dunlin.compiler.emit.MachineBuffer;
import io.dunlin.compiler.object.ContextLayout.Instance;
import io.dunlin.compiler.object.ContextLayout.Store;
import io.dunlin.nativeruntime.stub.ExitStatus;
import io.dunlin.nativeruntime.stub.UpcallStatus;
import io.dunlin.x64.abi.Frame;
import io.dunlin.x64.emit.Assembler;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Moves;

/** What all stubs are made of: moves of 64 and 32 bits, frames, ways out, and upcalls. */
final class StubCode {
  private static final int WORD = 8;
  private static final int HALF = 4;

  final Assembler assembler;
  final MachineBuffer buffer;

  /** Ends the activation with the status in rax. */
  final int exit;

  /** Traps with a stack overflow in a frame that has been made. */
  final int overflow;

  StubCode() {
    buffer = Assembler.newBuffer();
    assembler = new Assembler(buffer);
    exit = buffer.label();
    overflow = buffer.label();
  }

  /** A label of what follows. */
  int here() {
    int label = buffer.label();
    buffer.bind(label);
    return label;
  }

  void move(int to, int from) {
    assembler.emit(Moves.MOV_RM.of(WORD), to, from);
  }

  void load(int to, int base, int offset) {
    assembler.emitMemory(Moves.MOV_RM.of(WORD), Address.of(base, offset), to);
  }

  void load32(int to, int base, int offset) {
    assembler.emitMemory(Moves.MOV_RM.of(HALF), Address.of(base, offset), to);
  }

  void store(int base, int offset, int from) {
    assembler.emitMemory(Moves.MOV_MR.of(WORD), Address.of(base, offset), from);
  }

  void store32(int base, int offset, int from) {
    assembler.emitMemory(Moves.MOV_MR.of(HALF), Address.of(base, offset), from);
  }

  void storeConstant32(int base, int offset, int value) {
    assembler.emitMemoryImmediate(Moves.MOV_I.of(HALF), Address.of(base, offset), value);
  }

  void constant(int to, long value) {
    if (value == (int) value) {
      assembler.emitImmediate(Moves.MOV_I.of(WORD), value, to);
    } else {
      assembler.emitImmediate(Moves.MOV_R64_I64, value, to);
    }
  }

  void add(int to, int value) {
    assembler.emitImmediate(Arithmetic.ADD_I.of(WORD), value, to);
  }

  void push(int register) {
    assembler.emit(Moves.PUSH, register);
  }

  void pop(int register) {
    assembler.emit(Moves.POP, register);
  }

  void makeFrame(int bytes) {
    push(RBP);
    move(RBP, RSP);
    if (bytes > 0) {
      add(RSP, -bytes);
    }
  }

  /** Calls the stub for stack overflows if there is no room for a frame that is large. */
  void checkStack(int bytes, long overflowStub) {
    if (bytes <= Frame.SLACK_BYTES) {
      return;
    }
    int enough = buffer.label();
    assembler.emitMemory(Arithmetic.LEA.of(WORD), Address.of(RSP, -bytes), R11);
    assembler.emitMemory(Arithmetic.CMP_RM.of(WORD), Address.of(R15, Store.STACK_LIMIT), R11);
    assembler.jump(Condition.NOT_BELOW, enough);
    constant(R11, overflowStub);
    assembler.emit(Control.CALL_M, R11);
    buffer.bind(enough);
  }

  void leaveFrame() {
    assembler.emit(Control.LEAVE);
    assembler.emit(Control.RET);
  }

  /** Ends the activation. */
  void exit(int status) {
    constant(RAX, status);
    assembler.jump(exit);
  }

  /**
   * Calls the dispatcher for the instance that is running. The area is where the stack pointer
   * points to; the frame, which is the stub's own, has been made.
   */
  void upcall(long dispatcher, int request) {
    load32(RSI, R14, Instance.IDENTITY);
    constant(RDX, request);
    move(RCX, RSP);
    upcall(dispatcher);
  }

  /** Calls the dispatcher with what rsi, rdx, rcx and r8 hold. */
  void upcall(long dispatcher) {
    int handle = buffer.label();
    int done = buffer.label();
    store(R15, Store.EXIT_FRAME, RBP);
    store(R15, Store.WASM_STACK, RSP);
    load32(RDI, R15, Store.IDENTITY);
    load(RAX, R15, Store.ACTIVATION);
    assembler.emitMemory(Arithmetic.CMP_RM.of(WORD), Address.of(R15, Store.JAVA_STACK_LIMIT), RAX);
    assembler.jump(Condition.BELOW, overflow);
    move(RSP, RAX);
    constant(RAX, dispatcher);
    assembler.emit(Control.CALL_M, RAX);
    load(RSP, R15, Store.WASM_STACK);
    assembler.emit(Arithmetic.TEST_MR.of(HALF), RAX, RAX);
    assembler.jump(Condition.EQUAL, done);
    assembler.emitImmediate(Arithmetic.CMP_I8.of(HALF), UpcallStatus.HANDLE, RAX);
    assembler.jump(Condition.EQUAL, handle);
    exit(ExitStatus.PARKED);
    buffer.bind(handle);
    load(RBP, R15, Store.HANDLER_FRAME);
    load(RSP, R15, Store.HANDLER_STACK);
    assembler.emitMemory(Control.JMP_M, Address.of(R15, Store.HANDLER_PC));
    buffer.bind(done);
  }

  byte[] finish() {
    return buffer.finish(1, 0).code();
  }
}
