package io.dunlin.compiler.regalloc;

/**
 * A part of a bundle's life that is in one location: ranges of points in order, each with the
 * virtual register that lives there, and the operands in it that want something of the location.
 */
final class Piece {
  /** The location of a piece that has got none yet. */
  static final int UNDECIDED = -2;

  final int id;
  final Bundle bundle;
  private final RangePool ranges;
  private final UsePool uses;
  private final int firstRange;
  private final int rangeEnd;
  private final int firstUse;
  private final int useEnd;

  // The first and the last range may be a part only of what the pool has.
  private final int start;
  private final int end;

  /** What it costs to have no register, for each instruction that it lives through. */
  float weight;

  /** Is it so short that it cannot be split, and must have a register? */
  boolean minimal;

  int location = UNDECIDED;

  /** A piece of whole ranges. */
  Piece(
      int id,
      Bundle bundle,
      RangePool ranges,
      int firstRange,
      int rangeEnd,
      UsePool uses,
      int firstUse,
      int useEnd) {
    this.id = id;
    this.bundle = bundle;
    this.ranges = ranges;
    this.firstRange = firstRange;
    this.rangeEnd = rangeEnd;
    this.uses = uses;
    this.firstUse = firstUse;
    this.useEnd = useEnd;
    start = ranges.from(firstRange);
    end = ranges.to(rangeEnd - 1);
  }

  /** The part of a piece between two points, at which or between which it lives. */
  Piece(int id, Piece of, int from, int to) {
    this.id = id;
    bundle = of.bundle;
    ranges = of.ranges;
    uses = of.uses;
    firstRange = ranges.firstEndingAfter(of.firstRange, of.rangeEnd, from);
    start = Math.max(from, of.from(firstRange - of.firstRange));
    int last = ranges.firstEndingAfter(firstRange, of.rangeEnd, to - 1);
    boolean isWithin = last < of.rangeEnd && of.from(last - of.firstRange) < to;
    rangeEnd = isWithin ? last + 1 : last;
    end = Math.min(to, of.to(rangeEnd - 1 - of.firstRange));
    firstUse = uses.firstAt(of.firstUse, of.useEnd, start);
    useEnd = uses.firstAt(firstUse, of.useEnd, end);
  }

  /** How many points it lives at. */
  int length() {
    return ranges.points(firstRange, rangeEnd)
        - (start - ranges.from(firstRange))
        - (ranges.to(rangeEnd - 1) - end);
  }

  int rangeCount() {
    return rangeEnd - firstRange;
  }

  int from(int range) {
    return range == 0 ? start : ranges.from(firstRange + range);
  }

  int to(int range) {
    int inPool = firstRange + range;
    return inPool == rangeEnd - 1 ? end : ranges.to(inPool);
  }

  int virtualRegister(int range) {
    return ranges.virtualRegister(firstRange + range);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The first range that ends behind a point. */
  int firstRangeEndingAfter(int position) {
    return position >= end
        ? rangeCount()
        : Math.min(ranges.firstEndingAfter(firstRange, rangeEnd, position), rangeEnd - 1)
            - firstRange;
  }

  int useCount() {
    return useEnd - firstUse;
  }

  int usePosition(int use) {
    return uses.position(firstUse + use);
  }

  /** The operand, or a negative number for block parameters and arguments. */
  int useOperand(int use) {
    return uses.operand(firstUse + use);
  }

  /** What a use costs when it is in a slot. */
  float useCost(int use) {
    return uses.cost(firstUse + use, firstUse + use + 1);
  }

  /** What all uses cost when they are in slots. */
  float useCost() {
    return uses.cost(firstUse, useEnd);
  }

  /** The first use at a point or behind it. */
  int firstUseAt(int position) {
    return uses.firstAt(firstUse, useEnd, position) - firstUse;
  }

  /** The place of a use in the pool. */
  int useInPool(int use) {
    return firstUse + use;
  }
}
