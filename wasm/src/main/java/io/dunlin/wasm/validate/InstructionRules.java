package io.dunlin.wasm.validate;

import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.Rule;
import io.dunlin.wasm.op.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;

/**
 * Checks the instruction at which a {@link CodeContext} stands: by its signature in the instruction
 * table, or by the typing rule that the table names.
 */
final class InstructionRules {
  private static final int NO_ADDRESS = TypeCodes.BOTTOM;

  private final CodeContext code;
  private final ModuleContext module;
  private final ControlRules control;
  private final CallRules calls;
  private final ExceptionRules exceptions;
  private final LegacyExceptionRules legacyExceptions;
  private final ParametricRules parametric;
  private final VariableRules variables;
  private final TableRules tables;
  private final MemoryRules memories;
  private final ReferenceRules references;
  private final StructRules structs;
  private final ArrayRules arrays;
  private final CastRules casts;

  InstructionRules(CodeContext code) {
    this.code = code;
    this.module = code.module;
    this.control = new ControlRules(code);
    this.calls = new CallRules(code);
    this.exceptions = new ExceptionRules(code, control);
    this.legacyExceptions = new LegacyExceptionRules(code, control);
    this.parametric = new ParametricRules(code);
    this.variables = new VariableRules(code);
    this.tables = new TableRules(code);
    this.memories = new MemoryRules(code);
    this.references = new ReferenceRules(code);
    this.structs = new StructRules(code);
    this.arrays = new ArrayRules(code);
    this.casts = new CastRules(code);
  }

  /** Checks the instruction and does to operands and labels what it does. */
  void apply() {
    code.beginInstruction();
    Op op = code.instruction.op();
    module.gate().check(op);
    Signature signature = op.signature();
    if (signature != null) {
      code.operands.apply(signature.params(), signature.results(), checkImmediates(op));
    } else {
      applyRule(Objects.requireNonNull(op.rule()));
    }
  }

  /**
   * Checks the immediates of an instruction with a fixed signature.
   *
   * @return the address type of the memory or table that they name
   */
  private int checkImmediates(Op op) {
    Instruction instruction = code.instruction;
    switch (op.immediates()) {
      case NONE, I32, I64, F32, F64, V128, ORDERING -> {
        return NO_ADDRESS;
      }
      case MEMARG -> {
        return memories.access(op);
      }
      case MEMARG_LANE -> {
        int address = memories.access(op);
        memories.lane(op);
        return address;
      }
      case MEMORY -> {
        return module.memoryAddress(instruction.index());
      }
      case TABLE -> {
        return module.tableAddress(instruction.index());
      }
      case DATA_MEMORY -> {
        int address = module.memoryAddress(instruction.index2());
        memories.data(instruction.index());
        return address;
      }
      case DATA -> memories.data(instruction.index());
      case ELEM -> module.elementSegmentType(instruction.index());
      case LANE -> memories.lane(op);
      case LANES16 -> memories.shuffle();
      default -> throw new AssertionError("no check of the immediates of " + op);
    }
    return NO_ADDRESS;
  }

  /** Control first: what every function is full of. */
  private void applyRule(Rule rule) {
    switch (rule) {
      case LOCAL_GET -> variables.localGet();
      case LOCAL_SET -> variables.localSet();
      case LOCAL_TEE -> variables.localTee();
      case GLOBAL_GET -> variables.globalGet();
      case GLOBAL_SET -> variables.globalSet();
      case BLOCK -> control.enter(Label.Kind.BLOCK);
      case LOOP -> control.enter(Label.Kind.LOOP);
      case IF -> control.enterIf();
      case ELSE -> control.enterElse();
      case END -> control.end();
      case BR -> control.br();
      case BR_IF -> control.brIf();
      case BR_TABLE -> control.brTable();
      case RETURN -> control.leaveFunction();
      case UNREACHABLE -> control.unreachable();
      case CALL -> calls.call();
      case CALL_INDIRECT -> calls.callIndirect();
      case DROP -> parametric.drop();
      case SELECT -> parametric.select();
      case SELECT_TYPED -> parametric.selectTyped();
      default -> applyRareRule(rule);
    }
  }

  private void applyRareRule(Rule rule) {
    switch (rule) {
      case RETURN_CALL -> calls.returnCall();
      case RETURN_CALL_INDIRECT -> calls.returnCallIndirect();
      case CALL_REF -> calls.callRef();
      case RETURN_CALL_REF -> calls.returnCallRef();
      case REF_NULL -> references.refNull();
      case REF_IS_NULL -> references.refIsNull();
      case REF_FUNC -> references.refFunc();
      case REF_AS_NON_NULL -> references.refAsNonNull();
      case BR_ON_NULL -> references.brOnNull();
      case BR_ON_NON_NULL -> references.brOnNonNull();
      case THROW -> exceptions.throwTag();
      case THROW_REF -> exceptions.throwRef();
      case TRY_TABLE -> exceptions.tryTable();
      case TRY -> legacyExceptions.enterTry();
      case CATCH -> legacyExceptions.enterCatch();
      case CATCH_ALL -> legacyExceptions.enterCatchAll();
      case RETHROW -> legacyExceptions.rethrow();
      case DELEGATE -> legacyExceptions.delegate();
      case MEMORY_COPY -> memories.copy();
      case TABLE_GET -> tables.get();
      case TABLE_SET -> tables.set();
      case TABLE_INIT -> tables.init();
      case TABLE_COPY -> tables.copy();
      case TABLE_GROW -> tables.grow();
      case TABLE_FILL -> tables.fill();
      default -> applyAggregateRule(rule);
    }
  }

  private void applyAggregateRule(Rule rule) {
    switch (rule) {
      case STRUCT_NEW -> structs.create();
      case STRUCT_NEW_DEFAULT -> structs.createDefault();
      case STRUCT_GET -> structs.get();
      case STRUCT_SET -> structs.set();
      case ARRAY_NEW -> arrays.create();
      case ARRAY_NEW_DEFAULT -> arrays.createDefault();
      case ARRAY_NEW_FIXED -> arrays.createFixed();
      case ARRAY_NEW_DATA -> {
        memories.data(code.instruction.index2());
        arrays.createFromData();
      }
      case ARRAY_NEW_ELEM -> arrays.createFromElements();
      case ARRAY_GET -> arrays.get();
      case ARRAY_SET -> arrays.set();
      case ARRAY_LEN -> arrays.length();
      case ARRAY_FILL -> arrays.fill();
      case ARRAY_COPY -> arrays.copy();
      case ARRAY_INIT_DATA -> {
        memories.data(code.instruction.index2());
        arrays.initFromData();
      }
      case ARRAY_INIT_ELEM -> arrays.initFromElements();
      case REF_TEST -> casts.refTest();
      case REF_CAST -> casts.refCast();
      case BR_ON_CAST -> casts.brOnCast();
      case BR_ON_CAST_FAIL -> casts.brOnCastFail();
      case ANY_CONVERT_EXTERN -> casts.convert(TypeCodes.EXTERN, TypeCodes.ANY);
      case EXTERN_CONVERT_ANY -> casts.convert(TypeCodes.ANY, TypeCodes.EXTERN);
      default -> throw new AssertionError("no typing rule " + rule);
    }
  }
}
