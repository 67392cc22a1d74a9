package io.dunlin.nativeruntime;

import static io.dunlin.nativeruntime.stub.X64Assembler.EQUAL;
import static io.dunlin.nativeruntime.stub.X64Assembler.RAX;
import static io.dunlin.nativeruntime.stub.X64Assembler.RBP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.nativeruntime.stub.X64Assembler.Label;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.spi.trap.TrapFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exceptions of WebAssembly that pass code, host functions and handlers. */
@OnX64
final class ExceptionTests {
  private static final ExceptionInstance EXCEPTION =
      new ExceptionInstance(
          new TagInstance(0, TestModule.type(">")), new long[0], new @Nullable Object[0], 0);

  /** Calls the import through another function, and gives what is thrown, or else null. */
  private static TestModule.Builder catching() {
    return new TestModule.Builder()
        .importFunction(">")
        .function(">", code -> code.callImport(0))
        .function(
            ">X",
            code -> {
              Label handler = new Label();
              Label end = new Label();
              code.asm.storeImmediate32(RBP, -16, 5);
              code.call(1);
              code.handledAt(handler);
              code.asm.zero(RAX);
              code.asm.jump(end);
              code.asm.bind(handler);
              // The frame is as it was.
              code.asm.cmpMemoryImmediate32(RBP, -16, 5);
              code.asm.jumpIf(EQUAL, end);
              code.asm.zero(RAX);
              code.asm.bind(end);
            })
        .function(
            "X>",
            code -> {
              code.source(7);
              code.raise();
            })
        .function(
            "X>X",
            code -> {
              Label handler = new Label();
              code.call(3);
              code.handledAt(handler);
              code.asm.zero(RAX);
              code.asm.bind(handler);
            });
  }

  private static @Nullable Object reference(
      TestStore store, ModuleInstance instance, int function, @Nullable Object argument) {
    @Nullable Object[] references = {argument};
    store.call(instance.function(function), new long[1], references);
    return references[0];
  }

  @Test
  void whatTheHostThrowsIsCaught() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      store.host(
          ">",
          (caller, numbers, references, base) -> {
            throw new ExceptionSignal(EXCEPTION);
          });
      ModuleInstance instance = store.instantiate(catching());
      for (int i = 0; i < 3; i++) {
        assertSame(EXCEPTION, reference(store, instance, 2, null));
      }
      ExceptionSignal signal = assertThrows(ExceptionSignal.class, () -> store.call(instance, 1));
      assertSame(EXCEPTION, signal.exception());
    }
  }

  @Test
  void whatCodeThrowsIsCaughtOrNot() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      store.host(">", (caller, numbers, references, base) -> {});
      ModuleInstance instance = store.instantiate(catching());
      assertSame(EXCEPTION, reference(store, instance, 4, EXCEPTION));
      ExceptionSignal signal =
          assertThrows(ExceptionSignal.class, () -> reference(store, instance, 3, EXCEPTION));
      assertSame(EXCEPTION, signal.exception());
      assertEquals(List.of(new TrapFrame(instance.module(), 3, 7)), signal.frames());
    }
  }

  @Test
  void nullCannotBeThrownAndTrapsAreNotCaught() {
    try (TestStore store = new TestStore(MemoryModel.CHECKED)) {
      store.host(
          ">",
          (caller, numbers, references, base) -> {
            throw new TrapException(TrapCode.UNREACHABLE);
          });
      ModuleInstance instance = store.instantiate(catching());
      TrapException trap =
          assertThrows(TrapException.class, () -> reference(store, instance, 4, null));
      assertSame(TrapCode.NULL_EXCEPTION_REFERENCE, trap.code());
      trap = assertThrows(TrapException.class, () -> reference(store, instance, 2, null));
      assertSame(TrapCode.UNREACHABLE, trap.code());
      assertEquals(List.of(1, 2), trap.frames().stream().map(TrapFrame::functionIndex).toList());
    }
  }
}
