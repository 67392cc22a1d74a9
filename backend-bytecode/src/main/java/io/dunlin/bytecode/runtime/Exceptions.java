package io.dunlin.bytecode.runtime;

import io.dunlin.spi.gc.ObjectSizes;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Throwing and catching of compiled code. */
public final class Exceptions {
  private Exceptions() {}

  /** What {@code throw} throws. What the exception carries stands in extra slots. */
  public static ExceptionSignal thrown(int tag, BytecodeInstance instance) {
    return withFrames(thrownToHandler(tag, instance), instance);
  }

  /** The same where a handler of the function catches it, so that nobody asks where it was. */
  public static ExceptionSignal thrownToHandler(int tag, BytecodeInstance instance) {
    ExecutionContext context = instance.context;
    TagInstance tagInstance = instance.tag(tag);
    int slots = tagInstance.type().paramSlots();
    try {
      context.heap.allocate(ObjectSizes.exception(slots));
    } catch (TrapException e) {
      throw Traps.located(context, e);
    }
    ExceptionInstance exception =
        new ExceptionInstance(tagInstance, context.extraNumbers, context.extraReferences, 0);
    Arrays.fill(context.extraReferences, 0, slots, null);
    return new ExceptionSignal(exception);
  }

  /** What {@code throw_ref} throws. */
  public static ExceptionSignal thrownAgain(@Nullable Object exception, BytecodeInstance instance) {
    return withFrames(thrownAgainToHandler(exception, instance), instance);
  }

  /** The same where a handler of the function catches it. */
  public static ExceptionSignal thrownAgainToHandler(
      @Nullable Object exception, BytecodeInstance instance) {
    if (exception == null) {
      throw Traps.located(instance.context, new TrapException(TrapCode.NULL_EXCEPTION_REFERENCE));
    }
    return new ExceptionSignal((ExceptionInstance) exception);
  }

  private static ExceptionSignal withFrames(ExceptionSignal signal, BytecodeInstance instance) {
    StackFrames.ofCaller(instance.context).forEach(signal::addFrame);
    return signal;
  }

  /** Whether what is thrown has a tag. */
  public static boolean hasTag(ExceptionSignal signal, int tag, BytecodeInstance instance) {
    return signal.exception().tag() == instance.tag(tag);
  }

  /** The integer in a slot of what an exception carries. */
  public static int intAt(ExceptionSignal signal, int slot) {
    return (int) signal.exception().number(slot);
  }

  /** The integer in a slot of what an exception carries. */
  public static long longAt(ExceptionSignal signal, int slot) {
    return signal.exception().number(slot);
  }

  /** The number in a slot of what an exception carries. */
  public static float floatAt(ExceptionSignal signal, int slot) {
    return Float.intBitsToFloat((int) signal.exception().number(slot));
  }

  /** The number in a slot of what an exception carries. */
  public static double doubleAt(ExceptionSignal signal, int slot) {
    return Double.longBitsToDouble(signal.exception().number(slot));
  }

  /** The reference in a slot of what an exception carries. */
  public static @Nullable Object referenceAt(ExceptionSignal signal, int slot) {
    return signal.exception().reference(slot);
  }
}
