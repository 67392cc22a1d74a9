package io.dunlin.x64.lower;

import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.x64.abi.CallingConvention;
import io.dunlin.x64.emit.Pseudo;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.VectorMoves;
import java.util.ArrayList;
import java.util.List;

/** Lowers calls, returns and the arrival of parameters. */
final class CallLowering {
  private final Selection selection;
  private final IrFunction function;
  private final InstructionWriter writer;

  CallLowering(Selection selection) {
    this.selection = selection;
    function = selection.function;
    writer = selection.writer;
  }

  void parameters() {
    int entry = function.entry();
    int[] values = new int[function.parameterCount(entry)];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.parameter(entry, i);
    }
    MachineFunctionBuilder arrival = writer.pseudo(Pseudo.PARAMETERS);
    receive(arrival, values);
  }

  /** Adds results that are in registers, and loads the others right after. */
  private void receive(MachineFunctionBuilder call, int... values) {
    receiveInRegisters(call, values);
    receiveOverflow(values);
  }

  private void receiveInRegisters(MachineFunctionBuilder call, int... values) {
    int[] places = CallingConvention.places(types(values));
    for (int i = 0; i < values.length; i++) {
      if (CallingConvention.isRegister(places[i])) {
        call.defineFixed(selection.result(values[i]), places[i]);
      }
    }
  }

  private void receiveOverflow(int... values) {
    int[] places = CallingConvention.places(types(values));
    for (int i = 0; i < values.length; i++) {
      if (!CallingConvention.isRegister(places[i])) {
        writer.write(
            load(function.type(values[i])), overflow(places[i]), selection.result(values[i]));
      }
    }
  }

  private List<IrType> types(int... values) {
    List<IrType> types = new ArrayList<>(values.length);
    for (int value : values) {
      types.add(function.type(value));
    }
    return types;
  }

  private Source overflow(int place) {
    return Source.Memory.of(selection.storeContext, CallingConvention.overflowOffset(place));
  }

  private Form load(IrType type) {
    return switch (type) {
      case I32 -> Moves.MOV_RM.of(4);
      case I64 -> Moves.MOV_RM.of(8);
      case F32 -> VectorMoves.MOVSS_LOAD.on(selection.features);
      case F64 -> VectorMoves.MOVSD_LOAD.on(selection.features);
      case V128 -> VectorMoves.MOVAPS_RM.on(selection.features);
    };
  }

  private Form store(IrType type) {
    return switch (type) {
      case I32 -> Moves.MOV_MR.of(4);
      case I64 -> Moves.MOV_MR.of(8);
      case F32 -> VectorMoves.MOVSS_STORE.on(selection.features);
      case F64 -> VectorMoves.MOVSD_STORE.on(selection.features);
      case V128 -> VectorMoves.MOVAPS_MR.on(selection.features);
    };
  }

  /** What a call passes: values, their places, and the virtual registers they are in. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Arguments(int[] places, int[] registers) {
    void addTo(MachineFunctionBuilder call) {
      for (int i = 0; i < places.length; i++) {
        if (CallingConvention.isRegister(places[i])) {
          call.useFixed(registers[i], places[i]);
        }
      }
    }
  }

  /** Stores arguments that find no register; the others are to be added to the call. */
  private Arguments pass(int instruction, int firstOperand) {
    int[] values = new int[function.operandCount(instruction) - firstOperand];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.operand(instruction, firstOperand + i);
    }
    int[] places = CallingConvention.places(types(values));
    int[] registers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = selection.lowering.register(values[i]);
      if (!CallingConvention.isRegister(places[i])) {
        writer.write(store(function.type(values[i])), overflow(places[i]), registers[i]);
      }
    }
    return new Arguments(places, registers);
  }

  void call(int instruction) {
    direct(instruction, Pseudo.CALL, CallingConvention.clobbers());
  }

  void callRuntime(int instruction) {
    RuntimeFunction callee = RuntimeFunction.of((int) function.immediate(instruction));
    direct(instruction, Pseudo.CALL_RUNTIME, CallingConvention.clobbers(callee));
  }

  private void direct(int instruction, Pseudo pseudo, long clobbers) {
    Arguments arguments = pass(instruction, 0);
    MachineFunctionBuilder call = writer.pseudo(pseudo);
    arguments.addTo(call);
    call.immediate(function.immediate(instruction)).clobbers(clobbers);
    receiveResults(call, instruction);
  }

  void callIndirect(int instruction) {
    Arguments arguments = pass(instruction, 2);
    MachineFunctionBuilder call = indirect(instruction, Pseudo.CALL_INDIRECT);
    arguments.addTo(call);
    call.clobbers(CallingConvention.clobbers());
    receiveResults(call, instruction);
  }

  /** Begins a call by code pointer; the callee is told whose instance calls. */
  private MachineFunctionBuilder indirect(int instruction, Pseudo pseudo) {
    int code = selection.lowering.register(function.operand(instruction, 0));
    int instance = selection.use(instruction, 1);
    int caller = selection.temporary(IrType.I64);
    selection.move(caller, selection.instanceContext);
    return writer
        .pseudo(pseudo)
        .useAny(code)
        .useAny(instance)
        .useFixed(caller, CallingConvention.callerRegister());
  }

  /** A call that ends its block receives the rest in the block that it returns to. */
  private void receiveResults(MachineFunctionBuilder call, int instruction) {
    if (function.op(instruction).isInvoke()) {
      receiveInRegisters(call, results(instruction));
    } else {
      receive(call, results(instruction));
    }
  }

  /** Begins the block that such a call returns to. */
  void returned(int instruction) {
    receiveOverflow(results(instruction));
  }

  /** The exception that a call may throw, its last result, arrives elsewhere. */
  private int[] results(int instruction) {
    IrOp op = function.op(instruction);
    int count = function.resultCount(instruction) - (op.isInvoke() ? 1 : 0);
    int[] results = new int[count];
    for (int i = 0; i < count; i++) {
      results[i] = function.result(instruction, i);
    }
    return results;
  }

  void landing(int exception) {
    writer.pseudo(Pseudo.LANDING).define(exception);
  }

  void tailCall(int instruction) {
    Arguments arguments = pass(instruction, 0);
    MachineFunctionBuilder call = writer.pseudo(Pseudo.TAIL_CALL);
    arguments.addTo(call);
    call.immediate(function.immediate(instruction));
  }

  void tailCallIndirect(int instruction) {
    Arguments arguments = pass(instruction, 2);
    MachineFunctionBuilder call = indirect(instruction, Pseudo.TAIL_CALL_INDIRECT);
    arguments.addTo(call);
  }

  void returnFromFunction(int instruction) {
    Arguments results = pass(instruction, 0);
    results.addTo(writer.pseudo(Pseudo.RETURN));
  }
}
