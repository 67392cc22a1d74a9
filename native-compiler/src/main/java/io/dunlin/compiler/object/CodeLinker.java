package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts functions one behind the other to a code object, in the order in which they are given, and
 * resolves their references to each other. Serves one thread.
 */
public final class CodeLinker {
  private record Part(CodeKind kind, int index, CompiledFunction function, int start) {}

  private final List<Part> parts = new ArrayList<>();
  private int alignment = 1;
  private int size;

  /** Adds the code of a function or a thunk. */
  public void add(CodeKind kind, int index, CompiledFunction function) {
    alignment = Math.max(alignment, function.alignment());
    int start = (size + function.alignment() - 1) & -function.alignment();
    parts.add(new Part(kind, index, function, start));
    size = Math.addExact(start, function.code().length);
  }

  /** The code object of all that has been added. */
  public CodeObject link(CodeObjectHeader header) {
    byte[] code = new byte[size];
    for (Part part : parts) {
      byte[] bytes = part.function.code();
      System.arraycopy(bytes, 0, code, part.start, bytes.length);
    }
    CodeRanges ranges = ranges();
    return new CodeObject(
        header,
        ByteBuffer.wrap(code),
        alignment,
        ranges,
        relocations(code),
        traps(ranges),
        addresses(ranges),
        handlers());
  }

  private CodeRanges ranges() {
    int count = parts.size();
    byte[] kinds = new byte[count];
    int[] indices = new int[count];
    int[] starts = new int[count];
    int[] ends = new int[count];
    int[] frameSizes = new int[count];
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      kinds[i] = (byte) part.kind.ordinal();
      indices[i] = part.index;
      starts[i] = part.start;
      ends[i] = part.start + part.function.code().length;
      frameSizes[i] = part.function.frameSize();
    }
    return new CodeRanges(kinds, indices, starts, ends, frameSizes);
  }

  /** Where functions begin, by their indices; -1 for those that have no code here. */
  private int[] functionStarts() {
    int most = -1;
    for (Part part : parts) {
      most = Math.max(most, part.kind == CodeKind.FUNCTION ? part.index : -1);
    }
    int[] starts = new int[most + 1];
    Arrays.fill(starts, -1);
    for (Part part : parts) {
      if (part.kind == CodeKind.FUNCTION) {
        starts[part.index] = part.start;
      }
    }
    return starts;
  }

  private RelocationTable relocations(byte[] code) {
    int[] functionStarts = functionStarts();
    Table remaining = new Table(5);
    for (Part part : parts) {
      RelocationTable table = part.function.relocations();
      for (int i = 0; i < table.size(); i++) {
        int at = part.start + table.offsets()[i];
        int index = table.indices()[i];
        int target =
            table.target(i) == RelocationTarget.FUNCTION
                    && table.kind(i) == RelocationKind.PC_RELATIVE_32
                    && index < functionStarts.length
                ? functionStarts[index]
                : -1;
        if (target >= 0) {
          writeInt(code, at, target + table.addends()[i] - at);
        } else {
          remaining.add(at, table.kinds()[i], table.targets()[i], index, table.addends()[i]);
        }
      }
    }
    return new RelocationTable(
        remaining.column(0),
        remaining.byteColumn(1),
        remaining.byteColumn(2),
        remaining.column(3),
        remaining.column(4));
  }

  private static void writeInt(byte[] code, int at, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      code[at + i] = (byte) (value >> (8 * i));
    }
  }

  private OffsetTable traps(CodeRanges ranges) {
    Table table = new Table(2);
    for (Part part : parts) {
      TrapTable traps = part.function.traps();
      for (int i = 0; i < traps.offsets().length; i++) {
        table.add(part.start + traps.offsets()[i], traps.codes()[i]);
      }
    }
    return OffsetTable.of(ranges, table.column(0), table.column(1));
  }

  private OffsetTable addresses(CodeRanges ranges) {
    Table table = new Table(2);
    for (Part part : parts) {
      AddressMap map = part.function.addresses();
      for (int i = 0; i < map.offsets().length; i++) {
        table.add(part.start + map.offsets()[i], map.sources()[i]);
      }
    }
    return OffsetTable.of(ranges, table.column(0), table.column(1));
  }

  private HandlerTable handlers() {
    Table table = new Table(2);
    for (Part part : parts) {
      HandlerTable handlers = part.function.handlers();
      for (int i = 0; i < handlers.returnOffsets().length; i++) {
        table.add(
            part.start + handlers.returnOffsets()[i], part.start + handlers.handlerOffsets()[i]);
      }
    }
    return new HandlerTable(table.column(0), table.column(1));
  }

  /** Rows of ints. */
  private static final class Table {
    private final int columns;
    private int[] cells = new int[64];
    private int size;

    Table(int columns) {
      this.columns = columns;
    }

    void add(int... row) {
      if (size + columns > cells.length) {
        cells = Arrays.copyOf(cells, 2 * cells.length);
      }
      System.arraycopy(row, 0, cells, size, columns);
      size += columns;
    }

    int[] column(int column) {
      int[] result = new int[size / columns];
      for (int i = 0; i < result.length; i++) {
        result[i] = cells[i * columns + column];
      }
      return result;
    }

    byte[] byteColumn(int column) {
      byte[] result = new byte[size / columns];
      for (int i = 0; i < result.length; i++) {
        result[i] = (byte) cells[i * columns + column];
      }
      return result;
    }
  }
}
