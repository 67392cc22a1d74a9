package io.dunlin.nativeruntime.stub;

import static io.dunlin.nativeruntime.stub.X64Assembler.R14;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static io.dunlin.nativeruntime.stub.X64Assembler.RCX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RDX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RSP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.context.StoreArena;
import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.exec.CodeArena;
import io.dunlin.nativeruntime.exec.CodeBlock;
import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.exec.NativeCalls;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.nativeruntime.exec.Upcall;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;
import io.dunlin.nativeruntime.unwind.FrameWalk;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How code is entered and left, with a dispatcher that only takes notes. */
@OnX64
final class StubsTests {
  private static final int STORE = 17;
  private static final int INSTANCE = 18;
  private static final int CALLEE = 19;
  private static final int STACK = 1 << 16;
  private static final CallShape BINARY = new CallShape("ii", "i");
  private static final Upcall DISPATCHER = dispatcher();
  private static final Stubs STUBS = new Stubs(new X64Stubs(), DISPATCHER.address());

  private static final Thunk HOST_THUNK = STUBS.hostThunk(BINARY);

  private static final List<Long> CALLS = new ArrayList<>();
  private static long status;

  private final StoreArena arena = new StoreArena();
  private final StoreContext context = new StoreContext(arena, STORE);
  private final WasmStack stack = new WasmStack(STACK);
  private final MemorySegment area =
      stack.contents().asSlice(stack.offset(stack.end()) - 4 * CallShape.SLOT);
  private final MemorySegment function = arena.allocate(ContextLayout.Function.SIZE);
  private final MemorySegment instance = arena.allocate(ContextLayout.Instance.SIZE);
  private final MemorySegment callee = arena.allocate(ContextLayout.Instance.SIZE);

