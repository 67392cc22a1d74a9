package io.dunlin.compiler.machine;

import java.util.List;

/**
 * The registers of a CPU, as the register allocators see them.
 *
 * <p>A register is a number from 0 to 63: general registers are 0 to 31 and vector registers 32 to
 * 63, each in the order of their encodings. A set of registers is a {@code long} with a bit for
 * each.
 */
public final class RegisterFile {
  /** How many registers there can be at the most. */
  public static final int REGISTERS = 64;

  private static final int PER_CLASS = 32;
  private static final RegisterClass[] CLASSES = RegisterClass.values();

  private final List<List<String>> names;
  private final int[][] orders;
  private final long[] allocatable = new long[CLASSES.length];
  private final int[] scratch;

  /**
   * Describes a CPU.
   *
   * @param generalNames names of the general registers by their encodings
   * @param vectorNames names of the vector registers by their encodings
   * @param generalOrder the general registers that values may be put into, preferred ones first
   * @param vectorOrder the vector registers that values may be put into, preferred ones first
   * @param generalScratch a general register that is in no order: moves may overwrite it anywhere
   * @param vectorScratch the same for vector registers
   */
  public RegisterFile(
      List<String> generalNames,
      List<String> vectorNames,
      int[] generalOrder,
      int[] vectorOrder,
      int generalScratch,
      int vectorScratch) {
    names = List.of(List.copyOf(generalNames), List.copyOf(vectorNames));
    orders = new int[][] {generalOrder.clone(), vectorOrder.clone()};
    scratch = new int[] {generalScratch, vectorScratch};
    for (RegisterClass each : CLASSES) {
      for (int register : orders[each.ordinal()]) {
        if (classOf(register) != each || register == scratch[each.ordinal()]) {
          throw new IllegalArgumentException(name(register) + " cannot be allocated as " + each);
        }
        allocatable[each.ordinal()] |= 1L << register;
      }
    }
  }

  /** The number of the general register with this encoding. */
  public static int general(int encoding) {
    return encoding;
  }

  /** The number of the vector register with this encoding. */
  public static int vector(int encoding) {
    return PER_CLASS + encoding;
  }

  /** How instructions name this register, among those of its class. */
  public static int encoding(int register) {
    return register % PER_CLASS;
  }

  /** The kind of this register. */
  public static RegisterClass classOf(int register) {
    return CLASSES[register / PER_CLASS];
  }

  /** The registers of a class that values may be put into. */
  public long allocatable(RegisterClass registerClass) {
    return allocatable[registerClass.ordinal()];
  }

  /** The registers of both classes that values may be put into. */
  public long allocatable() {
    return allocatable[0] | allocatable[1];
  }

  /** The registers of a class that values may be put into, preferred ones first. */
  public int[] allocationOrder(RegisterClass registerClass) {
    return orders[registerClass.ordinal()].clone();
  }

  /** The register of a class that moves may overwrite anywhere. */
  public int scratch(RegisterClass registerClass) {
    return scratch[registerClass.ordinal()];
  }

  /** The name of a register, for people. */
  public String name(int register) {
    List<String> ofClass = names.get(register / PER_CLASS);
    int encoding = encoding(register);
    return encoding < ofClass.size() ? ofClass.get(encoding) : "?" + register;
  }
}
