package io.dunlin.bytecode.emit;

/** Emits access to the {@linkplain SharedVectors shared vectors} of a function in their array. */
final class SharedVectorAccess {
  private static final int NONE = -1;

  private final Emission emission;
  private final SharedVectors shared;

  /** Whether the method has no copies of them in Java's locals. */
  private final boolean isOnlyPlace;

  private final ArraySlots numbers;

  SharedVectorAccess(Emission emission, SharedVectors shared, boolean isOnlyPlace) {
    this.emission = emission;
    this.shared = shared;
    this.isOnlyPlace = isOnlyPlace;
    this.numbers = new ArraySlots(emission.code, emission.locals.numbersSlot(), NONE);
  }

  /** The vectors that the function's methods share. */
  SharedVectors vectors() {
    return shared;
  }

  /** Whether a local is in one of Java's locals while the method runs. */
  boolean isCopied(int local) {
    return !isOnlyPlace && shared.has(local);
  }

  /** Whether a local is in the array, and not in one of Java's locals, while the method runs. */
  boolean isOnlyPlaceOf(int local) {
    return isOnlyPlace && shared.has(local);
  }

  /** Puts a vector onto Java's stack, as the function holds it. */
  void load(int local) {
    numbers.load(emission.vectors.passedType(local), slot(local));
    emission.converter.convert(passedForm(local), emission.vectors.local(local));
  }

  /** Takes a vector from Java's stack, as the function holds it. */
  void store(int local) {
    emission.converter.convert(emission.vectors.local(local), passedForm(local));
    int mark = emission.locals.mark();
    int type = emission.vectors.passedType(local);
    numbers.store(type, slot(local), emission.storeTemporary(type));
    emission.locals.release(mark);
  }

  /** All of them are zero again. */
  void clear() {
    if (!shared.isEmpty()) {
      emission.code.load(JavaTypes.NUMBERS, emission.locals.numbersSlot());
      emission.code.push(0L);
      emission.code.invokeStatic("java/util/Arrays", "fill", "([JJ)V");
    }
  }

  private int slot(int local) {
    return shared.slot(local) + emission.vectors.firstComponent();
  }

  private VectorForm passedForm(int local) {
    VectorForm form = emission.vectors.local(local);
    return form == VectorForm.OBJECT ? VectorForm.HALVES : form;
  }
}
