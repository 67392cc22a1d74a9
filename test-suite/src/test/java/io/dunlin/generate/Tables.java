package io.dunlin.generate;

import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes access to tables, of single elements and in bulk. */
final class Tables {
  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Operands operands;

  Tables(FunctionCode code, Operands operands) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.operands = operands;
  }

  private TableType type(int table) {
    return module.tables.get(table);
  }

  private int address(int table) {
    return type(table).addressType().code();
  }

  private long size(int table) {
    return type(table).limits().min();
  }

  boolean get(int wanted, int depth) {
    List<Integer> fitting = new ArrayList<>();
    for (int table = 0; table < module.tables.size(); table++) {
      if (wanted != TypeCodes.BOTTOM
          && module.types.matches(type(table).element().code(), wanted)) {
        fitting.add(table);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    int table = choices.pick(fitting);
    operands.index(type(table), depth);
    code.out.writeIndex(Op.TABLE_GET, table);
    return true;
  }

  boolean set(int wanted, int depth) {
    if (wanted != TypeCodes.BOTTOM) {
      return false;
    }
    int table = choices.below(module.tables.size());
    operands.index(type(table), depth);
    code.value(type(table).element().code(), depth);
    code.out.writeIndex(Op.TABLE_SET, table);
    return true;
  }

  boolean grow(int wanted, int depth) {
    int table = choices.below(module.tables.size());
    int[] results = {address(table)};
    if (!code.canTake(results, wanted)) {
      return false;
    }
    code.value(type(table).element().code(), depth);
    operands.bounded(address(table), 3, depth);
    code.out.writeIndex(Op.TABLE_GROW, table);
    code.take(results, wanted);
    return true;
  }

  boolean fill(int wanted, int depth) {
    if (wanted != TypeCodes.BOTTOM) {
      return false;
    }
    int table = choices.below(module.tables.size());
    long length = choices.between(0, size(table));
    operands.bounded(address(table), size(table) - length, depth);
    code.value(type(table).element().code(), depth);
    operands.bounded(address(table), length, depth);
    code.out.writeIndex(Op.TABLE_FILL, table);
    return true;
  }

  boolean copy(int wanted, int depth) {
    int target = choices.below(module.tables.size());
    int source = choices.below(module.tables.size());
    if (wanted != TypeCodes.BOTTOM
        || !module.types.matches(type(source).element().code(), type(target).element().code())) {
      return false;
    }
    long length = choices.between(0, Math.min(size(target), size(source)));
    operands.bounded(address(target), size(target) - length, depth);
    operands.bounded(address(source), size(source) - length, depth);
    operands.bounded(
        Operands.lengthType(type(target).addressType(), type(source).addressType()), length, depth);
    code.out.writeIndices(Op.TABLE_COPY, target, source);
    return true;
  }

  boolean init(int wanted, int depth) {
    int table = choices.below(module.tables.size());
    List<Integer> fitting = new ArrayList<>();
    for (int segment = 0; segment < module.elements.size(); segment++) {
      int element = module.elements.get(segment).type().code();
      if (module.types.matches(element, type(table).element().code())) {
        fitting.add(segment);
      }
    }
    if (wanted != TypeCodes.BOTTOM || fitting.isEmpty()) {
      return false;
    }
    int segment = choices.pick(fitting);
    ElementSegment elements = module.elements.get(segment);
    long length = choices.between(0, Math.min(size(table), elements.size()));
    operands.bounded(address(table), size(table) - length, depth);
    operands.bounded(TypeCodes.I32, elements.size() - length, depth);
    // An active segment is empty once it has been copied.
    operands.constant(TypeCodes.I32, choices.chance(60) ? 0 : length);
    code.out.writeIndices(Op.TABLE_INIT, segment, table);
    return true;
  }
}
