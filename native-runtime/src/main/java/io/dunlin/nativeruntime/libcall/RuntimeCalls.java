package io.dunlin.nativeruntime.libcall;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.store.NativeInstance;
import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.store.WaitResult;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import org.jspecify.annotations.Nullable;

/** The functions of the runtime, over the objects that all backends have. */
final class RuntimeCalls {
  private RuntimeCalls() {}

  static void call(RuntimeFunction function, NativeInstance instance, Arguments in) {
    switch (function) {
      case MEMORY_GROW -> in.result(grow(instance, in.i32(0), in.i64(1)));
      case MEMORY_INIT ->
          instance.initMemory(in.i32(0), in.i32(1), in.i64(2), in.i64(3), in.i64(4));
      case DATA_DROP -> instance.dropData(in.i32(0));
      case MEMORY_ATOMIC_WAIT32 -> in.result(await(instance, in, Integer.BYTES).ordinal());
      case MEMORY_ATOMIC_WAIT64 -> in.result(await(instance, in, Long.BYTES).ordinal());
      case MEMORY_ATOMIC_NOTIFY ->
          in.result(instance.memory(in.i32(0)).atomicNotify(in.i64(1), in.i32(2)));
      case TABLE_GROW ->
          in.result(
              instance.table(in.i32(0)).grow(in.i64(2), value(instance, in.i32(0), in.i64(1))));
      case TABLE_FILL ->
          instance
              .table(in.i32(0))
              .fill(in.i64(1), value(instance, in.i32(0), in.i64(2)), in.i64(3));
      case TABLE_COPY ->
          instance
              .table(in.i32(0))
              .copy(in.i64(2), instance.table(in.i32(1)), in.i64(3), in.i64(4));
      case TABLE_INIT ->
          instance
              .table(in.i32(0))
              .init(in.i64(2), instance.elements(in.i32(1)), in.i64(3), in.i64(4));
      case ELEM_DROP -> instance.dropElements(in.i32(0));
      case INTERRUPT -> interrupt(instance.store());
      case OUT_OF_FUEL -> throw new TrapException(TrapCode.OUT_OF_FUEL);
      default -> HeapCalls.call(function, instance, in);
    }
  }

  private static long grow(NativeInstance instance, int memory, long pages) {
    return instance.memory(memory).grow(pages, instance.store().state().limiter());
  }

  private static WaitResult await(NativeInstance instance, Arguments in, int bytes) {
    MemoryInstance memory = instance.memory(in.i32(0));
    StoreState state = instance.store().state();
    return memory.atomicWait(
        in.i64(1), bytes, in.i64(2), in.i64(3), state.epoch(), state.epochDeadline());
  }

  /** What code means by a value for a table. */
  private static @Nullable Object value(NativeInstance instance, int table, long value) {
    return instance.store().reference(instance.table(table).type().element(), value);
  }

  private static void interrupt(NativeStore store) {
    store.context().clearInterrupt();
    if (store.state().stopRequested()) {
      throw new TrapException(TrapCode.INTERRUPT);
    }
  }
}
