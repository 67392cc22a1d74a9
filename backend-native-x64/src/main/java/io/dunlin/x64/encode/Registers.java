package io.dunlin.x64.encode;

import io.dunlin.x64.inst.RegisterClass;

/** The numbers and names of registers. */
public final class Registers {
  public static final int RAX = 0;
  public static final int RCX = 1;
  public static final int RDX = 2;
  public static final int RBX = 3;

  /** The stack pointer. */
  public static final int RSP = 4;

  /** The frame pointer. */
  public static final int RBP = 5;

  public static final int RSI = 6;
  public static final int RDI = 7;
  public static final int R8 = 8;
  public static final int R9 = 9;
  public static final int R10 = 10;
  public static final int R11 = 11;
  public static final int R12 = 12;
  public static final int R13 = 13;
  public static final int R14 = 14;
  public static final int R15 = 15;

  private static final String[] LEGACY = {"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"};

  private Registers() {}

  /**
   * The name of a register.
   *
   * @param number from 0 to 15
   * @param bytes how many of its bytes are meant: 1, 2, 4 or 8, or 16 for a vector register
   */
  public static String name(RegisterClass registerClass, int number, int bytes) {
    if (registerClass == RegisterClass.VECTOR) {
      return "xmm" + number;
    }
    return number < 8 ? legacyName(number, bytes) : "r" + number + suffix(bytes);
  }

  private static String legacyName(int number, int bytes) {
    String name = LEGACY[number];
    return switch (bytes) {
      case 1 -> (number < 4 ? name.substring(0, 1) : name) + "l";
      case 2 -> name;
      case 4 -> "e" + name;
      default -> "r" + name;
    };
  }

  private static String suffix(int bytes) {
    return switch (bytes) {
      case 1 -> "b";
      case 2 -> "w";
      case 4 -> "d";
      default -> "";
    };
  }
}
