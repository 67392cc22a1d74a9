package io.dunlin.bytecode.load;

import org.jspecify.annotations.Nullable;

/** Class files by the names of their classes. Thread-safe. */
@FunctionalInterface
public interface ClassFiles {
  /**
   * The class file of a class, or null if it is not among these.
   *
   * @param className the full name, with dots
   */
  byte @Nullable [] find(String className);
}
