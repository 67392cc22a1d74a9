package io.dunlin.bytecode.form;

import io.dunlin.bytecode.form.LocalValues.Value;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final BitSet mixed = new BitSet();

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
  }

  /** Splits the locals of a function. */
  static void split(FunctionForm form) {
    VectorLocals locals = new VectorLocals(form);
    if (locals.findMixed()) {
      locals.move();
      form.forgetLiveness();
    }
  }

  /** Finds what is mixed; says whether anything is, and there is no handler that might see it. */
  private boolean findMixed() {
    @Nullable LaneShape[] shapes = new @Nullable LaneShape[form.localCount()];
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
    if (other != shape && (isNarrow(shape) || isNarrow(other))) {
      mixed.set(local);
    }
    shapes[local] = isNarrow(other) ? other : shape;
    return mixed.get(local);
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

  private void move() {
    List<Value> values = new ArrayList<>(LocalValues.of(form, mixed));
    values.sort(Comparator.comparingInt(Value::start));
    Map<LaneShape, List<Place>> places = new EnumMap<>(LaneShape.class);
    for (Value value : values) {
      LaneShape shape = shape(value.start());
      Place place = place(places.computeIfAbsent(shape, key -> new ArrayList<>()), value);
      place.end = value.end();
      value.move(form, place.local);
    }
  }

  private Place place(List<Place> places, Value value) {
    for (Place place : places) {
      if (place.end + REST < value.start()) {
        return place;
      }
    }
    Place place = new Place(form.addVector());
    places.add(place);
    return place;
  }
}
