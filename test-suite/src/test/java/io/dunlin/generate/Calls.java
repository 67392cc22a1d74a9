package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;

/** Writes calls and tail calls: direct ones, through tables, and through references. */
final class Calls {
  private static final int FUNCREF = TypeCodes.reference(true, TypeCodes.FUNC);

  private final FunctionCode code;
  private final Declarations module;
  private final Choices choices;
  private final Operands operands;
  private final Branches branches;

  Calls(FunctionCode code, Operands operands, Branches branches) {
    this.code = code;
    this.module = code.module;
    this.choices = code.choices;
    this.operands = operands;
    this.branches = branches;
  }

  boolean call(int wanted, int depth) {
    List<Integer> fitting = new ArrayList<>();
    for (int function = 0; function < module.functions.size(); function++) {
      if (code.canTake(module.functionResults(function), wanted)) {
        fitting.add(function);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    int function = choices.pick(fitting);
    code.values(module.types.params(module.functions.get(function)), depth);
    code.out.writeIndex(Op.CALL, function);
    code.take(module.functionResults(function), wanted);
    return true;
  }

  boolean callIndirect(int wanted, int depth) {
    int type = typeLeaving(wanted);
    int table = functionTable();
    if (type < 0 || table < 0) {
      return false;
    }
    code.values(module.types.params(type), depth);
    index(table, type, depth);
    code.out.writeIndices(Op.CALL_INDIRECT, type, table);
    code.take(module.types.results(type), wanted);
    return true;
  }

  boolean callReference(int wanted, int depth) {
    int type = typeLeaving(wanted);
    if (type < 0) {
      return false;
    }
    code.values(module.types.params(type), depth);
    code.operand(TypeCodes.reference(true, type), depth);
    code.out.writeIndex(Op.CALL_REF, type);
    code.take(module.types.results(type), wanted);
    return true;
  }

  boolean tailCall(int depth) {
    List<Integer> fitting = new ArrayList<>();
    for (int function = 0; function < module.functions.size(); function++) {
      if (module.types.matches(module.functionResults(function), code.results)) {
        fitting.add(function);
      }
    }
    if (fitting.isEmpty() || !branches.mayLeave()) {
      return false;
    }
    int function = choices.pick(fitting);
    code.values(module.types.params(module.functions.get(function)), depth);
    code.out.writeIndex(Op.RETURN_CALL, function);
    return true;
  }

  boolean tailCallIndirect(int depth) {
    int type = typeReturning();
    int table = functionTable();
    if (type < 0 || table < 0 || !branches.mayLeave()) {
      return false;
    }
    code.values(module.types.params(type), depth);
    index(table, type, depth);
    code.out.writeIndices(Op.RETURN_CALL_INDIRECT, type, table);
    return true;
  }

  boolean tailCallReference(int depth) {
    int type = typeReturning();
    if (type < 0 || !module.features.has(Feature.TAIL_CALL) || !branches.mayLeave()) {
      return false;
    }
    code.values(module.types.params(type), depth);
    code.operand(TypeCodes.reference(true, type), depth);
    code.out.writeIndex(Op.RETURN_CALL_REF, type);
    return true;
  }

  /** The type of a function whose results hold what is wanted, or -1. */
  private int typeLeaving(int wanted) {
    List<Integer> fitting = new ArrayList<>();
    for (int type : module.functions) {
      if (code.canTake(module.types.results(type), wanted)) {
        fitting.add(type);
      }
    }
    return fitting.isEmpty() ? -1 : choices.pick(fitting);
  }

  /** The type of a function that returns what this one does, or -1. */
  private int typeReturning() {
    List<Integer> fitting = new ArrayList<>();
    for (int type : module.functions) {
      if (module.types.matches(module.types.results(type), code.results)) {
        fitting.add(type);
      }
    }
    return fitting.isEmpty() ? -1 : choices.pick(fitting);
  }

  private int functionTable() {
    List<Integer> fitting = new ArrayList<>();
    for (int table = 0; table < module.tables.size(); table++) {
      if (module.types.matches(module.tables.get(table).element().code(), FUNCREF)) {
        fitting.add(table);
      }
    }
    return fitting.isEmpty() ? -1 : choices.pick(fitting);
  }

  /** Writes the index of an element that is at first a function of the type, if there is one. */
  private void index(int table, int type, int depth) {
    List<Integer> fitting = new ArrayList<>();
    List<Integer> functions = module.functionsOf(TypeCodes.reference(false, type));
    int[] contents = module.tableContents.get(table);
    for (int i = 0; i < contents.length; i++) {
      if (functions.contains(contents[i])) {
        fitting.add(i);
      }
    }
    TableType tableType = module.tables.get(table);
    if (fitting.isEmpty() || choices.chance(15)) {
      operands.index(tableType, depth);
    } else {
      operands.constant(tableType.addressType().code(), choices.pick(fitting));
    }
  }
}
