package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.Region;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/** What the emission of a region remembers until its end. */
final class Scope {
  final Region region;

  /** Where branches go to: behind the region; of a loop, to what leads to its beginning. */
  final Label target = new Label();

  /** Where the values that a branch carries are put. */
  final int[] carried;

  /** Where the region's parameters are. */
  final int[] params;

  /** The types of what was on Java's stack below the parameters. */
  final int[] spilledTypes;

  /** Where that is. */
  final int[] spilled;

  /** What {@link Locals#mark} gave before the temporaries that are released with the region's. */
  int outerMark;

  /** The beginning of the other arm; null if there is none, or it has begun. */
  @Nullable Label otherArm;

  /** What was {@linkplain Pending pending} in front of the region. */
  long pendingBefore;

  /** What is pending where control arrives behind the region. */
  long pending;

  /** Whether control arrives behind the region. */
  boolean reachesEnd;

  /** Of a loop: where it begins each time. */
  final Label head = new Label();

  /** Of a loop: where it begins again after a look at whether to stop. */
  final Label restart = new Label();

  /** Of a loop: where the rounds until then are counted. */
  int rounds;

  /** Of a legacy {@code try} that has begun to catch: where what it has caught is. */
  int signal = -1;

  Scope(Region region, int mark, int[] spilledTypes, int[] spilled, int[] params, int[] carried) {
    this.region = region;
    this.outerMark = mark;
    this.spilledTypes = spilledTypes;
    this.spilled = spilled;
    this.params = params;
    this.carried = carried;
  }
}
