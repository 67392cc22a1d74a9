package io.dunlin.interpreter.code;

/**
 * Where execution goes on when an exception is thrown in a range of lowered code.
 *
 * <p>A function's handlers are in the order in which they are to be tried: those of inner blocks
 * first, and those of one block as they stand in it.
 *
 * @param start the place of the first instruction of the range
 * @param end the place behind the last one
 * @param depth how many blocks enclose the one that the handler belongs to
 * @param tag the index of the tag that is caught, {@link #ANY}, or {@link #DELEGATE}
 * @param payloadSlot the first of the slots that get what the exception carries; unused if any is
 *     caught
 * @param exceptionSlot the slot that gets the exception itself, or {@link #NONE}
 * @param target where to go on; for {@link #DELEGATE} the depth of the block whose handlers, and
 *     those further out, are tried next
 */
public record Handler(
    int start, int end, int depth, int tag, int payloadSlot, int exceptionSlot, int target) {
  /** In place of a tag: every exception is caught. */
  public static final int ANY = -1;

  /** In place of a tag: the handlers up to some outer block are passed over. */
  public static final int DELEGATE = -2;

  /** In place of a slot: there is none. */
  public static final int NONE = -1;

  /** Whether the instruction at this place is in the handler's range. */
  public boolean covers(int place) {
    return start <= place && place < end;
  }

  /** The same handler that goes on elsewhere. */
  public Handler withTarget(int newTarget) {
    return new Handler(start, end, depth, tag, payloadSlot, exceptionSlot, newTarget);
  }

  /** The same handler that puts the exception elsewhere. */
  public Handler withExceptionSlot(int slot) {
    return new Handler(start, end, depth, tag, payloadSlot, slot, target);
  }

  /** The same handler for code that has been moved. */
  public Handler moved(int distance) {
    int newTarget = tag == DELEGATE ? target : target + distance;
    return new Handler(
        start + distance, end + distance, depth, tag, payloadSlot, exceptionSlot, newTarget);
  }
}
