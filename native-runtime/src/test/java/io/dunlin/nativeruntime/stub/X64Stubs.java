package io.dunlin.nativeruntime.stub;

import static io.dunlin.nativeruntime.stub.X64Assembler.ABOVE_OR_EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.BELOW;
import static io.dunlin.nativeruntime.stub.X64Assembler.EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.LESS_OR_EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.R10;
import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R12;
import static io.dunlin.nativeruntime.stub.X64Assembler.R13;
import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.R15;
import static io.dunlin.nativeruntime.stub.X64Assembler.R8;
import static io.dunlin.nativeruntime.stub.X64Assembler.R9;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RDI;
import static io.dunlin.nativeruntime.stub.X64Assembler.RDX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RSI;
import static io.dunlin.nativeruntime.stub.X64Assembler.RSP;

import io.dunlin.compiler.object.ContextLayout.Function;
import io.dunlin.compiler.object.ContextLayout.Instance;
import io.dunlin.compiler.object.ContextLayout.Store;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;

/**
 * The stubs for x86-64 that the tests of the runtime run on: for integers in registers only, and
 * written to be read and not to be fast.
 */
public final class X64Stubs implements StubAssembler {
  /** The registers of integer arguments and results. */
  private static final int[] INTEGERS = {RAX, RCX, RDX, RBX, RSI, RDI, R8, R9};

  private static final int[] SAVED_BY_CALLEES = {RBP, RBX, R12, R13, R14, R15};

  // Offsets in what the system gives a signal handler.
  private static final int SIGINFO_CODE = 8;
  private static final int SIGINFO_ADDRESS = 16;
  private static final int CONTEXT_RDX = 0x88;
  private static final int CONTEXT_RAX = 0x90;
  private static final int CONTEXT_RCX = 0x98;
  private static final int CONTEXT_RIP = 0xA8;

  @Override
  public int stubsSize() {
    return 1 << 14;
  }

  @Override
  public StubImage stubs(StubEnvironment environment) {
    X64Assembler asm = new X64Assembler();
    Label exit = new Label();
    Label overflow = new Label();
    int entry = entry(asm, exit);
    int handler = signalHandler(asm, environment, exit);
    int[] traps = new int[TrapCode.values().length];
    for (TrapCode code : TrapCode.values()) {
      traps[code.ordinal()] = trap(asm, code, exit, overflow);
    }
    int[] functions = new int[RuntimeFunction.values().length];
    for (RuntimeFunction function : RuntimeFunction.values()) {
      functions[function.ordinal()] = asm.offset();
      thunk(asm, CallShape.of(function));
      asm.load32(RSI, R14, Instance.IDENTITY);
      asm.constant(RDX, function.ordinal());
      upcall(asm, environment.dispatcher(), exit, overflow);
      returnResults(asm, CallShape.of(function));
    }
    int[] stubs = new int[RuntimeStub.values().length];
    stubs[RuntimeStub.HOST_CALL.ordinal()] = hostCall(asm, environment, exit, overflow);
    stubs[RuntimeStub.THROW.ordinal()] = asm.offset();
    thunk(asm, new CallShape("i", ""));
    asm.load32(RSI, R14, Instance.IDENTITY);
    asm.constant(RDX, UpcallRequest.THROW);
    upcall(asm, environment.dispatcher(), exit, overflow);
    return new StubImage(asm.bytes(), entry, handler, traps, functions, stubs);
  }

  private static int entry(X64Assembler asm, Label exit) {
    int start = asm.offset();
    for (int register : SAVED_BY_CALLEES) {
      asm.push(register);
    }
    asm.mov(R15, RCX);
    asm.pushMemory(R15, Store.ACTIVATION);
    asm.pushMemory(R15, Store.WASM_STACK);
    asm.subImmediate(RSP, 8);
    asm.store(R15, Store.ACTIVATION, RSP);
    asm.mov(RSP, RDX);
    asm.zero(RBP);
    asm.call(RDI);
    asm.zero(RAX);
    asm.bind(exit);
    asm.load(RSP, R15, Store.ACTIVATION);
    asm.addImmediate(RSP, 8);
    asm.popMemory(R15, Store.WASM_STACK);
    asm.popMemory(R15, Store.ACTIVATION);
    for (int i = SAVED_BY_CALLEES.length - 1; i >= 0; i--) {
      asm.pop(SAVED_BY_CALLEES[i]);
    }
    asm.ret();
    return start;
  }

  private static int signalHandler(X64Assembler asm, StubEnvironment environment, Label exit) {
    int start = asm.offset();
    Label previous = new Label();
    Label landing = new Label();
    asm.cmpMemoryImmediate32(RSI, SIGINFO_CODE, 0);
    asm.jumpIf(LESS_OR_EQUAL, previous);
    asm.load(RAX, RDX, CONTEXT_RIP);
    asm.constant(R8, environment.codeStart());
    asm.cmp(RAX, R8);
    asm.jumpIf(BELOW, previous);
    asm.constant(R8, environment.codeEnd());
    asm.cmp(RAX, R8);
    asm.jumpIf(ABOVE_OR_EQUAL, previous);
    asm.store(RDX, CONTEXT_RAX, RAX);
    asm.load(RCX, RSI, SIGINFO_ADDRESS);
    asm.store(RDX, CONTEXT_RCX, RCX);
    asm.store(RDX, CONTEXT_RDX, RDI);
    asm.lea(RAX, landing);
    asm.store(RDX, CONTEXT_RIP, RAX);
    asm.ret();
    asm.bind(previous);
    asm.constant(RAX, environment.previousHandlers());
    asm.jumpTable(RAX, RDI);
    asm.bind(landing);
    asm.store(R15, Store.TRAP_PC, RAX);
    asm.store(R15, Store.TRAP_ADDRESS, RCX);
    asm.store32(R15, Store.TRAP_SIGNAL, RDX);
    asm.addImmediate(RAX, 1);
    asm.push(RAX);
    asm.push(RBP);
    asm.mov(RBP, RSP);
    asm.store(R15, Store.EXIT_FRAME, RBP);
    asm.constant(RAX, ExitStatus.TRAPPED);
    asm.jump(exit);
    return start;
  }

