package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.lower.FunctionLowering;
import io.dunlin.compiler.lower.InstructionSelector;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.x64.inst.X64Features;

/** Selects x86-64 instructions: knows who lowers which operation. */
public final class X64Selector implements InstructionSelector {
  private final IrFunction function;
  private final Selection selection;
  private final IntegerLowering integers;
  private final ShiftLowering shifts;
  private final MultiplicationLowering multiplications;
  private final BitLowering bits;
  private final ChoiceLowering choices;
  private final ControlLowering control;
  private final FloatLowering floats;
  private final ConversionLowering conversions;
  private final MemoryLowering memory;
  private final VariableLowering variables;
  private final VectorMemoryLowering lanes;
  private final AtomicLowering atomics;
  private final VectorSelector vectors;
  private final CallLowering calls;

  private X64Selector(FunctionLowering lowering, X64Features features) {
    function = lowering.function();
    selection = new Selection(lowering, features);
    integers = new IntegerLowering(selection);
    FlagsLowering flags = new FlagsLowering(selection, integers);
    shifts = new ShiftLowering(selection);
    multiplications = new MultiplicationLowering(selection);
    bits = new BitLowering(selection);
    choices = new ChoiceLowering(selection, flags);
    control = new ControlLowering(selection, flags, new CounterLowering(selection, integers));
    floats = new FloatLowering(selection);
    conversions = new ConversionLowering(selection);
    memory = new MemoryLowering(selection);
    variables = new VariableLowering(selection);
    lanes = new VectorMemoryLowering(selection);
    atomics = new AtomicLowering(selection);
    vectors = new VectorSelector(selection);
    calls = new CallLowering(selection);
  }

  /** Lowers a function to instructions that CPUs with these features have. */
  public static MachineFunction lower(
      IrFunction function, X64Features features, MachineFunctionBuilder builder) {
    return FunctionLowering.lower(
        function, builder, lowering -> new X64Selector(lowering, features));
  }

  @Override
  public void selectParameters() {
    calls.parameters();
  }

  @Override
  public int selectConstant(int value) {
    return selection.constant(value);
  }

  @Override
  public void selectJump() {
    control.jump();
  }

  @Override
  public void selectLanding(int exception) {
    calls.landing(exception);
  }

  @Override
  public void selectReturn(int terminator) {
    calls.returned(terminator);
  }

  @Override
  public void select(int instruction) {
    Shape shape = function.shape(instruction);
    if (!selectCommon(instruction)) {
      if (shape.isVector()) {
        vectors.select(instruction);
      } else if (shape.isFloat()) {
        selectFloat(instruction);
      } else {
        selectInteger(instruction);
      }
    }
  }

