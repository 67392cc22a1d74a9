package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrBuilder;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.InstanceLayout;
import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.FuelSegments;
import java.util.Arrays;

/**
 * Linear memories: loads, stores, atomic access, size, growth and bulk operations.
 *
 * <p>The address of an access is the base of the memory plus the index, taken as unsigned; the
 * instruction's offset stays with the access. A guarded memory never moves, and guard pages behind
 * it catch what lies outside; in front of other accesses stands a comparison with the size.
 */
final class MemoryBuilder {
  private static final long MAX_OFFSET = 0xFFFFFFFFL;

  private final BodyState state;
  private final BuildContext context;
  private final InstanceLayout layout;
  private final IrFunction function;
  private final IrBuilder ir;
  private final ValueStack stack;

  /** The bases of guarded memories and the places of imported ones, as far as they were needed. */
  private final int[] bases;

  private final int[] places;

  private final BulkMemoryBuilder bulk;

  /** What {@link #prepare} found: the address and the memory operand. */
  private int address;

  private long operand;

  MemoryBuilder(BodyState state) {
    this.state = state;
    this.context = state.context;
    this.layout = context.layout();
    this.function = state.function;
    this.ir = state.ir;
    this.stack = state.stack;
    int count = context.module().memoryTypes().size();
    bases = new int[count];
    places = new int[count];
    Arrays.fill(bases, IrFunction.NONE);
    Arrays.fill(places, IrFunction.NONE);
    bulk = new BulkMemoryBuilder(state, this);
  }

  void access(Instruction instruction) {
    Op op = instruction.op();
    IrOp operation = Accesses.op(op);
    int count = operation.operandCount();
    prepare(instruction, stack.peek(count - 1));
    int access = ir.create(operation, Accesses.shape(op), operand);
    function.addOperand(access, address);
    for (int i = count - 2; i >= 0; i--) {
      function.addOperand(access, stack.peek(i));
    }
    stack.drop(count);
    ir.place(access);
    if (function.resultCount(access) > 0) {
      stack.push(function.result(access));
    }
  }

  /** An atomic access, wait or notify. */
  void atomic(Instruction instruction) {
    switch (instruction.op()) {
      case ATOMIC_FENCE -> ir.effect(IrOp.FENCE, 0);
      case MEMORY_ATOMIC_WAIT32 -> await(RuntimeFunction.MEMORY_ATOMIC_WAIT32, instruction);
      case MEMORY_ATOMIC_WAIT64 -> await(RuntimeFunction.MEMORY_ATOMIC_WAIT64, instruction);
      case MEMORY_ATOMIC_NOTIFY -> {
        int count = stack.pop();
        int at = effectiveAddress(instruction, stack.pop());
        int memory = ir.i32(instruction.index());
        stack.push(state.libcall(RuntimeFunction.MEMORY_ATOMIC_NOTIFY, memory, at, count));
      }
      default -> {
        int operands = Accesses.op(instruction.op()).operandCount();
        checkAlignment(instruction, state.extend(stack.peek(operands - 1)));
        access(instruction);
      }
    }
  }

  private void await(RuntimeFunction callee, Instruction instruction) {
    int timeout = stack.pop();
    int expected = stack.pop();
    int at = effectiveAddress(instruction, stack.pop());
    stack.push(state.libcall(callee, ir.i32(instruction.index()), at, expected, timeout));
  }

  /** The place in the memory, which is checked as a whole if the sum could wrap around. */
  private int effectiveAddress(Instruction instruction, int index) {
    int extended = state.extend(index);
    if (context.isMemory64(instruction.index())) {
      checkAlignment(instruction, extended);
      check(instruction, extended);
    }
    return state.offset(extended, instruction.value());
  }

  private void checkAlignment(Instruction instruction, int index) {
    int bytes = instruction.op().accessBytes();
    if (bytes > 1) {
      int sum = state.offset(index, instruction.value() & bytes - 1);
      int rest = ir.binary(IrOp.AND, Shape.I64, sum, ir.i64(bytes - 1));
      int differs = ir.binary(IrOp.NE, Shape.I64, rest, ir.i64(0));
      ir.trapIf(differs, TrapCode.HEAP_MISALIGNED);
    }
  }

  private void prepare(Instruction instruction, int index) {
    int memory = instruction.index();
    long offset = instruction.value();
    int extended = state.extend(index);
    if (!context.isGuarded(memory)) {
      check(instruction, extended);
    }
    address = ir.binary(IrOp.ADD, Shape.I64, base(memory), extended);
    if (Long.compareUnsigned(offset, MAX_OFFSET) > 0) {
      address = ir.binary(IrOp.ADD, Shape.I64, address, ir.i64(offset));
      offset = 0;
    }
    long plain = operand(memory, offset, Accesses.access(instruction.op()));
    operand = MemoryOperand.withLane(plain, instruction.lane());
  }

