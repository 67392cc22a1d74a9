package io.dunlin.spi.code;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiled code in the form in which it lies on a class path, perhaps in a jar.
 *
 * @param artifact what is {@linkplain ModuleCompiler#load(io.dunlin.wasm.validate.ModuleContext,
 *     java.nio.ByteBuffer, ClassLoader) loaded}; not to be changed
 * @param files what that needs beside it, by paths from the root of the class path; the contents
 *     are not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ClassPathCode(byte[] artifact, SortedMap<String, byte[]> files) {
  /** Copies the map. */
  public ClassPathCode {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
