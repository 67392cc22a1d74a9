package io.dunlin.x64.stub;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrParser;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.nativeruntime.context.StoreArena;
import io.dunlin.nativeruntime.context.StoreContext;
import io.dunlin.nativeruntime.context.WasmStack;
import io.dunlin.nativeruntime.exec.CodeArena;
import io.dunlin.nativeruntime.exec.CodeBlock;
import io.dunlin.nativeruntime.exec.LibC;
import io.dunlin.nativeruntime.exec.NativeCalls;
import io.dunlin.nativeruntime.exec.Upcall;
import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.nativeruntime.stub.ExitStatus;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.stub.UpcallStatus;
import io.dunlin.x64.inst.X64Features;
import io.dunlin.x64.lower.Compiling;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Compiled functions, entered and left through the stubs, with a dispatcher that takes notes. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class X64StubsTests {
  private static final int STACK = 1 << 16;
  private static final int SLOTS = 64;
  private static final long JAVA_STACK_ROOM = 1 << 18;
  private static final Upcall DISPATCHER = dispatcher();
  private static final Stubs STUBS = Stubs.install(new X64Stubs(), DISPATCHER.address());
  private static final List<Long> REQUESTS = new ArrayList<>();
  private static Runnable whenCalled = () -> {};

  private final StoreArena arena = new StoreArena();
  private final StoreContext context = new StoreContext(arena, 1);
  private final WasmStack stack = new WasmStack(STACK);
  private final MemorySegment area =
      stack.contents().asSlice(stack.offset(stack.end()) - SLOTS * (long) CallShape.SLOT);
  private final MemorySegment function = arena.allocate(ContextLayout.Function.SIZE);
  private final MemorySegment instance = arena.allocate(ContextLayout.Instance.SIZE);

  private static Upcall dispatcher() {
    MethodType type =
        MethodType.methodType(
            long.class, long.class, long.class, long.class, long.class, long.class, long.class);
    try {
      return NativeCalls.upcall(
          MethodHandles.lookup().findStatic(X64StubsTests.class, "dispatch", type));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static long dispatch(long store, long inst, long request, long area, long callee, long unused) {
    REQUESTS.add(request);
    whenCalled.run();
    return UpcallStatus.CONTINUE;
  }

  @BeforeEach
  void prepare() {
    context.setStack(stack);
    context.setJavaStackLimit(LibC.stackStart() + JAVA_STACK_ROOM);
    function.set(JAVA_LONG, ContextLayout.Function.INSTANCE, instance.address());
    REQUESTS.clear();
    whenCalled = () -> {};
  }

  @AfterEach
  void close() {
    stack.close();
    arena.close();
  }

  private int run(CallShape shape, String text) {
    IrFunction ir = IrParser.parse(text);
    try (CodeBlock code = publish(Compiling.compile(ir, X64Features.all()))) {
      function.set(JAVA_LONG, ContextLayout.Function.CODE, code.address());
      return Stubs.enter(
          STUBS.entryThunk(shape), function.address(), area.address(), context.address());
    }
  }

  private static CodeBlock publish(CompiledFunction compiled) {
    byte[] bytes = compiled.code();
    CodeBlock block = CodeArena.shared().allocateCode(bytes.length);
    RelocationTable relocations = compiled.relocations();
    for (int i = 0; i < relocations.size(); i++) {
      int at = relocations.offsets()[i];
      long target = address(relocations, i, block) + relocations.addends()[i];
      int distance = (int) (target - (block.address() + at));
      for (int j = 0; j < Integer.BYTES; j++) {
        bytes[at + j] = (byte) (distance >> (8 * j));
      }
    }
    block.publish(bytes);
    return block;
  }

  private static long address(RelocationTable relocations, int i, CodeBlock block) {
    int index = relocations.indices()[i];
    return switch (relocations.target(i)) {
      case TRAP -> STUBS.trap(TrapCode.values()[index]);
      case RUNTIME_FUNCTION -> STUBS.runtimeFunction(RuntimeFunction.of(index));
      case FUNCTION, STUB -> block.address();
    };
  }

  @Test
  void integersThatFindNoRegisterPassThroughTheContext() {
    StringBuilder parameters = new StringBuilder();
    StringBuilder results = new StringBuilder();
    int count = 20;
    for (int i = 0; i < count; i++) {
      area.set(JAVA_LONG, (long) i * CallShape.SLOT, 0x7777_0000_0000_0000L + i);
      parameters.append(i == 0 ? "" : ", ").append('v').append(i).append(": i32");
      results.append(i == 0 ? "" : ", ").append('v').append(count - 1 - i);
    }
    String types = "i32" + ", i32".repeat(count - 1);
    int status =
        run(
            new CallShape("i".repeat(count), "i".repeat(count)),
            "function 0 -> (%s) {\nb0(%s):\n  return %s\n}\n"
                .formatted(types, parameters, results));
    assertEquals(ExitStatus.RETURNED, status);
    for (int i = 0; i < count; i++) {
      assertEquals(count - 1 - i, area.get(JAVA_INT, (long) i * CallShape.SLOT));
    }
  }

  @Test
  void floatsAndVectorsHaveRegistersOfTheirOwn() {
    area.set(JAVA_INT, 0, 3);
    area.set(JAVA_DOUBLE, CallShape.SLOT, 1.5);
    area.set(JAVA_LONG, 2 * CallShape.SLOT, 7);
    area.set(JAVA_LONG, 2 * CallShape.SLOT + 8, 8);
    int status =
        run(
            new CallShape("idV", "Vd"),
            """
            function 0 -> (v128, f64) {
            b0(v0: i32, v1: f64, v2: v128):
              v3 = convert_s.f64 v0
              v4 = add.f64 v3, v1
              v5 = add.i64x2 v2, v2
              return v5, v4
            }
            """);
    assertEquals(ExitStatus.RETURNED, status);
    assertEquals(14, area.get(JAVA_LONG, 0));
    assertEquals(16, area.get(JAVA_LONG, 8));
    assertEquals(4.5, area.get(JAVA_DOUBLE, CallShape.SLOT));
  }

  @Test
  void trapsEndTheActivation() {
    area.set(JAVA_INT, 0, 1);
    int status =
        run(
            new CallShape("i", "i"),
            """
            function 0 -> (i32) {
            b0(v0: i32):
              trap_if v0 [integer_overflow] @5
              return v0
            }
            """);
    assertEquals(ExitStatus.TRAPPED, status);
    assertSame(TrapCode.INTEGER_OVERFLOW, context.trapCode());
    assertEquals(stack.end(), context.wasmStack());
  }

  @Test
  void interruptsThatAreNoneChangeNothing() {
    whenCalled =
        () -> {
          // Once is enough, and Java's own code has used all registers by then.
          if (REQUESTS.size() == 3) {
            context.clearInterrupt();
          }
        };
    context.requestInterrupt();
    area.set(JAVA_INT, 0, 10);
    area.set(JAVA_DOUBLE, CallShape.SLOT, 0.25);
    int status =
        run(
            new CallShape("id", "id"),
            """
            function 0 -> (i32, f64) {
            b0(v0: i32, v1: f64):
              jump -> b1(v0, i32(0), v1)
            b1(v2: i32, v3: i32, v4: f64):
              interrupt_check @1
              v5 = add.i32 v3, v2
              v6 = add.f64 v4, v1
              v7 = sub.i32 v2, i32(1)
              branch v7 -> b1(v7, v5, v6), b2
            b2:
              return v5, v6
            }
            """);
    assertEquals(ExitStatus.RETURNED, status);
    assertEquals(55, area.get(JAVA_INT, 0));
    assertEquals(2.75, area.get(JAVA_DOUBLE, CallShape.SLOT));
    long interrupt = RuntimeFunction.INTERRUPT.ordinal();
    assertEquals(List.of(interrupt, interrupt, interrupt), REQUESTS);
  }
}
