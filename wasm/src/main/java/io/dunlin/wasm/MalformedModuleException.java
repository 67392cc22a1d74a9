package io.dunlin.wasm;

/**
 * What was given is not a module: the grammar of the binary format is broken, or, where the parser
 * of the text format throws a subclass of this, that of the text format.
 */
public class MalformedModuleException extends InvalidModuleException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is wrong
   * @param offset the offset in the module's bytes
   */
  public MalformedModuleException(String reason, int offset) {
    this(reason, offset, UNKNOWN);
  }

  private MalformedModuleException(String reason, int offset, int functionIndex) {
    super(reason, offset, functionIndex);
  }

  /**
   * Creates the exception for a source that is described by more than an offset.
   *
   * @param message what is wrong, and where
   * @param reason what is wrong
   * @param offset the offset in the source's bytes
   */
  protected MalformedModuleException(String message, String reason, int offset) {
    super(message, reason, offset, UNKNOWN);
  }

  @Override
  public MalformedModuleException inFunction(int index) {
    MalformedModuleException placed = new MalformedModuleException(reason(), offset(), index);
    placed.setStackTrace(getStackTrace());
    return placed;
  }
}
