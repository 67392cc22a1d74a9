package io.dunlin.nativeruntime.stub;

import io.dunlin.nativeruntime.exec.CodeBlock;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thunk for each shape that is in use. Modules may have any number of shapes, so those that
 * nothing refers to any more give their room back. Thread-safe.
 */
final class Thunks {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Function<CallShape, CodeBlock> maker;
  private final Map<CallShape, WeakReference<Thunk>> known = new HashMap<>();

  /**
   * No thunks yet.
   *
   * @param maker publishes the code for a shape
   */
  Thunks(Function<CallShape, CodeBlock> maker) {
    this.maker = maker;
  }

  /**
   * The thunk for a shape, made now if there is none.
   *
   * @throws io.dunlin.spi.store.ResourceLimitException if there is no room for it
   */
  synchronized Thunk get(CallShape shape) {
    WeakReference<Thunk> reference = known.get(shape);
    @Nullable Thunk thunk = reference == null ? null : reference.get();
    return thunk != null ? thunk : make(shape);
  }

  private Thunk make(CallShape shape) {
    CodeBlock block = maker.apply(shape);
    Thunk thunk = new Thunk(block);
    WeakReference<Thunk> reference = new WeakReference<>(thunk);
    known.put(shape, reference);
    CLEANER.register(thunk, () -> remove(shape, reference, block));
    return thunk;
  }

  private synchronized void remove(
      CallShape shape, WeakReference<Thunk> reference, CodeBlock block) {
    // Another one may have been made since.
    known.remove(shape, reference);
    block.close();
  }

  /** How many there are. */
  synchronized int size() {
    return known.size();
  }
}
