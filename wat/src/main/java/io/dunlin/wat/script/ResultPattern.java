package io.dunlin.wat.script;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.type.HeapType;
import io.dunlin.wasm.type.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a result should be. */
public sealed interface ResultPattern {
  /**
   * A number.
   *
   * @param type its type
   * @param number what it should be
   */
  record Numeric(ValType type, NumberPattern number) implements ResultPattern {
    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      return "(" + type + ".const " + number + ")";
    }
  }

  /**
   * A vector.
   *
   * @param shape how it is divided
   * @param lanes what its lanes should be, as many as the shape has
   */
  record Vector(LaneShape shape, List<NumberPattern> lanes) implements ResultPattern {
    /** Copies the list. */
    public Vector {
      lanes = List.copyOf(lanes);
    }

    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("(v128.const ").append(shape.keyword());
      for (NumberPattern lane : lanes) {
        text.append(' ').append(lane);
      }
      return text.append(')').toString();
    }
  }

  /**
   * The null reference.
   *
   * @param heapType what it might refer to, or null if that is left open
   */
  record Null(@Nullable HeapType heapType) implements ResultPattern {
    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      return heapType == null ? "(ref.null)" : "(ref.null " + heapType + ")";
    }
  }

  /**
   * An object of the host.
   *
   * @param heapType {@link HeapType#EXTERN}, or {@link HeapType#ANY} if it has been internalized
   * @param number what tells it from others; unsigned
   */
  record Host(HeapType heapType, int number) implements ResultPattern {
    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      String keyword = heapType.equals(HeapType.EXTERN) ? "extern" : "host";
      return "(ref." + keyword + " " + Integer.toUnsignedString(number) + ")";
    }
  }

  /**
   * Any reference to a value of an abstract type.
   *
   * @param heapType the type
   */
  record Reference(HeapType heapType) implements ResultPattern {
    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      return "(ref." + heapType + ")";
    }
  }

  /**
   * One of several.
   *
   * @param alternatives what it may be
   */
  record Either(List<ResultPattern> alternatives) implements ResultPattern {
    /** Copies the list. */
    public Either {
      alternatives = List.copyOf(alternatives);
    }

    /** The pattern in the notation of scripts. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("(either");
      for (ResultPattern alternative : alternatives) {
        text.append(' ').append(alternative);
      }
      return text.append(')').toString();
    }
  }
}
