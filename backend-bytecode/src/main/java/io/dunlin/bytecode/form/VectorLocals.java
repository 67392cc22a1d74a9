package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives vectors of different shapes that share a local several ones. Compilers use a local again
 * for whatever comes next, but here each local holds its vectors in one form, which would suit some
 * of them only. What a local holds between two labels is moved to another one, in which there are
 * vectors of the same shape.
 */
final class VectorLocals {
  /**
   * So many instructions after it was read last, a local is used again: the instruction that takes
   * the value may stand later than the one that reads it.
   */
  private static final int REST = 16;

  private final FunctionForm form;

  /** By local: whether it holds vectors of several shapes, one of which has narrow lanes. */
  private final boolean[] isMixed;

  /** By local: what it holds, if that was assigned since the last label. */
  private final @Nullable Value[] current;

  private final List<Value> values = new ArrayList<>();

  /** What a local holds from one assignment to the next. */
  private static final class Value {
    final LaneShape shape;
    final int start;
    int end;

    /** The assignment, and what reads it. */
    final List<Integer> uses = new ArrayList<>();

    Value(int start, LaneShape shape) {
      this.start = start;
      this.shape = shape;
      add(start);
    }

    void add(int at) {
      uses.add(at);
      end = at;
    }
  }

  /** A local that was added. */
  private static final class Place {
    final int local;
    int end;

    Place(int local) {
      this.local = local;
    }
  }

  private VectorLocals(FunctionForm form) {
    this.form = form;
    this.isMixed = new boolean[form.localCount()];
    this.current = new @Nullable Value[form.localCount()];
  }

  /** Splits the locals of a function. */
  static void split(FunctionForm form) {
    VectorLocals locals = new VectorLocals(form);
    if (locals.findMixed()) {
      locals.findValues();
      locals.move();
      form.forgetLiveness();
    }
  }

  /** Finds what is mixed; says whether anything is, and there is no handler that might see it. */
  private boolean findMixed() {
    @Nullable LaneShape[] shapes = new @Nullable LaneShape[isMixed.length];
    boolean isAnyMixed = false;
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at)) {
        case TRY, TRY_TABLE -> {
          return false;
        }
        case LOCAL_SET -> isAnyMixed |= findMixed(at, shapes);
        default -> {}
      }
    }
    return isAnyMixed;
  }

  private boolean findMixed(int at, @Nullable LaneShape[] shapes) {
    int local = form.index(at);
    if (form.localType(local) != TypeCodes.V128) {
      return false;
    }
    LaneShape shape = shape(at);
    LaneShape other = shapes[local] == null ? shape : shapes[local];
    isMixed[local] |= other != shape && (isNarrow(shape) || isNarrow(other));
    shapes[local] = isNarrow(other) ? other : shape;
    return isMixed[local];
  }

  private static boolean isNarrow(LaneShape shape) {
    return shape == LaneShape.I8X16 || shape == LaneShape.I16X8;
  }

  /** The shape of what is assigned, as far as the instruction tells that computes it. */
  private LaneShape shape(int at) {
    Op op = form.op(at - 1);
    return op.family() == Family.VECTOR && op != Op.I8X16_SHUFFLE && op != Op.I8X16_SWIZZLE
        ? op.laneShape()
        : LaneShape.NONE;
  }

  private void findValues() {
    for (int at = 0; at < form.size(); at++) {
      switch (form.op(at).family()) {
        case CONTROL -> arriveAt(at);
        case LOCAL -> visitLocal(at, form.index(at));
        default -> {}
      }
    }
  }

  private void visitLocal(int at, int local) {
    if (!isMixed[local]) {
      return;
    }
    Value value = current[local];
    if (form.op(at) == Op.LOCAL_GET) {
      if (value != null) {
        value.add(at);
      }
    } else {
      if (value != null) {
        values.add(value);
      }
      current[local] = new Value(at, shape(at));
    }
  }

  /** What is live where control branches or meets stays where it is. */
  private void arriveAt(int at) {
    for (int local = 0; local < current.length; local++) {
      Value value = current[local];
      if (value != null && !form.liveness().before(at).get(local)) {
        values.add(value);
      }
      current[local] = null;
    }
  }

  private void move() {
    values.sort(Comparator.comparingInt(value -> value.start));
    Map<LaneShape, List<Place>> places = new EnumMap<>(LaneShape.class);
    for (Value value : values) {
      Place place = place(places.computeIfAbsent(value.shape, shape -> new ArrayList<>()), value);
      place.end = value.end;
      for (int at : value.uses) {
        form.instructions.setLocal(at, place.local);
      }
    }
  }

  private Place place(List<Place> places, Value value) {
    for (Place place : places) {
      if (place.end + REST < value.start) {
        return place;
      }
    }
    Place place = new Place(form.addVector());
    places.add(place);
    return place;
  }
}
