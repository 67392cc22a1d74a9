package io.dunlin.wasm.module;

/**
 * A custom section.
 *
 * @param name its name
 * @param content its bytes behind the name, as a range of the module's
 * @param place the id of the last other section in front of it, 0 if none
 */
public record CustomSection(String name, ByteRange content, int place) {}
