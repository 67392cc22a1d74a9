package io.dunlin.wasm.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a function: what it takes and what it returns.
 *
 * @param params the parameters' types, first to last
 * @param results the results' types, first to last
 */
public record FuncType(List<ValType> params, List<ValType> results) implements CompositeType {
  /** Copies the lists. */
  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /** The slots that the parameters take, one for most, two for {@code v128}. */
  public int paramSlots() {
    return slots(params);
  }

  /** The slots that the results take, one for most, two for {@code v128}. */
  public int resultSlots() {
    return slots(results);
  }

  private static int slots(List<ValType> types) {
    int slots = 0;
    for (ValType type : types) {
      slots += type.slots();
    }
    return slots;
  }

  /** The type as {@code [i32 i32] -> [i64]}, the specification's notation. */
  @Override
  public String toString() {
    return list(params) + " -> " + list(results);
  }

  private static String list(List<ValType> types) {
    return types.stream().map(ValType::toString).collect(Collectors.joining(" ", "[", "]"));
  }
}
