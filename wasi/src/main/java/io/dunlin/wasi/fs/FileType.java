package io.dunlin.wasi.fs;

/** The {@code filetype} values of preview 1, in order, so that the ordinal is the code. */
public enum FileType {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  REGULAR_FILE,
  SOCKET_DGRAM,
  SOCKET_STREAM,
  SYMBOLIC_LINK;

  /** The number that the guest sees. */
  public int code() {
    return ordinal();
  }
}
