package io.dunlin.nativeruntime.heap;

import io.dunlin.compiler.object.HeapLayout;

/**
 * How large objects of a type are, and where they hold references.
 *
 * @param fixedBytes the size, without the elements of an array
 * @param elementBytes the size of an element, or 0 if it is no array
 * @param elementsAreReferences whether elements are references that are not to functions
 * @param fields where each field of a structure is
 * @param references where such references are, in objects that are no arrays
 */
@SuppressWarnings("ArrayRecordComponent") // Made once for each type and never compared.
public record ObjectShape(
    int fixedBytes,
    int elementBytes,
    boolean elementsAreReferences,
    int[] fields,
    int[] references) {
  private static final int[] NONE = {};

  /** Objects that are no arrays. */
  static ObjectShape fixed(int bytes, int[] fields, int[] references) {
    return new ObjectShape(bytes, 0, false, fields, references);
  }

  /** Arrays. */
  static ObjectShape array(int elementBytes, boolean elementsAreReferences) {
    return new ObjectShape(
        HeapLayout.ARRAY_ELEMENTS, elementBytes, elementsAreReferences, NONE, NONE);
  }

  /**
   * The size of an object.
   *
   * @param length the number of elements, unsigned; of no meaning for others than arrays
   */
  long bytes(int length) {
    return fixedBytes + Integer.toUnsignedLong(length) * elementBytes;
  }
}
