package io.dunlin.bytecode.runtime;

/** How large the methods of functions are, which are divided if they are larger. */
public final class MethodSize {
  /**
   * The bytes of code that a method has at most, as estimated, if it is not larger by the calls of
   * others. Tests make it smaller, so that small functions are divided as well.
   */
  public static final int MAX_BYTES = Integer.getInteger("dunlin.bytecode.methodBytes", 4000);

  /**
   * The bytes of code that a method has at most, as estimated, that calls others of the function.
   * What HotSpot compiles has at most 8,000; this leaves room for the beginning.
   */
  public static final int MAX_CALLING_BYTES = MAX_BYTES * 7 / 4;

  /**
   * The bytes of code that a method with vectors has at most, as estimated: they make code long
   * that does little else than compute, and parts would have to hand them on.
   */
  public static final int MAX_VECTOR_BYTES = MAX_BYTES * 7 / 4;

  /**
   * The same if it calls others of the function. It reaches vectors by more code than is estimated.
   */
  public static final int MAX_VECTOR_CALLING_BYTES = MAX_BYTES * 5 / 4;

  /** A method of more bytes would not be compiled: such a function is made in another way. */
  public static final int MAX_COMPILED_BYTES = MAX_BYTES * 39 / 20;

  /** A function without vectors whose body has no more bytes is never too large for a method. */
  public static final int MAX_UNDIVIDED_BODY = MAX_BYTES / 7;

  /** Nor is any other that has no more bytes than these. */
  public static final int MAX_UNDIVIDED_VECTOR_BODY = MAX_BYTES / 70;

  private MethodSize() {}
}
