package io.dunlin.compiler.object;

/** Checks that the tables of a code object are consistent, as all who use them rely on it. */
final class CodeObjectChecks {
  private final CodeObject object;
  private final int size;

  private CodeObjectChecks(CodeObject object) {
    this.object = object;
    size = object.size();
  }

  /**
   * Checks a code object.
   *
   * @throws CodeObjectException if it is not consistent
   */
  static void check(CodeObject object) {
    new CodeObjectChecks(object).check();
  }

  private void check() {
    int alignment = object.alignment();
    require(
        Integer.bitCount(alignment) == 1
            && alignment > 0
            && alignment <= CodeObjectFormat.LARGEST_ALIGNMENT,
        "alignment");
    checkRanges(object.ranges());
    checkRelocations(object.relocations());
    checkTable(object.traps(), "traps");
    checkTable(object.addresses(), "addresses");
    HandlerTable handlers = object.handlers();
    requireAscending(handlers.returnOffsets(), size, "handlers");
    require(handlers.handlerOffsets().length == handlers.returnOffsets().length, "handlers");
    for (int handler : handlers.handlerOffsets()) {
      require(handler >= 0 && handler < size, "handlers");
    }
  }

  /** What the rows themselves are is nothing that anybody relies on. */
  private void checkTable(OffsetTable table, String what) {
    int[] ends = table.ends();
    int length = table.bytes().remaining();
    require(ends.length == object.ranges().size(), what);
    requireAscending(ends, length, what);
    require((ends.length == 0 ? 0 : ends[ends.length - 1]) == length, what);
  }

  private void checkRanges(CodeRanges ranges) {
    int count = ranges.size();
    require(
        ranges.kinds().length == count
            && ranges.indices().length == count
            && ranges.ends().length == count
            && ranges.frameSizes().length == count,
        "ranges");
    requireOrdinals(ranges.kinds(), CodeKind.values().length, "ranges");
    int last = 0;
    for (int range = 0; range < count; range++) {
      require(
          ranges.starts()[range] >= last
              && ranges.ends()[range] >= ranges.starts()[range]
              && ranges.ends()[range] <= size
              && ranges.indices()[range] >= 0
              && ranges.frameSizes()[range] >= 0,
          "ranges");
      last = ranges.ends()[range];
    }
  }

  private void checkRelocations(RelocationTable relocations) {
    int count = relocations.size();
    require(
        relocations.kinds().length == count
            && relocations.targets().length == count
            && relocations.indices().length == count
            && relocations.addends().length == count,
        "relocations");
    requireAscending(relocations.offsets(), size, "relocations");
    requireOrdinals(relocations.kinds(), RelocationKind.values().length, "relocations");
    requireOrdinals(relocations.targets(), RelocationTarget.values().length, "relocations");
    for (int i = 0; i < count; i++) {
      int bytes = relocations.kind(i) == RelocationKind.ABSOLUTE_64 ? 8 : 4;
      require(size - relocations.offsets()[i] >= bytes, "relocations");
      int known =
          switch (relocations.target(i)) {
            case FUNCTION -> Integer.MAX_VALUE;
            case TRAP -> TrapCode.values().length;
            case RUNTIME_FUNCTION -> RuntimeFunction.values().length;
            case STUB -> RuntimeStub.values().length;
          };
      int index = relocations.indices()[i];
      require(index >= 0 && index < known, "relocations");
    }
  }

  private static void requireAscending(int[] offsets, int limit, String what) {
    int last = -1;
    for (int offset : offsets) {
      require(offset >= last && offset >= 0 && offset <= limit, what);
      last = offset;
    }
  }

  private static void requireOrdinals(byte[] ordinals, int count, String what) {
    for (byte ordinal : ordinals) {
      require(ordinal >= 0 && ordinal < count, what);
    }
  }

  private static void require(boolean isTrue, String what) {
    if (!isTrue) {
      throw new CodeObjectException("the stored code has been damaged: its " + what);
    }
  }
}
