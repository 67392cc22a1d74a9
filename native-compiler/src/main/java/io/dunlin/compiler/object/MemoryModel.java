package io.dunlin.compiler.object;

/** How code keeps accesses inside of linear memories. */
public enum MemoryModel {
  /** Memories lie in reserved address space, so that accesses outside fault in hardware. */
  GUARDED,
  /** Code compares each address with the size; memories may lie anywhere. */
  CHECKED
}
