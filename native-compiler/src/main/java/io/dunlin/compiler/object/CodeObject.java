package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The compiled code of a module, or of a part of it; offsets in its tables count from the beginning
 * of its code, but for those of an {@link OffsetTable}, which count from that of a range.
 *
 * @param header what it is compiled for
 * @param code all code, from position to limit, which do not change; to be loaded at an address
 *     that is a multiple of {@code alignment}
 * @param alignment in bytes; a power of two
 * @param ranges which function or thunk is where
 * @param relocations what has to be written into the code when it is loaded; references between the
 *     ranges have been resolved
 * @param traps instructions that may fault: ordinals of {@link TrapCode}
 * @param addresses where instructions come from: offsets in the module, from a place on up to the
 *     next, or {@link OffsetTable#NONE} for what comes from nowhere
 * @param handlers calls whose exceptions are handled
 */
public record CodeObject(
    CodeObjectHeader header,
    ByteBuffer code,
    int alignment,
    CodeRanges ranges,
    RelocationTable relocations,
    OffsetTable traps,
    OffsetTable addresses,
    HandlerTable handlers) {
  private static final TrapCode[] TRAPS = TrapCode.values();

  /** All code; a view that belongs to the caller. */
  @Override
  public ByteBuffer code() {
    return code.asReadOnlyBuffer();
  }

  /** How many bytes of code there are. */
  public int size() {
    return code.remaining();
  }

  /**
   * A range by itself, as before it was linked, but that its references to other ranges are no
   * relocations any more.
   */
  public CompiledFunction function(int range) {
    int start = ranges.starts()[range];
    int end = ranges.ends()[range];
    byte[] bytes = new byte[end - start];
    code.get(code.position() + start, bytes);
    int[] traps = rows(this.traps, range, OffsetTable.Rows::offset);
    int[] trapCodes = rows(this.traps, range, OffsetTable.Rows::value);
    byte[] ordinals = new byte[trapCodes.length];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = (byte) trapCodes[i];
    }
    return new CompiledFunction(
        bytes,
        alignment,
        ranges.frameSizes()[range],
        relocations.between(start, end),
        new TrapTable(traps, ordinals),
        new AddressMap(
            rows(addresses, range, OffsetTable.Rows::offset),
            rows(addresses, range, OffsetTable.Rows::value)),
        handlers.between(start, end));
  }

  private static int[] rows(OffsetTable table, int range, ToIntFunction<OffsetTable.Rows> column) {
    IntStream.Builder values = IntStream.builder();
    for (OffsetTable.Rows rows = table.rows(range); rows.next(); ) {
      values.add(column.applyAsInt(rows));
    }
    return values.build().toArray();
  }

  /** The trap that a fault of the instruction at an offset is, or null if it must not fault. */
  public @Nullable TrapCode trapAt(int offset) {
    int range = ranges.find(offset);
    int trap = range < 0 ? -1 : traps.at(range, offset - ranges.starts()[range]);
    return trap >= 0 && trap < TRAPS.length ? TRAPS[trap] : null;
  }

  /**
   * The offset in the module of the instruction that the code at an offset comes from, or {@link
   * OffsetTable#NONE}. For a return address, ask for the byte before it.
   */
  public int sourceOf(int offset) {
    int range = ranges.find(offset);
    return range < 0 ? OffsetTable.NONE : addresses.upTo(range, offset - ranges.starts()[range]);
  }
}
