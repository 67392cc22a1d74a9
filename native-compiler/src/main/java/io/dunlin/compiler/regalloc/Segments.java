package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where each virtual register is at each point, once all pieces have their locations. */
final class Segments {
  static final int NONE = -1;

  private final int[] starts;
  private final int[] froms;
  private final int[] tos;
  private final int[] locations;
  private final @Nullable Bundle[] bundles;

  Segments(MachineFunction function, List<Piece> pieces) {
    int count = function.virtualRegisterCount();
    bundles = new Bundle[count];
    starts = new int[count + 1];
    for (Piece piece : pieces) {
      for (int range = 0; range < piece.rangeCount(); range++) {
        bundles[piece.virtualRegister(range)] = piece.bundle;
        if (piece.location != Piece.UNDECIDED) {
          starts[piece.virtualRegister(range) + 1]++;
        }
      }
    }
    for (int each = 0; each < count; each++) {
      starts[each + 1] += starts[each];
    }
    froms = new int[starts[count]];
    tos = new int[starts[count]];
    locations = new int[starts[count]];
    fill(pieces);
  }

  private void fill(List<Piece> pieces) {
    long[] keys = new long[froms.length];
    int[] next = starts.clone();
    int[] pieceOf = new int[froms.length];
    int[] rangeOf = new int[froms.length];
    int index = 0;
    for (Piece piece : pieces) {
      if (piece.location != Piece.UNDECIDED) {
        for (int range = 0; range < piece.rangeCount(); range++) {
          pieceOf[index] = piece.id;
          rangeOf[index] = range;
          keys[next[piece.virtualRegister(range)]++] = (long) piece.from(range) << 32 | index;
          index++;
        }
      }
    }
    for (int each = 0; each + 1 < starts.length; each++) {
      Arrays.sort(keys, starts[each], starts[each + 1]);
    }
    for (int segment = 0; segment < froms.length; segment++) {
      int entry = (int) keys[segment];
      Piece piece = pieces.get(pieceOf[entry]);
      froms[segment] = piece.from(rangeOf[entry]);
      tos[segment] = piece.to(rangeOf[entry]);
      locations[segment] = location(piece);
    }
  }

  private static int location(Piece piece) {
    if (piece.location != Spiller.SPILLED) {
      return piece.location;
    }
    return piece.bundle.isRematerialized() ? piece.bundle.rematerialization : piece.bundle.slot;
  }

  @Nullable Bundle bundle(int virtualRegister) {
    return bundles[virtualRegister];
  }

  int start(int virtualRegister) {
    return starts[virtualRegister];
  }

  int end(int virtualRegister) {
    return starts[virtualRegister + 1];
  }

  int from(int segment) {
    return froms[segment];
  }

  int to(int segment) {
    return tos[segment];
  }

  /** A location, or the complement of the instruction that makes the value again. */
  int location(int segment) {
    return locations[segment];
  }

  /** The segment of a virtual register that a point belongs to, or {@link #NONE}. */
  int find(int virtualRegister, int position) {
    int low = starts[virtualRegister];
    int high = starts[virtualRegister + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tos[middle] <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < starts[virtualRegister + 1] && froms[low] <= position ? low : NONE;
  }
}
