package io.dunlin.x64.stub;

import static io.dunlin.x64.encode.Registers.R10;
import static io.dunlin.x64.encode.Registers.R12;
import static io.dunlin.x64.encode.Registers.R13;
import static io.dunlin.x64.encode.Registers.R14;
import static io.dunlin.x64.encode.Registers.R15;
import static io.dunlin.x64.encode.Registers.R8;
import static io.dunlin.x64.encode.Registers.R9;
import static io.dunlin.x64.encode.Registers.RAX;
import static io.dunlin.x64.encode.Registers.RBP;
import static io.dunlin.x64.encode.Registers.RBX;
import static io.dunlin.x64.encode.Registers.RCX;
import static io.dunlin.x64.encode.Registers.RDI;
import static io.dunlin.x64.encode.Registers.RDX;
import static io.dunlin.x64.encode.Registers.RSI;
import static io.dunlin.x64.encode.Registers.RSP;

import io.dunlin.compiler.machine.RegisterFile;
import io.dunlin.compiler.object.ContextLayout.Instance;
import io.dunlin.compiler.object.ContextLayout.Store;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.nativeruntime.stub.ExitStatus;
import io.dunlin.nativeruntime.stub.StubEnvironment;
import io.dunlin.nativeruntime.stub.StubImage;
import io.dunlin.nativeruntime.stub.UpcallRequest;
import io.dunlin.x64.abi.CallingConvention;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.VectorMoves;
import java.util.Arrays;

/** Makes the stubs that a process has once. One object makes them once. */
final class ProcessStubs {
  /** What C functions expect to be kept. */
  private static final int[] SAVED_BY_CALLEES = {RBP, RBX, R12, R13, R14, R15};

  /** What C functions may change, but for the stack pointer and scratch registers. */
  private static final int[] CHANGED_BY_CALLEES = {RAX, RCX, RDX, RSI, RDI, R8, R9, R10};

  private static final int VECTORS = 15;
  private static final int VECTOR_BYTES = 16;
  private static final int SAVED_BYTES = VECTORS * VECTOR_BYTES + 8 * CHANGED_BY_CALLEES.length;

  // Offsets in what Linux gives a signal handler.
  private static final int SIGINFO_CODE = 8;
  private static final int SIGINFO_ADDRESS = 16;
  private static final int CONTEXT_RDX = 0x88;
  private static final int CONTEXT_RAX = 0x90;
  private static final int CONTEXT_RCX = 0x98;
  private static final int CONTEXT_RIP = 0xA8;

  private final StubEnvironment environment;
  private final StubCode code = new StubCode();
  private final Areas areas = new Areas(code);

  ProcessStubs(StubEnvironment environment) {
    this.environment = environment;
  }

  StubImage make() {
    int entry = entry();
    int handler = signalHandler();
    int[] traps = labels(TrapCode.values().length, this::trap);
    BulkStubs bulk = new BulkStubs(code, traps[TrapCode.MEMORY_OUT_OF_BOUNDS.ordinal()]);
    int[] functions =
        labels(
            RuntimeFunction.values().length,
            ordinal -> runtimeFunction(RuntimeFunction.of(ordinal), bulk));
    int[] stubs = labels(RuntimeStub.values().length, this::stub);
    byte[] bytes = code.finish();
    return new StubImage(
        bytes,
        code.buffer.finalOffset(entry),
        code.buffer.finalOffset(handler),
        offsets(traps),
        offsets(functions),
        offsets(stubs));
  }

