package io.dunlin.compiler.emit;

import io.dunlin.compiler.machine.Location;
import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.regalloc.Allocation;

/**
 * What a target has to know while it emits a function.
 *
 * <p>A frame has two areas, whose places in it the target decides: the area that instructions use
 * as they like, and the spill area. Both begin at multiples of 16 bytes. Serves one thread.
 */
public final class FunctionEmission {
  private final MachineTarget target;
  private final MachineFunction function;
  private final Allocation allocation;
  private final MachineBuffer buffer;
  private final BlockLabels blocks;
  private int block = -1;

  FunctionEmission(
      MachineTarget target, MachineFunction function, Allocation allocation, MachineBuffer buffer) {
    this.target = target;
    this.function = function;
    this.allocation = allocation;
    this.buffer = buffer;
    blocks = new BlockLabels(function, allocation, buffer);
  }

  /** The CPU. */
  public MachineTarget target() {
    return target;
  }

  /** The function. */
  public MachineFunction function() {
    return function;
  }

  /** Where the code goes. */
  public MachineBuffer buffer() {
    return buffer;
  }

  /**
   * The location of an operand.
   *
   * @param index which operand of the instruction, from 0
   */
  public int location(int instruction, int index) {
    int operand = function.operandStart(instruction) + index;
    int virtualRegister = function.operandRegister(operand);
    return function.isPinned(virtualRegister)
        ? function.pinnedTo(virtualRegister)
        : allocation.location(operand);
  }

  /** The width in bytes of an operand's value. */
  public int width(int instruction, int index) {
    return function.width(function.operandRegister(function.operandStart(instruction) + index));
  }

  /** The size in bytes of the area of the frame that instructions use as they like. */
  public int frameAreaBytes() {
    return function.frameAreaBytes();
  }

  /** The size in bytes of the spill area, a multiple of 16. */
  public int spillBytes() {
    return (allocation.spillUnits() * Location.UNIT_BYTES + 15) & -16;
  }

  /** The block that is being emitted. */
  public int block() {
    return block;
  }

  /** The label of the first instruction of a block. */
  public int label(int ofBlock) {
    return blocks.label(ofBlock);
  }

  /** Does the code of this block come next after the block that is being emitted? */
  public boolean isNext(int other) {
    return blocks.isNext(block, other);
  }

  BlockLabels blocks() {
    return blocks;
  }

  void begin(int nextBlock) {
    block = nextBlock;
    buffer.bind(blocks.label(nextBlock));
  }
}
