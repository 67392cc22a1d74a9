package io.dunlin.bytecode.runtime;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a function, during one call of it, that is too large to have them where Java has
 * locals and operands. Frames count as stack, which {@code maxWasmStack} limits.
 */
public final class Frame {
  private static final int BYTES_PER_REFERENCE = 8;

  /** The numbers, each in its slot. */
  public final long[] numbers;

  /** The references, each in its slot. */
  public final @Nullable Object[] references;

  /** The function that is called when this one has ended, if it ends with a call. */
  public @Nullable CallableFunction next;

  private boolean restarts;

  private Frame(int slots, int referenceSlots) {
    this.numbers = new long[slots];
    this.references = new @Nullable Object[referenceSlots];
  }

  private long bytes() {
    return (long) Long.BYTES * numbers.length + (long) BYTES_PER_REFERENCE * references.length;
  }

  /**
   * A frame in which everything is zero or null.
   *
   * @throws TrapException if there is not enough stack for it
   */
  public static Frame enter(int slots, int referenceSlots, BytecodeInstance instance) {
    ExecutionContext context = instance.context;
    long bytes = (long) Long.BYTES * slots + (long) BYTES_PER_REFERENCE * referenceSlots;
    if (bytes > context.frameBytesLeft) {
      throw Traps.located(context, new TrapException(TrapCode.STACK_OVERFLOW));
    }
    Frame frame = new Frame(slots, referenceSlots);
    context.frameBytesLeft -= bytes;
    return frame;
  }

  /** The function has ended, in whatever way. */
  public void leave(BytecodeInstance instance) {
    instance.context.frameBytesLeft += bytes();
  }

  /** Copies values to the elements of an array, as many as it has, from a slot on. */
  public void copyTo(ArrayInstance array, int first) {
    int type = array.type().element().code();
    if (TypeCodes.isReference(type)) {
      for (int i = 0; i < array.length(); i++) {
        array.setReference(i, references[first + i]);
      }
    } else if (type == TypeCodes.V128) {
      for (int i = 0; i < array.length(); i++) {
        array.setBits(i, numbers[first + 2 * i], numbers[first + 2 * i + 1]);
      }
    } else {
      for (int i = 0; i < array.length(); i++) {
        array.setBits(i, numbers[first + i], 0);
      }
    }
  }

  /** Copies values to the fields of a structure, from a slot on. */
  public void copyTo(CompiledStruct struct, int first) {
    int slot = first;
    int field = 0;
    for (FieldType each : ((StructType) struct.type().definition().composite()).fields()) {
      int type = each.storage().code();
      if (TypeCodes.isReference(type)) {
        struct.setReference(field, references[slot]);
      } else {
        struct.setBits(field, numbers[slot], type == TypeCodes.V128 ? numbers[slot + 1] : 0);
      }
      slot += TypeCodes.slots(type);
      field++;
    }
  }

  /** The function has called itself last, and its parameters have their new values. */
  public void restart() {
    restarts = true;
  }

  /**
   * Whether the function begins again; then other locals are zero or null.
   *
   * @param from the slot behind the parameters
   * @param to the slot behind the locals
   */
  public boolean takeRestart(int from, int to) {
    if (!restarts) {
      return false;
    }
    restarts = false;
    Arrays.fill(numbers, from, to, 0);
    if (references.length > 0) {
      Arrays.fill(references, from, to, null);
    }
    return true;
  }
}