  private int[] labels(int count, java.util.function.IntConsumer body) {
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = code.here();
      body.accept(i);
    }
    return labels;
  }

  private int[] offsets(int... labels) {
    return Arrays.stream(labels).map(code.buffer::finalOffset).toArray();
  }

  private int entry() {
    int start = code.here();
    for (int register : SAVED_BY_CALLEES) {
      code.push(register);
    }
    code.move(R15, RCX);
    code.assembler.emitMemory(Moves.PUSH_M, Address.of(R15, Store.ACTIVATION));
    code.assembler.emitMemory(Moves.PUSH_M, Address.of(R15, Store.WASM_STACK));
    code.add(RSP, -8);
    code.store(R15, Store.ACTIVATION, RSP);
    code.move(RSP, RDX);
    code.assembler.emit(Arithmetic.XOR_RM.of(4), RBP, RBP);
    code.assembler.emit(Control.CALL_M, RDI);
    code.constant(RAX, ExitStatus.RETURNED);
    code.buffer.bind(code.exit);
    code.load(RSP, R15, Store.ACTIVATION);
    code.add(RSP, 8);
    code.pop(RCX);
    code.store(R15, Store.WASM_STACK, RCX);
    code.pop(RCX);
    code.store(R15, Store.ACTIVATION, RCX);
    for (int i = SAVED_BY_CALLEES.length - 1; i >= 0; i--) {
      code.pop(SAVED_BY_CALLEES[i]);
    }
    code.assembler.emit(Control.RET);
    return start;
  }

  /** Takes faults of compiled code to the landing and passes all others on. */
  private int signalHandler() {
    int start = code.here();
    int previous = code.buffer.label();
    int landing = code.buffer.label();
    code.assembler.emit(Control.ENDBR64);
    code.assembler.emitMemoryImmediate(Arithmetic.CMP_I8.of(4), Address.of(RSI, SIGINFO_CODE), 0);
    code.assembler.jump(Condition.NOT_GREATER, previous);
    code.load(RAX, RDX, CONTEXT_RIP);
    code.constant(R8, environment.codeStart());
    code.assembler.emit(Arithmetic.CMP_RM.of(8), RAX, R8);
    code.assembler.jump(Condition.BELOW, previous);
    code.constant(R8, environment.codeEnd());
    code.assembler.emit(Arithmetic.CMP_RM.of(8), RAX, R8);
    code.assembler.jump(Condition.NOT_BELOW, previous);
    code.store(RDX, CONTEXT_RAX, RAX);
    code.load(RCX, RSI, SIGINFO_ADDRESS);
    code.store(RDX, CONTEXT_RCX, RCX);
    code.store(RDX, CONTEXT_RDX, RDI);
    code.assembler.emitLabel(Arithmetic.LEA.of(8), landing, RAX);
    code.store(RDX, CONTEXT_RIP, RAX);
    code.assembler.emit(Control.RET);
    code.buffer.bind(previous);
    code.constant(RAX, environment.previousHandlers());
    code.assembler.emitMemory(Control.JMP_M, Address.indexed(RAX, RDI, 8, 0));
    code.buffer.bind(landing);
    landing();
    return start;
  }

  /** Where the handler lets faulting code go on: rax, rcx and rdx say where and why. */
  private void landing() {
    code.store(R15, Store.TRAP_PC, RAX);
    code.store(R15, Store.TRAP_ADDRESS, RCX);
    code.store32(R15, Store.TRAP_SIGNAL, RDX);
    code.add(RAX, 1);
    code.push(RAX);
    code.makeFrame(0);
    code.store(R15, Store.EXIT_FRAME, RBP);
    code.exit(ExitStatus.TRAPPED);
  }

  private void trap(int ordinal) {
    code.makeFrame(0);
    if (ordinal == TrapCode.STACK_OVERFLOW.ordinal()) {
      code.buffer.bind(code.overflow);
    }
    code.storeConstant32(R15, Store.TRAP_CODE, ordinal);
    if (TrapCode.of(ordinal).namesIndex()) {
      code.store(
          R15, Store.TRAP_INDEX, RegisterFile.encoding(CallingConvention.trapIndexRegister()));
    }
    code.storeConstant32(R15, Store.TRAP_SIGNAL, 0);
    code.store(R15, Store.EXIT_FRAME, RBP);
    code.exit(ExitStatus.TRAPPED);
  }

  private void runtimeFunction(RuntimeFunction function, BulkStubs bulk) {
    switch (function) {
      case MEMORY_COPY -> bulk.copy();
      case MEMORY_FILL -> bulk.fill();
      case INTERRUPT, OUT_OF_FUEL -> interrupt(function.ordinal());
      default -> callJava(function);
    }
  }

  private void callJava(RuntimeFunction function) {
    CallShape shape = CallShape.of(function);
    code.makeFrame(shape.areaBytes());
    areas.store(shape.parameters(), RSP, 0);
    code.upcall(environment.dispatcher(), function.ordinal());
    areas.load(shape.results(), RSP, 0);
    code.leaveFrame();
  }

  /** Called from the midst of functions, which do not expect any register to change. */
  private void interrupt(int ordinal) {
    code.makeFrame(SAVED_BYTES);
    for (int i = 0; i < CHANGED_BY_CALLEES.length; i++) {
      code.store(RSP, savedGeneral(i), CHANGED_BY_CALLEES[i]);
    }
    for (int i = 0; i < VECTORS; i++) {
      code.assembler.emitMemory(VectorMoves.MOVAPS_MR.sse(), Address.of(RSP, i * VECTOR_BYTES), i);
    }
    code.upcall(environment.dispatcher(), ordinal);
    for (int i = 0; i < VECTORS; i++) {
      code.assembler.emitMemory(VectorMoves.MOVAPS_RM.sse(), Address.of(RSP, i * VECTOR_BYTES), i);
    }
    for (int i = 0; i < CHANGED_BY_CALLEES.length; i++) {
      code.load(CHANGED_BY_CALLEES[i], RSP, savedGeneral(i));
    }
    code.leaveFrame();
  }

  private static int savedGeneral(int i) {
    return VECTORS * VECTOR_BYTES + 8 * i;
  }

  private void stub(int ordinal) {
    switch (RuntimeStub.values()[ordinal]) {
      case HOST_CALL -> hostCall();
      case THROW -> throwException();
    }
  }

  /** Called with the area in rcx, by a thunk that has made the frame. */
  private void hostCall() {
    code.load32(RSI, R10, Instance.IDENTITY);
    code.load32(R8, R14, Instance.IDENTITY);
    code.constant(RDX, UpcallRequest.HOST_CALL);
    code.add(RSP, -8);
    code.upcall(environment.dispatcher());
    code.add(RSP, 8);
    code.assembler.emit(Control.RET);
  }

  private void throwException() {
    CallShape shape = new CallShape("i", "");
    code.makeFrame(shape.areaBytes());
    areas.store(shape.parameters(), RSP, 0);
    code.upcall(environment.dispatcher(), UpcallRequest.THROW);
    code.assembler.emit(Control.UD2);
  }
}