  private static Upcall dispatcher() {
    MethodType type =
        MethodType.methodType(
            long.class, long.class, long.class, long.class, long.class, long.class, long.class);
    try {
      return NativeCalls.upcall(
          MethodHandles.lookup().findStatic(StubsTests.class, "dispatch", type));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static long dispatch(long store, long inst, long request, long area, long callee, long unused) {
    CALLS.addAll(List.of(store, inst, request, callee));
    return status;
  }

  @BeforeEach
  void prepare() {
    context.setStack(stack);
    context.setJavaStackLimit(LibC.stackStart() + (1 << 18));
    instance.set(ValueLayout.JAVA_INT, ContextLayout.Instance.IDENTITY, INSTANCE);
    callee.set(ValueLayout.JAVA_INT, ContextLayout.Instance.IDENTITY, CALLEE);
    function.set(ValueLayout.JAVA_LONG, ContextLayout.Function.INSTANCE, instance.address());
    CALLS.clear();
    status = UpcallStatus.CONTINUE;
  }

  @AfterEach
  void close() {
    stack.close();
    arena.close();
  }

  private static CodeBlock publish(byte[] bytes) {
    CodeBlock block = CodeArena.shared().allocateCode(bytes.length);
    block.publish(bytes);
    return block;
  }

  private int run(CallShape shape, Consumer<X64Assembler> body) {
    X64Assembler asm = new X64Assembler();
    asm.push(RBP);
    asm.mov(RBP, RSP);
    body.accept(asm);
    asm.leave();
    asm.ret();
    try (CodeBlock code = publish(asm.bytes())) {
      function.set(ValueLayout.JAVA_LONG, ContextLayout.Function.CODE, code.address());
      MemorySegment entry = MemorySegment.ofAddress(STUBS.entry());
      Thunk thunk = STUBS.entryThunk(shape);
      return (int)
          NativeCalls.call(
              entry, thunk.address(), function.address(), area.address(), context.address(), 0, 0);
    }
  }

  private static void callStub(X64Assembler asm, long address) {
    asm.constant(X64Assembler.R11, address);
    asm.call(X64Assembler.R11);
  }

  @Test
  void argumentsAndResultsPassInTheArea() {
    area.set(ValueLayout.JAVA_LONG, 0, 40);
    area.set(ValueLayout.JAVA_LONG, CallShape.SLOT, 2);
    assertEquals(ExitStatus.RETURNED, run(BINARY, asm -> asm.add(RAX, RCX)));
    assertEquals(42, area.get(ValueLayout.JAVA_LONG, 0));
    assertEquals(stack.end(), context.wasmStack());
  }

  @Test
  void stubsForTrapsLeaveAndSayWhy() {
    int status = run(BINARY, asm -> callStub(asm, STUBS.trap(TrapCode.INTEGER_OVERFLOW)));
    assertEquals(ExitStatus.TRAPPED, status);
    assertSame(TrapCode.INTEGER_OVERFLOW, context.trapCode());
    assertEquals(0, context.trapSignal());
    FrameWalk walk = new FrameWalk(stack, context.exitFrame());
    assertTrue(walk.next());
    assertTrue(walk.returnAddress() >= CodeArena.shared().codeStart(), "in the function");
    assertTrue(walk.next());
    assertTrue(walk.returnAddress() < CodeArena.shared().codeStart(), "in the entry thunk");
    assertFalse(walk.next());
  }

  @Test
  void functionsOfTheRuntimeAreUpcalls() {
    RuntimeFunction drop = RuntimeFunction.DATA_DROP;
    assertEquals(
        ExitStatus.RETURNED, run(BINARY, asm -> callStub(asm, STUBS.runtimeFunction(drop))));
    assertEquals(
        List.of((long) STORE, (long) INSTANCE, (long) drop.ordinal()), CALLS.subList(0, 3));
    status = UpcallStatus.LEAVE;
    assertEquals(ExitStatus.PARKED, run(BINARY, asm -> callStub(asm, STUBS.runtimeFunction(drop))));
    assertEquals(stack.end(), context.wasmStack());
  }

  @Test
  void hostFunctionsAreUpcallsThatKnowWhoCalls() {
    area.set(ValueLayout.JAVA_LONG, 0, 11);
    area.set(ValueLayout.JAVA_LONG, CallShape.SLOT, 12);
    int status =
        run(
            BINARY,
            asm -> {
              asm.mov(X64Assembler.R10, R14);
              asm.constant(R14, callee.address());
              callStub(asm, HOST_THUNK.address());
            });
    assertEquals(ExitStatus.RETURNED, status);
    List<Integer> expected = List.of(STORE, INSTANCE, UpcallRequest.HOST_CALL, CALLEE);
    assertEquals(expected, CALLS.stream().map(Long::intValue).toList());
    assertEquals(11, area.get(ValueLayout.JAVA_LONG, 0), "the first argument's place");
  }

  @Test
  void upcallsNeedRoomOnTheJavaStack() {
    context.setJavaStackLimit(Long.MAX_VALUE);
    long drop = STUBS.runtimeFunction(RuntimeFunction.DATA_DROP);
    assertEquals(ExitStatus.TRAPPED, run(BINARY, asm -> callStub(asm, drop)));
    assertSame(TrapCode.STACK_OVERFLOW, context.trapCode());
    assertEquals(List.of(), CALLS);
  }

  @Test
  void handledExceptionsGoOnAtTheHandler() {
    status = UpcallStatus.HANDLE;
    Label handler = new Label();
    int exit =
        run(
            BINARY,
            asm -> {
              // The handler's place, and where the stack was, as Java would tell them.
              asm.lea(RDX, handler);
              asm.store(X64Assembler.R15, ContextLayout.Store.HANDLER_PC, RDX);
              asm.store(X64Assembler.R15, ContextLayout.Store.HANDLER_FRAME, RBP);
              asm.store(X64Assembler.R15, ContextLayout.Store.HANDLER_STACK, RSP);
              asm.storeImmediate32(X64Assembler.R15, ContextLayout.Store.EXCEPTION, 77);
              callStub(asm, STUBS.stub(RuntimeStub.THROW));
              asm.zero(RAX);
              asm.bind(handler);
            });
    assertEquals(ExitStatus.RETURNED, exit);
    assertEquals(77, area.get(ValueLayout.JAVA_LONG, 0));
    assertEquals(UpcallRequest.THROW, CALLS.get(2).intValue());
  }
}
