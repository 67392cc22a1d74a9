package io.dunlin.compiler.regalloc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Gives slots to the bundles that need them; bundles that live one after the other share one. */
final class SlotColoring {
  private static final int POINTS_BEFORE = 4;

  private final SpillSlots slots;

  /** Slots behind so many units. */
  SlotColoring(List<Piece> pieces, int units) {
    slots = new SpillSlots(units);
    List<Bundle> bundles = new ArrayList<>();
    for (Piece piece : pieces) {
      Bundle bundle = piece.bundle;
      if (bundle.needsSlot) {
        if (bundle.to == 0) {
          bundles.add(bundle);
        }
        // An instruction may write into the slot some points before the virtual register's range.
        bundle.from = Math.min(bundle.from, piece.start() - POINTS_BEFORE);
        bundle.to = Math.max(bundle.to, piece.end());
      }
    }
    bundles.sort(Comparator.comparingInt(bundle -> bundle.from));
    PriorityQueue<Bundle> active =
        new PriorityQueue<>(
            Comparator.comparingInt((Bundle bundle) -> bundle.to)
                .thenComparingInt(bundle -> bundle.slot));
    for (Bundle bundle : bundles) {
      while (!active.isEmpty() && active.element().to <= bundle.from) {
        Bundle done = active.remove();
        slots.release(done.slot, done.wide ? 16 : 8);
      }
      bundle.slot = slots.take(bundle.wide ? 16 : 8);
      active.add(bundle);
    }
  }

  /** A slot that nothing else has. */
  int spare(int bytes) {
    return slots.takeNew(bytes);
  }

  int units() {
    return slots.units();
  }
}
