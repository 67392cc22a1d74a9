package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Handler;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.store.TagInstance;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what catches an exception.
 *
 * <p>The frames of an activation are searched from the innermost one on. Only if none of them has a
 * handler is anything thrown in Java, to the host function or the caller outside.
 */
final class Unwinding {
  private Unwinding() {}

  /** Goes on with the handler of an exception that this instruction throws. */
  static Node throwHere(ExecutionStack stack, ExceptionInstance exception, Node thrower) {
    Node handler = find(stack, exception, thrower);
    if (handler == null) {
      throw new ExceptionSignal(exception);
    }
    return handler;
  }

  /**
   * Goes on with the handler of an exception that has left an instruction.
   *
   * @throws ExceptionSignal the signal itself if the activation has no handler
   */
  static Node resume(ExecutionStack stack, ExceptionSignal signal, Node thrower) {
    Node handler = find(stack, signal.exception(), thrower);
    if (handler != null) {
      return handler;
    }
    FrameCursor frame = new FrameCursor(stack, thrower);
    do {
      signal.addFrame(frame.describe());
    } while (frame.toCaller());
    throw signal;
  }

  private static @Nullable Node find(
      ExecutionStack stack, ExceptionInstance exception, Node thrower) {
    // Exceptions can make loops, as branches do.
    stack.checkStop();
    FrameCursor frame = new FrameCursor(stack, thrower);
    do {
      Handler handler = find(frame, exception.tag());
      if (handler != null) {
        stack.resumeAt(frame);
        return enter(stack, handler, exception);
      }
    } while (frame.toCaller());
    return null;
  }

  private static @Nullable Handler find(FrameCursor frame, TagInstance tag) {
    int place = frame.node.placeBehind() - 2;
    int depth = Integer.MAX_VALUE;
    for (Handler handler : frame.code().handlers) {
      if (!handler.covers(place) || handler.depth() > depth) {
        continue;
      }
      if (handler.tag() == Handler.DELEGATE) {
        depth = handler.target();
      } else if (handler.tag() == Handler.ANY || frame.instance.tag(handler.tag()) == tag) {
        return handler;
      }
    }
    return null;
  }

  private static Node enter(ExecutionStack stack, Handler handler, ExceptionInstance exception) {
    if (handler.tag() != Handler.ANY) {
      exception.copyTo(stack.slots, stack.references, stack.fp + handler.payloadSlot());
    }
    if (handler.exceptionSlot() != Handler.NONE) {
      stack.references[stack.fp + handler.exceptionSlot()] = exception;
    }
    return Objects.requireNonNull(stack.instance.code[stack.index]).nodes[handler.target()];
  }
}