  /** The operand of an access to a memory. */
  long operand(int memory, long offset, Access access) {
    long plain = MemoryOperand.of(offset, access, Region.MEMORY, number(memory));
    return context.isGuarded(memory) ? MemoryOperand.trapping(plain) : plain;
  }

  /** The address of a range of so many bytes in a memory, checked unless guard pages do that. */
  int rangeAddress(int memory, int index, int bytes) {
    if (!context.isGuarded(memory)) {
      check(memory, index, bytes);
    }
    return ir.binary(IrOp.ADD, Shape.I64, base(memory), index);
  }

  private void check(Instruction instruction, int index) {
    long offset = instruction.value();
    long bytes = offset + instruction.op().accessBytes();
    if (Long.compareUnsigned(bytes, offset) < 0) {
      ir.trapIf(ir.i32(1), TrapCode.MEMORY_OUT_OF_BOUNDS);
      return;
    }
    check(instruction.index(), index, bytes);
  }

  private void check(int memory, int index, long bytes) {
    int size = load(memory, ContextLayout.Memory.BYTE_SIZE);
    int check = ir.create(IrOp.BOUNDS_CHECK, Shape.I32, bytes);
    function.addOperand(check, index);
    function.addOperand(check, size);
    ir.place(check);
  }

  private int number(int memory) {
    return BuildContext.regionNumber(memory, layout.isMemoryImported(memory));
  }

  /** The address of the structure that describes a memory. */
  int structure(int memory) {
    return state.offset(place(memory), placeOffset(memory));
  }

  /** Where the structure is that describes a memory, less the offset of {@link #placeOffset}. */
  private int place(int memory) {
    if (!layout.isMemoryImported(memory)) {
      return state.instanceContext();
    }
    if (places[memory] == IrFunction.NONE) {
      int instance = state.instanceContext();
      places[memory] = state.loadConstantAtEntry(IrType.I64, instance, layout.memory(memory));
    }
    return places[memory];
  }

  private int placeOffset(int memory) {
    return layout.isMemoryImported(memory) ? 0 : layout.memory(memory);
  }

  private int load(int memory, int field) {
    long where =
        MemoryOperand.of(
            placeOffset(memory) + field, Access.WHOLE, Region.MEMORY_STATE, number(memory));
    return ir.load(IrType.I64, place(memory), where);
  }

  private int base(int memory) {
    if (!context.isGuarded(memory)) {
      return load(memory, ContextLayout.Memory.BASE);
    }
    if (bases[memory] == IrFunction.NONE) {
      int offset = placeOffset(memory) + ContextLayout.Memory.BASE;
      bases[memory] = state.loadConstantAtEntry(IrType.I64, place(memory), offset);
    }
    return bases[memory];
  }

  /** Size, growth and bulk operations. */
  void build(Instruction instruction) {
    int index = instruction.index();
    switch (instruction.op()) {
      case MEMORY_SIZE -> size(index);
      case MEMORY_GROW -> {
        int delta = state.extend(stack.pop());
        int old = state.libcall(RuntimeFunction.MEMORY_GROW, ir.i32(index), delta);
        stack.push(state.wrapUnless(context.isMemory64(index), old));
      }
      case MEMORY_FILL -> bulk.fill(index);
      case MEMORY_COPY -> bulk.copy(index, instruction.index2());
      case MEMORY_INIT -> init(instruction.index2(), index);
      case DATA_DROP -> state.libcall(RuntimeFunction.DATA_DROP, ir.i32(index));
      default -> throw new AssertionError(instruction.op());
    }
  }

  private void size(int memory) {
    int bytes = load(memory, ContextLayout.Memory.BYTE_SIZE);
    int log2 = context.memory(memory).pageSizeLog2();
    int pages = log2 == 0 ? bytes : ir.binary(IrOp.SHR_U, Shape.I64, bytes, ir.i64(log2));
    stack.push(state.wrapUnless(context.isMemory64(memory), pages));
  }

  private void init(int memory, int segment) {
    int length = state.extend(stack.pop());
    int source = state.extend(stack.pop());
    int destination = state.extend(stack.pop());
    state.consumeFuel(length, FuelSegments.BYTES_PER_UNIT_LOG2);
    state.libcall(
        RuntimeFunction.MEMORY_INIT, ir.i32(memory), ir.i32(segment), destination, source, length);
  }
}
