package io.dunlin.generate;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Immediates;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instructions that a module may use, by the kind of value that they can leave, and how often
 * each family of them is chosen in this module.
 *
 * <p>Weights differ from module to module, some families are left out: modules in which everything
 * is rare reach less than those in which something is frequent.
 */
final class Catalog {
  /** The place of references among the kinds of values, behind the numbers and vectors. */
  private static final int REFERENCE = TypeCodes.V128 + 1;

  private static final int KINDS = REFERENCE + 1;

  private final List<List<Group>> byKind = new ArrayList<>();
  private final int[] sums = new int[KINDS];
  private final Map<Integer, List<Op>> operators = new HashMap<>();

  /** The instructions of one family, and how often one of them is chosen. */
  private record Group(Family family, int weight, List<Op> ops) {}

  Catalog(Choices choices, Features features) {
    Map<Family, Integer> weights = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      weights.put(family, weight(family) * factor(choices));
    }
    List<Map<Family, Group>> groups = new ArrayList<>();
    for (int kind = 0; kind < KINDS; kind++) {
      groups.add(new EnumMap<>(Family.class));
    }
    for (Op op : Op.values()) {
      if (features.has(op.feature())) {
        add(op, groups, weights);
      }
    }
    for (int kind = 0; kind < KINDS; kind++) {
      byKind.add(List.copyOf(groups.get(kind).values()));
      sums[kind] = byKind.get(kind).stream().mapToInt(Group::weight).sum();
    }
  }

  private static int factor(Choices choices) {
    return switch (choices.below(10)) {
      case 0 -> 0;
      case 1, 2 -> 1;
      case 9 -> 16;
      default -> 4;
    };
  }

  private static int weight(Family family) {
    return switch (family) {
      case LOCAL, CONTROL, BINARY, GC -> 10;
      case CALL, COMPARE, CONVERT, LOAD, STORE, VECTOR, REFERENCE -> 6;
      case UNARY, GLOBAL, PARAMETRIC, TABLE, EXCEPTION, MEMORY, ATOMIC -> 4;
      case CONST, VECTOR_LOAD, VECTOR_STORE -> 3;
    };
  }

  private void add(Op op, List<Map<Family, Group>> groups, Map<Family, Integer> weights) {
    int weight = weights.getOrDefault(op.family(), 0);
    for (int kind = 0; kind < KINDS; kind++) {
      if (canLeave(op, kind)) {
        groups
            .get(kind)
            .computeIfAbsent(op.family(), key -> new Group(key, weight, new ArrayList<>()))
            .ops()
            .add(op);
      }
    }
    Signature signature = op.signature();
    if (signature != null
        && op.immediates() == Immediates.NONE
        && !op.mayTrap()
        && signature.params().length == 1) {
      operators.computeIfAbsent(signature.params()[0], key -> new ArrayList<>()).add(op);
    }
  }

  /** Of a typing rule it turns out only when it is tried what it can leave. */
  private static boolean canLeave(Op op, int kind) {
    Signature signature = op.signature();
    if (signature == null) {
      return true;
    }
    for (int result : signature.results()) {
      boolean address = result == Signature.MEMORY_ADDRESS || result == Signature.TABLE_INDEX;
      boolean fits =
          address ? kind == TypeCodes.I32 || kind == TypeCodes.I64 : kind(result) == kind;
      if (fits) {
        return true;
      }
    }
    return kind == TypeCodes.BOTTOM && signature.results().length == 0;
  }

  private static int kind(int type) {
    return TypeCodes.isReference(type) ? REFERENCE : type;
  }

  /**
   * Picks an instruction that may be able to leave a value of this type.
   *
   * @param type a type code; {@link TypeCodes#BOTTOM} for an instruction that leaves nothing
   */
  Op pick(Choices choices, int type) {
    int kind = kind(type);
    int at = choices.below(Math.max(sums[kind], 1));
    for (Group group : byKind.get(kind)) {
      at -= group.weight();
      if (at < 0) {
        return choices.pick(group.ops());
      }
    }
    return Op.NOP;
  }

  /** The instructions without immediates that take one operand of this type and never trap. */
  List<Op> operators(int type) {
    return operators.getOrDefault(type, List.of());
  }
}
