package io.dunlin.wasm;

/** The bytes are not those of a module: the grammar of the binary format is broken. */
public final class MalformedModuleException extends InvalidModuleException {
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

  @Override
  public MalformedModuleException inFunction(int index) {
    MalformedModuleException placed = new MalformedModuleException(reason(), offset(), index);
    placed.setStackTrace(getStackTrace());
    return placed;
  }
}
