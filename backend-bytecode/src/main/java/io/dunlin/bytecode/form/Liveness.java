package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.Label.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which locals are live in front of each instruction: those whose value may be read before another
 * one is assigned. Of a function that would take too much time or memory, all locals are live
 * everywhere. Not to be changed once it is made.
 *
 * <p>The instructions are walked from the last to the first. What is live at a loop's label is not
 * known at the loop's end, so the walk is repeated until nothing changes. In what handlers of
 * exceptions protect, what is live in a handler is live everywhere.
 */
final class Liveness {
  /** Real code takes few rounds, as it nests loops a few deep. */
  private static final int MAX_ROUNDS = 12;

  /** The words that sets may take: of 32 MB. */
  private static final long MAX_WORDS = 1 << 22;

  private final FunctionForm form;
  private final BitSet everything = new BitSet();

  /** By instruction; neighbours share a set if they can. */
  private final @Nullable BitSet[] before;

  /** By region: what is live where a branch to it leads; of a loop as the last walk found it. */
  private final Map<Integer, BitSet> labels = new HashMap<>();

  /** By region: what is live where its {@code else} arm begins. */
  private final Map<Integer, BitSet> otherArms = new HashMap<>();

  /** By nesting: what is live in the handlers of regions that protect what is walked. */
  private final Deque<BitSet> handlers = new ArrayDeque<>();

  private final long wordsOfSet;
  private long words;
  private boolean isStable;
  private boolean isKnown = true;

  private BitSet live = new BitSet();

  private Liveness(FunctionForm form) {
    this.form = form;
    this.before = new @Nullable BitSet[form.size()];
    this.wordsOfSet = form.localCount() / Long.SIZE + 1;
    everything.set(0, form.localCount());
  }

  /** Finds what is live. */
  static Liveness of(FunctionForm form) {
    Liveness liveness = new Liveness(form);
    int rounds = 0;
    do {
      liveness.walk();
      liveness.isKnown &= ++rounds < MAX_ROUNDS || liveness.isStable;
    } while (liveness.isKnown && !liveness.isStable);
    return liveness;
  }

  /** Takes all locals to be live everywhere. */
  static Liveness unknown(FunctionForm form) {
    Liveness liveness = new Liveness(form);
    liveness.isKnown = false;
    return liveness;
  }

  /** The locals that are live in front of an instruction. Not to be changed. */
  BitSet before(int at) {
    return isKnown ? Objects.requireNonNull(before[at]) : everything;
  }

  /** Those that are live where a branch to a region leads. Not to be changed. */
  BitSet atLabel(Region region) {
    return switch (region.kind()) {
      case FUNCTION -> new BitSet();
      case LOOP -> before(region.start());
      default -> before(region.end() + 1);
    };
  }

  private void walk() {
    isStable = true;
    words = 0;
    live = new BitSet();
    @Nullable BitSet kept = null;
    for (int at = form.size() - 1; at >= 0 && isKnown; at--) {
      step(at);
      if (kept == null || !kept.equals(live)) {
        kept = (BitSet) live.clone();
        words += wordsOfSet;
        isKnown = words <= MAX_WORDS;
      }
      before[at] = kept;
    }
  }

  private void step(int at) {
    switch (form.op(at)) {
      case LOCAL_GET -> live.set(form.index(at));
      case LOCAL_SET, LOCAL_TEE -> live.clear(form.index(at));
      case END, DELEGATE -> endRegion(form.region(form.index(at)), at);
      case ELSE -> {
        otherArms.put(form.index(at), live);
        endArm(form.index(at), at);
      }
      case CATCH, CATCH_ALL -> {
        handlers.element().or(live);
        endArm(form.index(at), at);
      }
      case LOOP -> beginLoop(form.index(at));
      case IF -> beginIf(form.index(at));
      case TRY, TRY_TABLE -> handlers.pop();
      case BR,
          BR_TABLE,
          RETURN,
          RETURN_CALL,
          RETURN_CALL_INDIRECT,
          RETURN_CALL_REF,
          UNREACHABLE,
          THROW,
          THROW_REF,
          RETHROW -> {
        live = new BitSet();
        addLabels(at);
      }
      default -> addLabels(at);
    }
    if (!handlers.isEmpty()) {
      live.or(handlers.element());
    }
  }

  private void addLabels(int at) {
    switch (form.op(at).immediates()) {
      case LABEL, CAST_BRANCH -> live.or(label(form.index(at)));
      case LABEL_TABLE -> {
        for (int i = 0; i < form.extras(at); i++) {
          live.or(label(form.extra(at, i)));
        }
      }
      default -> {}
    }
  }

  private BitSet label(int region) {
    return labels.computeIfAbsent(region, id -> new BitSet());
  }

  private void endArm(int region, int at) {
    live = form.fallsThrough(at) ? (BitSet) label(region).clone() : new BitSet();
  }

  private void endRegion(Region region, int at) {
    words += wordsOfSet;
    if (region.kind() != Kind.LOOP) {
      labels.put(region.id(), live);
      endArm(region.id(), at);
    } else if (!form.fallsThrough(at)) {
      live = new BitSet();
    }
    if (isTry(region)) {
      handlers.push(handlers(region));
    }
  }

  private static boolean isTry(Region region) {
    return region.kind() == Kind.TRY || region.kind() == Kind.TRY_TABLE;
  }

  /** What is live in the handlers around a region, and in its own as far as they are known. */
  private BitSet handlers(Region region) {
    BitSet all = handlers.isEmpty() ? new BitSet() : (BitSet) handlers.element().clone();
    if (form.op(region.start()) == Op.TRY_TABLE) {
      for (int i = 2; i < form.extras(region.start()); i += 3) {
        all.or(label(form.extra(region.start(), i)));
      }
    }
    return all;
  }

  private void beginLoop(int region) {
    if (!label(region).equals(live)) {
      isStable = false;
      labels.put(region, (BitSet) live.clone());
    }
  }

  private void beginIf(int region) {
    BitSet other = otherArms.remove(region);
    live.or(other == null ? label(region) : other);
  }
}
