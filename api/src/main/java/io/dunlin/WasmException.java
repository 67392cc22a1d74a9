package io.dunlin;

import io.dunlin.spi.store.ExceptionSignal;
import io.dunlin.spi.trap.TrapFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly exception that has been thrown and not caught.
 *
 * <p>It reaches Java code that calls a function which does not catch the exception. A host function
 * throws it to throw an exception into the WebAssembly code that has called; one that lets it pass
 * from an inner call does the same. WebAssembly code catches nothing else: traps and other Java
 * exceptions pass all its handlers, {@code catch_all} included.
 *
 * <p>The Java stack trace begins with the WebAssembly functions that the exception has left.
 */
public final class WasmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExnRef exception;
  private final transient List<TrapFrame> frames;
  private final transient WasmBacktrace backtrace;

  /** Throws an exception, be it a new one or one that was caught. */
  public WasmException(ExnRef exception) {
    this(exception, List.of());
  }

  private WasmException(ExnRef exception, List<TrapFrame> frames) {
    super("uncaught wasm exception: " + exception.values());
    this.exception = exception;
    this.frames = frames;
    this.backtrace =
        WasmBacktrace.of(frames, exception.store().engine().config().backtraceFrames());
    backtrace.prependTo(this);
  }

  /**
   * Throws a new exception.
   *
   * @param values what it carries, as many and of the types that the tag's type says
   * @throws IllegalArgumentException if the values do not fit the tag, or belong to another store
   */
  public static WasmException of(Tag tag, Val... values) {
    return new WasmException(ExnRef.of(tag, values));
  }

  static WasmException of(ExceptionSignal signal, Store<?> store) {
    return new WasmException(new ExnRef(store, signal.exception()), signal.frames());
  }

  /**
   * What throws the exception into the code of a store.
   *
   * @throws IllegalArgumentException if the exception belongs to another store
   */
  ExceptionSignal toSignal(@Nullable Store<?> store) {
    if (exception.store() != store) {
      throw new IllegalArgumentException("the exception belongs to another store", this);
    }
    return new ExceptionSignal(exception.instance(), frames);
  }

  /** The exception. */
  public ExnRef exception() {
    return exception;
  }

  /** The exception's tag. */
  public Tag tag() {
    return exception.tag();
  }

  /** The values that the exception carries. */
  public List<Val> values() {
    return exception.values();
  }

  /** The WebAssembly functions that the exception has left, innermost first. */
  public List<WasmFrame> backtrace() {
    return backtrace.frames();
  }

  /** The message and the backtrace in several lines, for people to read. */
  public String report() {
    return backtrace.report(this);
  }
}
