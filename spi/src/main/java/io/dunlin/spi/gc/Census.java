package io.dunlin.spi.gc;

import io.dunlin.spi.store.AggregateInstance;
import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.ExceptionInstance;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.type.StructLayout;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the memory that objects take which can be reached. */
final class Census {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> waiting = new ArrayDeque<>();
  private long bytes;

  private Census() {}

  /** The bytes that everything takes that can be reached from these roots. */
  static long count(Roots roots) {
    Census census = new Census();
    roots.forEach(census::visit);
    while (!census.waiting.isEmpty()) {
      census.count(census.waiting.remove());
    }
    return census.bytes;
  }

  private void visit(@Nullable Object reference) {
    if (reference != null && counts(reference) && seen.add(reference)) {
      waiting.add(reference);
    }
  }

  private static boolean counts(Object object) {
    return object instanceof AggregateInstance
        || object instanceof ExceptionInstance
        || (object instanceof I31 number && !number.isShared());
  }

  private void countFields(StructInstance struct, StructLayout layout) {
    bytes += ObjectSizes.struct(layout);
    for (int i = 0; i < layout.fields(); i++) {
      if (layout.isReference(i)) {
        visit(struct.reference(i));
      }
    }
  }

  private void count(Object object) {
    if (object instanceof StructInstance struct) {
      countFields(struct, struct.type().layout());
    } else if (object instanceof ArrayInstance array) {
      bytes += ObjectSizes.array(array.type().element(), array.length());
      if (array instanceof ReferenceArray references) {
        for (Object element : references.elements) {
          visit(element);
        }
      }
    } else if (object instanceof ExceptionInstance exception) {
      bytes += ObjectSizes.exception(exception.slots());
      exception.forEachReference(this::visit);
    } else {
      bytes += ObjectSizes.I31;
    }
  }
}
