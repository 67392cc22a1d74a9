package io.dunlin;

import io.dunlin.spi.trap.TrapFrame;
import io.dunlin.wasm.module.WasmModule;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly function in a backtrace.
 *
 * @param moduleName the module's name, or null if it has none
 * @param functionIndex the function's index in the module, imports counted
 * @param functionName the function's name, or null if it has none
 * @param moduleOffset the offset of the instruction in the module's bytes
 * @param functionOffset the offset of the instruction from the beginning of the function's body
 */
public record WasmFrame(
    @Nullable String moduleName,
    int functionIndex,
    @Nullable String functionName,
    int moduleOffset,
    int functionOffset) {
  static WasmFrame of(TrapFrame frame) {
    WasmModule module = frame.module();
    int index = frame.functionIndex();
    int offset = frame.codeOffset();
    return new WasmFrame(
        module.names().module(),
        index,
        module.names().function(index),
        offset,
        offset - module.body(index).start());
  }

  /** The function's name, or its index in angle brackets. */
  private String displayName() {
    return functionName != null ? functionName : "<wasm function " + functionIndex + ">";
  }

  private String displayModule() {
    return moduleName != null ? moduleName : "<unknown>";
  }

  /** The frame in a Java stack trace; its line number is the offset in the module's bytes. */
  StackTraceElement toStackTraceElement() {
    return new StackTraceElement("wasm." + displayModule(), displayName(), "wasm", moduleOffset);
  }

  /** The frame as one line: offset, module and function. */
  @Override
  public String toString() {
    return String.format("0x%x - %s!%s", moduleOffset, displayModule(), displayName());
  }
}
