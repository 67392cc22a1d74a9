package io.dunlin.spi.gc;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What objects of a store can be reached from. */
@FunctionalInterface
public interface Roots {
  /** Passes on every reference that globals, tables, segments and the stack hold. */
  void forEach(Consumer<@Nullable Object> visitor);
}
