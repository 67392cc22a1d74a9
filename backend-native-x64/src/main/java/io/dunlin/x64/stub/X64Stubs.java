package io.dunlin.x64.stub;

import static io.dunlin.x64.encode.Registers.R10;
import static io.dunlin.x64.encode.Registers.R11;
import static io.dunlin.x64.encode.Registers.R12;
import static io.dunlin.x64.encode.Registers.R13;
import static io.dunlin.x64.encode.Registers.R14;
import static io.dunlin.x64.encode.Registers.RBP;
import static io.dunlin.x64.encode.Registers.RCX;
import static io.dunlin.x64.encode.Registers.RDX;
import static io.dunlin.x64.encode.Registers.RSI;
import static io.dunlin.x64.encode.Registers.RSP;

import io.dunlin.compiler.object.ContextLayout.Function;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.nativeruntime.stub.StubAssembler;
import io.dunlin.nativeruntime.stub.StubEnvironment;
import io.dunlin.nativeruntime.stub.StubImage;
import io.dunlin.x64.inst.Control;

/** Makes stubs and thunks for x86-64 and Linux. */
public final class X64Stubs implements StubAssembler {
  private static final int STUBS_BYTES = 1 << 16;
  private static final int HOST_THUNK_BYTES = 128;
  private static final int HOST_THUNK_BYTES_PER_VALUE = 24;

  @Override
  public int stubsSize() {
    return STUBS_BYTES;
  }

  @Override
  public StubImage stubs(StubEnvironment environment) {
    return new ProcessStubs(environment).make();
  }

  @Override
  public byte[] entryThunk(CallShape shape) {
    StubCode code = new StubCode();
    Areas areas = new Areas(code);
    code.makeFrame(0);
    code.push(RDX);
    code.push(RDX);
    code.move(R12, RDX);
    code.load(R14, RSI, Function.INSTANCE);
    code.load(R13, RSI, Function.CODE);
    code.move(R10, R14);
    areas.load(shape.parameters(), R12, 0);
    code.assembler.emit(Control.CALL_M, R13);
    code.load(R12, RBP, -8);
    areas.store(shape.results(), R12, 0);
    code.leaveFrame();
    return code.finish();
  }

  @Override
  public byte[] hostThunk(
      CallShape shape, long address, StubEnvironment environment, StubImage stubs) {
    StubCode code = new StubCode();
    Areas areas = new Areas(code);
    long overflow = environment.address() + stubs.traps()[TrapCode.STACK_OVERFLOW.ordinal()];
    code.checkStack(shape.areaBytes(), overflow);
    code.makeFrame(shape.areaBytes());
    areas.store(shape.parameters(), RSP, 0);
    code.move(RCX, RSP);
    code.constant(R11, environment.address() + stubs.stubs()[RuntimeStub.HOST_CALL.ordinal()]);
    code.assembler.emit(Control.CALL_M, R11);
    areas.load(shape.results(), RSP, 0);
    code.leaveFrame();
    return code.finish();
  }

  @Override
  public int hostThunkSize(CallShape shape) {
    int values = shape.parameters().length() + shape.results().length();
    return HOST_THUNK_BYTES + HOST_THUNK_BYTES_PER_VALUE * values;
  }
}