  private static int trap(X64Assembler asm, TrapCode code, Label exit, Label overflow) {
    int start = asm.offset();
    asm.push(RBP);
    asm.mov(RBP, RSP);
    if (code == TrapCode.STACK_OVERFLOW) {
      asm.bind(overflow);
    }
    asm.storeImmediate32(R15, Store.TRAP_CODE, code.ordinal());
    asm.storeImmediate32(R15, Store.TRAP_SIGNAL, 0);
    asm.store(R15, Store.EXIT_FRAME, RBP);
    asm.constant(RAX, ExitStatus.TRAPPED);
    asm.jump(exit);
    return start;
  }

  /** Makes a frame with an area, and brings the arguments there; RCX is its address then. */
  private static void thunk(X64Assembler asm, CallShape shape) {
    asm.push(RBP);
    asm.mov(RBP, RSP);
    asm.subImmediate(RSP, shape.areaBytes());
    for (int i = 0; i < shape.parameters().length(); i++) {
      asm.store(RSP, i * CallShape.SLOT, INTEGERS[i]);
    }
    asm.mov(RCX, RSP);
  }

  private static void returnResults(X64Assembler asm, CallShape shape) {
    for (int i = 0; i < shape.results().length(); i++) {
      asm.load(INTEGERS[i], RBP, i * CallShape.SLOT - shape.areaBytes());
    }
    asm.leave();
    asm.ret();
  }

  /** Calls the dispatcher with RSI, RDX, RCX and R8 from a frame whose stack pointer is RSP. */
  private static void upcall(X64Assembler asm, long dispatcher, Label exit, Label overflow) {
    Label done = new Label();
    Label handle = new Label();
    asm.store(R15, Store.EXIT_FRAME, RBP);
    asm.store(R15, Store.WASM_STACK, RSP);
    asm.load32(RDI, R15, Store.IDENTITY);
    asm.load(R11, R15, Store.ACTIVATION);
    asm.cmpMemory(R11, R15, Store.JAVA_STACK_LIMIT);
    asm.jumpIf(BELOW, overflow);
    asm.mov(RSP, R11);
    asm.constant(RAX, dispatcher);
    asm.call(RAX);
    asm.load(RSP, R15, Store.WASM_STACK);
    asm.test32(RAX);
    asm.jumpIf(EQUAL, done);
    asm.cmpImmediate(RAX, UpcallStatus.HANDLE);
    asm.jumpIf(EQUAL, handle);
    asm.constant(RAX, ExitStatus.PARKED);
    asm.jump(exit);
    asm.bind(handle);
    asm.load(RBP, R15, Store.HANDLER_FRAME);
    asm.load(RSP, R15, Store.HANDLER_STACK);
    asm.load32(RAX, R15, Store.EXCEPTION);
    asm.jumpMemory(R15, Store.HANDLER_PC);
    asm.bind(done);
  }

  /** Called with the area in RCX, by a thunk that has made the frame. */
  private static int hostCall(
      X64Assembler asm, StubEnvironment environment, Label exit, Label overflow) {
    int start = asm.offset();
    asm.load32(RSI, R10, Instance.IDENTITY);
    asm.load32(R8, R14, Instance.IDENTITY);
    asm.constant(RDX, UpcallRequest.HOST_CALL);
    // The stack pointer of upcalls is a multiple of 16 below the return address.
    asm.subImmediate(RSP, 8);
    upcall(asm, environment.dispatcher(), exit, overflow);
    asm.addImmediate(RSP, 8);
    asm.ret();
    return start;
  }

  @Override
  public byte[] entryThunk(CallShape shape) {
    X64Assembler asm = new X64Assembler();
    asm.push(RBP);
    asm.mov(RBP, RSP);
    asm.push(RDX);
    asm.push(RDX);
    asm.mov(R12, RDX);
    asm.load(R14, RSI, Function.INSTANCE);
    asm.load(R13, RSI, Function.CODE);
    for (int i = 0; i < shape.parameters().length(); i++) {
      asm.load(INTEGERS[i], R12, i * CallShape.SLOT);
    }
    asm.call(R13);
    asm.load(R12, RBP, -8);
    for (int i = 0; i < shape.results().length(); i++) {
      asm.store(R12, i * CallShape.SLOT, INTEGERS[i]);
    }
    asm.leave();
    asm.ret();
    return asm.bytes();
  }

  @Override
  public byte[] hostThunk(
      CallShape shape, long address, StubEnvironment environment, StubImage stubs) {
    X64Assembler asm = new X64Assembler();
    thunk(asm, shape);
    asm.constant(RAX, environment.address() + stubs.stubs()[RuntimeStub.HOST_CALL.ordinal()]);
    asm.call(RAX);
    returnResults(asm, shape);
    return asm.bytes();
  }

  @Override
  public int hostThunkSize(CallShape shape) {
    return 1 << 10;
  }
}
