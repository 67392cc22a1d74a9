package io.dunlin.bytecode;

import org.jspecify.annotations.Nullable;

/** Whether the library is there that the compiler writes classes with. */
final class Asm {
  private static final String CLASS = "org.objectweb.asm.ClassWriter";

  private Asm() {}

  /** Why nothing can be compiled, or null if it can. */
  static @Nullable String absence() {
    try {
      Class.forName(CLASS, false, Asm.class.getClassLoader());
      return null;
    } catch (ClassNotFoundException e) {
      return "it compiles with ASM, which is not on the class path; add the artifact"
          + " org.ow2.asm:asm, or load modules that are compiled already";
    }
  }

  /**
   * Makes sure that it is there.
   *
   * @throws IllegalStateException if not
   */
  static void require() {
    String absence = absence();
    if (absence != null) {
      throw new IllegalStateException("the backend 'bytecode' cannot compile here: " + absence);
    }
  }
}
