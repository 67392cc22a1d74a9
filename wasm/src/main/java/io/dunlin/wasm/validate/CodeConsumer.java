package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;

/**
 * Receives the instructions of a function body while it is validated.
 *
 * <p>The events of one body are {@link #begin}, one {@link #instruction} for each instruction in
 * order, unreachable ones and the final {@code end} too, and {@link #end}. If the body turns out to
 * be invalid the stream stops with an exception from the validator; what was reported until then
 * was valid so far. An exception that the consumer throws ends validation and passes through.
 */
public interface CodeConsumer {
  /** A body begins. The context is immutable and may be kept. */
  void begin(FunctionContext function);

  /**
   * An instruction passed its type check.
   *
   * @param instruction the decoded instruction; its content is replaced by the next one
   * @param state what the instruction did to operands and labels; valid during this call only
   */
  void instruction(Instruction instruction, CodeState state);

  /** The body is complete and valid. */
  void end();
}
