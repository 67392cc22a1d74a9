package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.R10;
import static io.dunlin.nativeruntime.stub.X64Assembler.R11;
import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.R15;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RSP;

import io.dunlin.compiler.object.CodeKind;
import io.dunlin.compiler.object.CodeObject;
import io.dunlin.compiler.object.CodeObjectHeader;
import io.dunlin.compiler.object.CodeRanges;
import io.dunlin.compiler.object.ContextLayout.Function;
import io.dunlin.compiler.object.ContextLayout.Store;
import io.dunlin.compiler.object.HandlerTable;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.compiler.object.OffsetTable;
import io.dunlin.compiler.object.RelocationKind;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.stub.X64Assembler;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Code of a module, put together by hand as a compiler would. */
public final class TestCode {
  /** The frame of functions: the instance's context, and room for three more values. */
  public static final int FRAME = 32;

  /** To emit instructions with. */
  public final X64Assembler asm = new X64Assembler();

  private final InstanceLayout layout;
  private final List<int[]> ranges = new ArrayList<>();
  private final List<int[]> relocations = new ArrayList<>();
  private final List<int[]> traps = new ArrayList<>();
  private final List<int[]> sources = new ArrayList<>();
  private final List<int[]> calls = new ArrayList<>();
  private final List<Label> handlers = new ArrayList<>();

  TestCode(InstanceLayout layout) {
    this.layout = layout;
  }

  /** Where instances hold what. */
  public InstanceLayout layout() {
    return layout;
  }

  void begin(int function) {
    ranges.add(new int[] {function, asm.offset(), 0});
    asm.push(RBP);
    asm.mov(RBP, RSP);
    asm.subImmediate(RSP, FRAME);
    asm.cmpMemory(RSP, R15, Store.STACK_LIMIT);
    Label fits = new Label();
    asm.jumpIf(X64Assembler.ABOVE_OR_EQUAL, fits);
    trap(TrapCode.STACK_OVERFLOW);
    asm.bind(fits);
    asm.store(RBP, -8, R14);
  }

  void end() {
    ret();
    ranges.get(ranges.size() - 1)[2] = asm.offset();
  }

  /** This place. */
  public Label here() {
    Label here = new Label();
    asm.bind(here);
    return here;
  }

  /** Returns. */
  public void ret() {
    asm.leave();
    asm.ret();
  }

  /** What follows comes from this offset in the module's bytes. */
  public void source(int offset) {
    sources.add(new int[] {asm.offset(), offset});
  }

  private void relative(RelocationTarget target, int index) {
    // The displacement counts from behind its four bytes.
    relocations.add(
        new int[] {
          asm.offset() - 4, RelocationKind.PC_RELATIVE_32.ordinal(), target.ordinal(), index, -4
        });
  }

  private void call(RelocationTarget target, int index) {
    Label patched = new Label();
    asm.bind(patched);
    asm.call(patched);
    relative(target, index);
  }

  /** Traps. */
  public void trap(TrapCode code) {
    call(RelocationTarget.TRAP, code.ordinal());
  }

  /** The next instruction may fault, which is this trap. */
  public void mayFault(TrapCode code) {
    traps.add(new int[] {asm.offset(), code.ordinal()});
  }

  /** Calls a function of the module. */
  public void call(int function) {
    call(RelocationTarget.FUNCTION, function);
  }

  /** Calls a function of the runtime. */
  public void call(RuntimeFunction function) {
    call(RelocationTarget.RUNTIME_FUNCTION, function.ordinal());
  }

  /** Throws the exception in the first argument register. */
  public void raise() {
    call(RelocationTarget.STUB, RuntimeStub.THROW.ordinal());
  }

  /** Exceptions of the call that has just been emitted are handled here. */
  public void handledAt(Label handler) {
    calls.add(new int[] {asm.offset()});
    handlers.add(handler);
  }

  /** Calls an imported function. */
  public void callImport(int function) {
    asm.load(R11, R14, layout.function(function));
    callReference(R11);
  }

  /** Calls the function whose structure's address is in a register, which is not r10 or r14. */
  public void callReference(int register) {
    asm.mov(R10, R14);
    asm.load(R14, register, Function.INSTANCE);
    asm.load(R11, register, Function.CODE);
    asm.call(R11);
    asm.load(R14, RBP, -8);
  }

  /** Calls the runtime if it has asked for that. */
  public void checkInterrupt() {
    Label goOn = new Label();
    asm.cmpMemoryImmediate32(R15, Store.INTERRUPT_FLAG, 0);
    asm.jumpIf(X64Assembler.EQUAL, goOn);
    call(RuntimeFunction.INTERRUPT);
    asm.bind(goOn);
  }

  CodeObject build(MemoryModel model) {
    byte[] code = asm.bytes();
    int count = ranges.size();
    int[] frames = new int[count];
    Arrays.fill(frames, FRAME);
    byte[] kinds = new byte[count];
    Arrays.fill(kinds, (byte) CodeKind.FUNCTION.ordinal());
    int[] handlerOffsets = new int[handlers.size()];
    for (int i = 0; i < handlerOffsets.length; i++) {
      handlerOffsets[i] = asm.offsetOf(handlers.get(i));
    }
    CodeRanges functions =
        new CodeRanges(kinds, column(ranges, 0), column(ranges, 1), column(ranges, 2), frames);
    return new CodeObject(
        new CodeObjectHeader("test", "x86_64", 0, model, 0),
        ByteBuffer.wrap(code),
        64,
        functions,
        new RelocationTable(
            column(relocations, 0),
            bytes(relocations, 1),
            bytes(relocations, 2),
            column(relocations, 3),
            column(relocations, 4)),
        OffsetTable.of(functions, column(traps, 0), column(traps, 1)),
        OffsetTable.of(functions, column(sources, 0), column(sources, 1)),
        new HandlerTable(column(calls, 0), handlerOffsets));
  }

  private static int[] column(List<int[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column]).toArray();
  }

  private static byte[] bytes(List<int[]> rows, int column) {
    byte[] bytes = new byte[rows.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) rows.get(i)[column];
    }
    return bytes;
  }
}