  /** Operations whose shape does not decide who lowers them; false if it is none. */
  private boolean selectCommon(int instruction) {
    switch (function.op(instruction)) {
      case SELECT -> choices.select(instruction);
      case LOAD -> memory.load(instruction);
      case STORE -> memory.store(instruction);
      case VARIABLE_GET -> variables.get(instruction);
      case VARIABLE_SET -> variables.set(instruction);
      case LOAD_LANE -> lanes.loadLane(instruction);
      case STORE_LANE -> lanes.storeLane(instruction);
      case REINTERPRET -> conversions.reinterpret(instruction);
      case BOUNDS_CHECK -> control.boundsCheck(instruction);
      case TRAP_IF -> control.trapIf(instruction);
      case INTERRUPT_CHECK -> control.interruptCheck();
      case CONSUME_FUEL -> control.consumeFuel(instruction);
      case CALL, INVOKE -> calls.call(instruction);
      case CALL_INDIRECT, INVOKE_INDIRECT -> calls.callIndirect(instruction);
      case LIBCALL, INVOKE_LIBCALL -> calls.callRuntime(instruction);
      case RETURN_CALL -> calls.tailCall(instruction);
      case RETURN_CALL_INDIRECT -> calls.tailCallIndirect(instruction);
      case RETURN -> calls.returnFromFunction(instruction);
      case BRANCH -> control.branch(instruction);
      case SWITCH -> control.switchOver(instruction);
      case TRAP -> control.trap(instruction);
      case UNREACHABLE -> control.unreachable();
      case FENCE -> atomics.fence();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void selectInteger(int instruction) {
    switch (function.op(instruction)) {
      case ADD -> integers.add(instruction);
      case SUB -> integers.sub(instruction);
      case NEG -> integers.neg(instruction);
      case ABS -> integers.abs(instruction);
      case AND -> integers.and(instruction);
      case OR -> integers.or(instruction);
      case XOR -> integers.xor(instruction);
      case ANDNOT -> integers.andNot(instruction);
      case NOT -> integers.not(instruction);
      case EXTEND8_S -> integers.extend8(instruction);
      case EXTEND16_S -> integers.extend16(instruction);
      case EXTEND32_S, EXTEND_I32_S -> integers.extend32(instruction);
      case EXTEND_I32_U, WRAP_I64 -> integers.toLowerHalf(instruction);
      case SHL -> shifts.shl(instruction);
      case SHR_S -> shifts.shrS(instruction);
      case SHR_U -> shifts.shrU(instruction);
      case ROTL -> shifts.rotl(instruction);
      case ROTR -> shifts.rotr(instruction);
      case CLZ -> bits.clz(instruction);
      case CTZ -> bits.ctz(instruction);
      case POPCNT -> bits.popcnt(instruction);
      case EQ, NE, LT_S, LT_U, GT_S, GT_U, LE_S, LE_U, GE_S, GE_U -> choices.compare(instruction);
      case TRUNC_S -> conversions.truncS(instruction);
      case TRUNC_U -> conversions.truncU(instruction);
      case TRUNC_SAT_S -> conversions.truncSatS(instruction);
      case TRUNC_SAT_U -> conversions.truncSatU(instruction);
      case INSTANCE_CONTEXT -> selection.copyContext(instruction, selection.instanceContext);
      case STORE_CONTEXT -> selection.copyContext(instruction, selection.storeContext);
      default -> selectMultiplicationOrAtomic(instruction);
    }
  }

  private void selectMultiplicationOrAtomic(int instruction) {
    switch (function.op(instruction)) {
      case MUL -> multiplications.mul(instruction);
      case DIV_S -> multiplications.divS(instruction);
      case DIV_U -> multiplications.divU(instruction);
      case REM_S -> multiplications.remS(instruction);
      case REM_U -> multiplications.remU(instruction);
      case MUL_HIGH_S -> multiplications.highSigned(instruction);
      case MUL_HIGH_U -> multiplications.highUnsigned(instruction);
      case MUL_WIDE_S -> multiplications.wideSigned(instruction);
      case MUL_WIDE_U -> multiplications.wideUnsigned(instruction);
      case ADD128 -> multiplications.add128(instruction);
      case SUB128 -> multiplications.sub128(instruction);
      case ATOMIC_LOAD -> atomics.load(instruction);
      case ATOMIC_STORE -> atomics.store(instruction);
      case ATOMIC_ADD -> atomics.add(instruction);
      case ATOMIC_SUB -> atomics.sub(instruction);
      case ATOMIC_AND -> atomics.and(instruction);
      case ATOMIC_OR -> atomics.or(instruction);
      case ATOMIC_XOR -> atomics.xor(instruction);
      case ATOMIC_XCHG -> atomics.exchange(instruction);
      case ATOMIC_CMPXCHG -> atomics.compareExchange(instruction);
      default -> throw notLowered(instruction);
    }
  }

  private IllegalStateException notLowered(int instruction) {
    return new IllegalStateException(
        function.op(instruction) + " of " + function.shape(instruction) + " is not lowered");
  }

  private void selectFloat(int instruction) {
    switch (function.op(instruction)) {
      case ADD -> floats.add(instruction);
      case SUB -> floats.sub(instruction);
      case MUL -> floats.mul(instruction);
      case DIV -> floats.div(instruction);
      case ABS -> floats.abs(instruction);
      case NEG -> floats.neg(instruction);
      case CEIL -> floats.ceil(instruction);
      case FLOOR -> floats.floor(instruction);
      case TRUNC -> floats.trunc(instruction);
      case NEAREST -> floats.nearest(instruction);
      case SQRT -> floats.sqrt(instruction);
      case MIN -> floats.min(instruction);
      case MAX -> floats.max(instruction);
      case COPYSIGN -> floats.copysign(instruction);
      case EQ, NE, LT, GT, LE, GE -> choices.compare(instruction);
      case CONVERT_S -> conversions.convertS(instruction);
      case CONVERT_U -> conversions.convertU(instruction);
      case DEMOTE -> conversions.demote(instruction);
      case PROMOTE -> conversions.promote(instruction);
      default -> throw notLowered(instruction);
    }
  }
}
