package io.dunlin.compiler.machine;

/** What is known of a virtual register, packed into an int. */
final class VirtualRegisters {
  private static final int PINNED = 1 << 6;
  private static final int PIN_SHIFT = 8;
  private static final RegisterClass[] CLASSES = RegisterClass.values();

  private VirtualRegisters() {}

  static int pack(RegisterClass registerClass, int width) {
    if (width != 4 && width != 8 && width != 16) {
      throw new IllegalArgumentException("a value of " + width + " bytes");
    }
    return registerClass.ordinal() | width << 1;
  }

  static int packPinned(RegisterClass registerClass, int width, int location) {
    return pack(registerClass, width) | PINNED | location << PIN_SHIFT;
  }

  static RegisterClass registerClass(int packed) {
    return CLASSES[packed & 1];
  }

  static int width(int packed) {
    return packed >> 1 & 31;
  }

  static boolean isPinned(int packed) {
    return (packed & PINNED) != 0;
  }

  static int pinnedTo(int packed) {
    return packed >>> PIN_SHIFT;
  }
}
