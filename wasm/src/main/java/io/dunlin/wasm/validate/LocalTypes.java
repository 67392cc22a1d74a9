package io.dunlin.wasm.validate;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.binary.InstructionReader;
import java.util.Arrays;

/**
 * The types of a function's locals, parameters first. Immutable.
 *
 * <p>A declaration of a few bytes may stand for tens of thousands of locals. The first locals,
 * which are nearly all there ever are, stand in an array; of the others, runs of equal types are
 * kept as they were declared.
 */
final class LocalTypes {
  /** How many locals are spelled out at most. */
  private static final int SPELLED_OUT = 128;

  static final LocalTypes NONE = new LocalTypes(Label.NONE, Label.NONE, Label.NONE, 0, 0);

  private final int[] first;
  private final int[] runEnds;
  private final int[] runTypes;
  private final int count;
  private final int parameters;

  private LocalTypes(int[] first, int[] runEnds, int[] runTypes, int count, int parameters) {
    this.first = first;
    this.runEnds = runEnds;
    this.runTypes = runTypes;
    this.count = count;
    this.parameters = parameters;
  }

  /** Reads the declarations in front of a body's instructions. */
  static LocalTypes read(InstructionReader in, int[] params, ModuleContext module) {
    int start = in.position();
    int runs = in.readCount(Integer.MAX_VALUE, "declarations of locals");
    int[] runEnds = new int[runs];
    int[] runTypes = new int[runs];
    long count = params.length;
    for (int i = 0; i < runs; i++) {
      count += Integer.toUnsignedLong(in.readU32());
      if (count > WasmLimits.LOCALS) {
        throw Fault.malformed("too many locals: the limit is " + WasmLimits.LOCALS, start);
      }
      int typeStart = in.position();
      int type = in.readValueType();
      runEnds[i] = (int) count;
      runTypes[i] = module.valueTypeAt(type, typeStart);
    }
    int[] first =
        Arrays.copyOf(params, (int) Math.min(count, Math.max(SPELLED_OUT, params.length)));
    spellOut(first, params.length, runEnds, runTypes);
    return new LocalTypes(first, runEnds, runTypes, (int) count, params.length);
  }

  private static void spellOut(int[] first, int from, int[] runEnds, int[] runTypes) {
    int local = from;
    for (int i = 0; i < runEnds.length && local < first.length; i++) {
      int end = Math.min(runEnds[i], first.length);
      Arrays.fill(first, local, end, runTypes[i]);
      local = end;
    }
  }

  /** The number of locals. */
  int count() {
    return count;
  }

  boolean isParameter(int local) {
    return local < parameters;
  }

  /** The type of a local (unsigned) of which an instruction says that it exists. */
  int checkedType(int local) {
    if (local >= 0 && local < first.length) {
      return first[local];
    }
    if (local < 0 || local >= count) {
      throw Fault.unknown("local", local);
    }
    return laterType(local);
  }

  /**
   * The type of a local.
   *
   * @throws IndexOutOfBoundsException if there is no such local
   */
  int type(int local) {
    if (local < 0 || local >= count) {
      throw new IndexOutOfBoundsException("local " + local + " of " + count);
    }
    return local < first.length ? first[local] : laterType(local);
  }

  /** Finds the run that the local belongs to: the first one that ends behind it. */
  private int laterType(int local) {
    int low = 0;
    int high = runEnds.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runEnds[middle] > local) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return runTypes[low];
  }
}
