package io.dunlin.bytecode.runtime;

import io.dunlin.spi.trap.TrapFrame;
import io.dunlin.wasm.module.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the functions of WebAssembly among Java's stack frames, from the innermost one to the end
 * of the activation. What a frame's line number says is where in the function's body it is.
 */
final class StackFrames {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String END = Activation.class.getName();

  private final ExecutionContext context;
  private final List<TrapFrame> frames = new ArrayList<>();
  private boolean inParts;
  private int partOffset;

  private StackFrames(ExecutionContext context) {
    this.context = context;
  }

  /** The functions that are active now. */
  static List<TrapFrame> ofCaller(ExecutionContext context) {
    return WALKER.walk(
        stream -> collect(context, stream.map(StackWalker.StackFrame::toStackTraceElement)));
  }

  /** The functions that were active when something was thrown, as far as that is known. */
  static List<TrapFrame> of(ExecutionContext context, Throwable thrown) {
    return collect(context, Stream.of(thrown.getStackTrace()));
  }

  private static List<TrapFrame> collect(
      ExecutionContext context, Stream<StackTraceElement> elements) {
    StackFrames collector = new StackFrames(context);
    elements.takeWhile(element -> !element.getClassName().equals(END)).forEach(collector::add);
    return collector.frames;
  }

  private void add(StackTraceElement element) {
    int function = CodeNames.functionIndex(element.getMethodName());
    // Methods without lines only lead to another method of their function.
    if (function < 0 || element.getLineNumber() < 0) {
      return;
    }
    String className = element.getClassName();
    WasmModule module = context.module(className.substring(0, className.lastIndexOf('.')));
    if (module == null) {
      return;
    }
    int offset =
        module.body(function).start()
            + CodeNames.offset(element.getMethodName())
            + Math.max(element.getLineNumber() - 1, 0);
    if (CodeNames.isPart(element.getMethodName())) {
      // The innermost part knows best where the function is.
      partOffset = inParts ? partOffset : offset;
      inParts = true;
      return;
    }
    frames.add(new TrapFrame(module, function, inParts ? partOffset : offset));
    inParts = false;
  }
}
