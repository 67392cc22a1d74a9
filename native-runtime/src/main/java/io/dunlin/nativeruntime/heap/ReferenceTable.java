package io.dunlin.nativeruntime.heap;

import io.dunlin.nativeruntime.exec.Tuning;
import io.dunlin.spi.store.ResourceLimitException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects of Java that code of a store refers to, by number. Divided by 8, numbers leave 4: so
 * they are neither null nor what else references can be. The same object has the same number as
 * long as it has one. When the table is full, numbers are taken back that are not in use.
 */
public final class ReferenceTable {
  private static final int STEP = 8;
  private static final int REST = 4;

  private final Collector collector;
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final BitSet marked = new BitSet();
  private @Nullable Object[] objects = new @Nullable Object[Tuning.FIRST_REFERENCES];
  private int freeHint;

  ReferenceTable(Collector collector) {
    this.collector = collector;
  }

  /** Whether a reference is one that a table could have given. */
  public static boolean isNumber(int reference) {
    return (reference & (STEP - 1)) == REST;
  }

  /**
   * The number of an object, a new one if it has none.
   *
   * @throws ResourceLimitException if there are as many objects as numbers
   */
  public int number(Object object) {
    Integer known = numbers.get(object);
    return known != null ? known : add(object);
  }

  private int add(Object object) {
    int index = nextFree();
    if (index == objects.length) {
      collector.collect();
      if (numbers.size() > objects.length / 2) {
        grow();
      }
      index = nextFree();
    }
    int number = index * STEP + REST;
    objects[index] = object;
    numbers.put(object, number);
    freeHint = index + 1;
    return number;
  }

  private int nextFree() {
    int index = freeHint;
    while (index < objects.length && objects[index] != null) {
      index++;
    }
    return index;
  }

  private void grow() {
    if (objects.length < Tuning.MOST_REFERENCES) {
      objects = Arrays.copyOf(objects, objects.length * 2);
    } else if (numbers.size() == objects.length) {
      throw new ResourceLimitException("more than " + objects.length + " references to objects");
    }
  }

  /** The object with a number that {@link #number} has given. */
  public Object object(int number) {
    return Objects.requireNonNull(objects[Integer.divideUnsigned(number, STEP)]);
  }

  /** How many objects have numbers. */
  public int size() {
    return numbers.size();
  }

  void beginMarking() {
    marked.clear();
  }

  void mark(int number) {
    int index = Integer.divideUnsigned(number, STEP);
    if (index < objects.length) {
      marked.set(index);
    }
  }

  /** Takes numbers back that have not been marked. */
  void sweep() {
    for (int i = 0; i < objects.length; i++) {
      Object object = objects[i];
      if (object != null && !marked.get(i)) {
        numbers.remove(object);
        objects[i] = null;
      }
    }
    freeHint = 0;
  }
}
