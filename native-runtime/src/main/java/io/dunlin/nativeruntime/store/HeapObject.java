package io.dunlin.nativeruntime.store;

/** An object in a heap. */
interface HeapObject {
  /** The number by which code knows it. */
  int number();
}
