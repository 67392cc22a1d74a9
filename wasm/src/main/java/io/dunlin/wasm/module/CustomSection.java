package io.dunlin.wasm.module;

/**
 * A custom section.
 *
 * @param name its name
 * @param content its bytes behind the name, as a range of the module's
 * @param place the id of the last other section in front of it, {@link #FIRST} if none
 */
public record CustomSection(String name, ByteRange content, int place) {
  /** The place in front of all other sections. */
  public static final int FIRST = 0;
}
