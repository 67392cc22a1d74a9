package io.dunlin.bytecode.form;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a function's instructions that a method of its own holds, because the function is
 * too large for one. No operand is on the stack where it begins and where it ends. It lies in one
 * region with all of the regions that begin in it, but {@linkplain Region#isBareLabel bare labels}:
 * the block of such a label may begin or end elsewhere, and control may arrive at the label from
 * elsewhere as well. Not to be changed once it is planned.
 */
public final class Part {
  /** The lanes of 32 bits that a vector has. */
  public static final int LANES = 4;

  private final int start;
  private final int end;
  private final int[] arguments;
  private final int[] ownLocals;
  private final int[] assigned;
  private final int[] entries;
  private final int[] exits;
  private final boolean fallsThrough;
  private final List<Part> children;
  private final boolean isLanewise;
  private int classNumber;

  Part(
      int start,
      int end,
      PartEffects effects,
      boolean fallsThrough,
      List<Part> children,
      boolean isLanewise) {
    this.isLanewise = isLanewise;
    this.start = start;
    this.end = end;
    this.arguments = effects.arguments();
    this.ownLocals = effects.ownLocals();
    this.assigned = effects.assigned();
    this.entries = effects.entries();
    this.exits = effects.exits();
    this.fallsThrough = fallsThrough;
    this.children = new ArrayList<>(children);
  }

  /** The index of its first instruction. */
  public int start() {
    return start;
  }

  /** The index behind its last instruction. */
  public int end() {
    return end;
  }

  /** The locals that it uses whose values from in front of it may matter, in ascending order. */
  public int[] arguments() {
    return arguments;
  }

  /** The other locals that it uses: it reads none before it has assigned to it. */
  public int[] ownLocals() {
    return ownLocals;
  }

  /** The locals that it assigns to whose values may matter behind it, in ascending order. */
  public int[] assigned() {
    return assigned;
  }

  /**
   * The bare labels in it that are branched to from elsewhere, by the ids of their regions in
   * ascending order: it can begin at each of them instead of at its first instruction.
   */
  public int[] entries() {
    return entries;
  }

  /**
   * The regions whose labels are elsewhere that it branches to, by their ids in ascending order.
   */
  public int[] exits() {
    return exits;
  }

  /** Whether control arrives at its end. */
  public boolean fallsThrough() {
    return fallsThrough;
  }

  /**
   * Whether each lane of 32 bits of what it computes is of the same lanes of what it uses, so that
   * one lane is computed after the other, each by a method of its own.
   */
  public boolean isLanewise() {
    return isLanewise;
  }

  /** The number of its methods. */
  public int methods() {
    return isLanewise ? LANES : 1;
  }

  /** The number of ways to leave it but by traps and exceptions. */
  public int ways() {
    return exits.length + (fallsThrough ? 1 : 0);
  }

  /**
   * Which of the function's classes has its method: 0 is the one that the function itself is in.
   */
  public int classNumber() {
    return classNumber;
  }

  /** To be called once, when the parts of the function are known. */
  void setClassNumber(int number) {
    classNumber = number;
  }

  /** The parts that it consists of in turn, in the order of their instructions. */
  public List<Part> children() {
    return children;
  }
}
