package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a function that has its values in a frame. It can be divided between any two
 * instructions, because neither locals nor operands have to be handed on, and handlers of
 * exceptions find them where they are.
 */
public final class SpilledPartPlanner extends PartPlanner {
  private static final int MAX_COUNTED_EXITS = 100;

  /** By region: the outermost one that a {@code delegate} in it leads to. */
  private final Map<Integer, Integer> delegations = new HashMap<>();

  private SpilledPartPlanner(FunctionForm form, int[] sizes, int maxBytes, int maxCallingBytes) {
    super(
        form,
        Liveness.unknown(form),
        sizes,
        new int[form.localCount()],
        noLaneSizes(form),
        maxBytes,
        maxCallingBytes);
    for (int at = 0; at < form.size(); at++) {
      if (form.op(at) == Op.DELEGATE) {
        addDelegation(form.region(form.index(at)), form.extra(at, 0));
      }
    }
  }

  private static int[] noLaneSizes(FunctionForm form) {
    int[] sizes = new int[form.size()];
    Arrays.fill(sizes, FunctionForm.NONE);
    return sizes;
  }

  private void addDelegation(Region from, int to) {
    for (Region region = from; region != null && region.id() > to; region = region.parent()) {
      delegations.merge(region.id(), to, Math::min);
    }
  }

  /** The parts of a function; see {@link PartPlanner#plan}. */
  public static Plan plan(FunctionForm form, int[] sizes, int maxBytes, int maxCallingBytes) {
    return new SpilledPartPlanner(form, sizes, maxBytes, maxCallingBytes).plan();
  }

  @Override
  boolean isWhole(Region region) {
    return false;
  }

  /** A delegation names a handler, which has to be in the same method. */
  @Override
  boolean isMovable(Region region) {
    return !delegations.containsKey(region.id());
  }

  @Override
  boolean isCallMovable() {
    return true;
  }

  @Override
  int depthOfArm(Region region) {
    return 0;
  }

  /** A comparison stays with what branches on it. */
  @Override
  int depthBehind(int at, int depth) {
    boolean isCompared = partAt[at] == null && form.compares(at);
    if (!isCompared) {
      return 0;
    }
    return switch (form.op(at + 1)) {
      case BR_IF, IF, SELECT, SELECT_TYPED, I32_EQZ -> 1;
      default -> 0;
    };
  }

  @Override
  void addOrSplit(List<Statement> statements, Statement statement) {
    statements.add(statement);
  }

  @Override
  int callBytes(Part part) {
    return CALL_BYTES
        + BYTES_PER_LABEL * part.entries().length
        + BYTES_PER_EXIT * Math.min(part.exits().length, MAX_COUNTED_EXITS);
  }
}
