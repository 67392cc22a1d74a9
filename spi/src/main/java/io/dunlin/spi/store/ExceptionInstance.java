package io.dunlin.spi.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exception: what {@code exnref} values refer to. Two are the same only if they are the same
 * object.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#exception-instances">
 *     Exception instances</a>
 */
public final class ExceptionInstance {
  private final TagInstance tag;
  private final long[] numbers;
  private final @Nullable Object[] references;

  /**
   * Creates an exception from consecutive slots, which are copied.
   *
   * @param tag its tag
   * @param numbers holds the numbers that it carries from {@code base} on, in the form that {@link
   *     FunctionInstance#invoke} describes
   * @param references the same for references
   * @param base the first slot
   */
  public ExceptionInstance(
      TagInstance tag, long[] numbers, @Nullable Object[] references, int base) {
    int slots = tag.type().paramSlots();
    this.tag = tag;
    this.numbers = new long[slots];
    this.references = new @Nullable Object[slots];
    System.arraycopy(numbers, base, this.numbers, 0, slots);
    System.arraycopy(references, base, this.references, 0, slots);
  }

  /** The exception's tag. */
  public TagInstance tag() {
    return tag;
  }

  /** The number of slots that the values it carries take. */
  public int slots() {
    return numbers.length;
  }

  /** The number in a slot of the values that it carries. */
  public long number(int slot) {
    return numbers[slot];
  }

  /** The reference in a slot of the values that it carries. */
  public @Nullable Object reference(int slot) {
    return references[slot];
  }

  /** Passes on the references among the values that it carries. */
  public void forEachReference(Consumer<@Nullable Object> visitor) {
    for (Object reference : references) {
      visitor.accept(reference);
    }
  }

  /** Copies the values that it carries into consecutive slots. */
  public void copyTo(long[] targetNumbers, @Nullable Object[] targetReferences, int base) {
    System.arraycopy(numbers, 0, targetNumbers, base, numbers.length);
    System.arraycopy(references, 0, targetReferences, base, references.length);
  }
}
