package io.dunlin.compiler.ir;

import java.util.List;

/**
 * A function in static single assignment form.
 *
 * <p>Values, instructions, blocks and edges are numbers, indices into flat arrays. A value is a
 * constant, a parameter of a block or a result of an instruction. Blocks are a list, the first one
 * being the entry, whose parameters are the function's; a block is a list of instructions of which
 * the last one is a terminator. A terminator has edges, and an edge has an argument for each
 * parameter of its target. Constants belong to no block.
 *
 * <p>A function that is not to be optimized may have variables beside its values: numbers, each of
 * one type, that are read and written by instructions. What one holds before it is written is not
 * defined.
 *
 * <p>Lists are walked with {@code first...} and {@code next...}, which end with {@link #NONE}. What
 * stands for a value that was {@linkplain #replace replaced} is what operands and arguments give
 * from then on.
 *
 * <p>Not thread-safe.
 */
public final class IrFunction {
  /** In place of a number: there is no such thing. */
  public static final int NONE = -1;

  private int index;
  private List<IrType> resultTypes = List.of();
  private final Values values = new Values();
  private Constants constants = new Constants();
  private final Instructions code = new Instructions();
  private final Blocks blocks = new Blocks();
  private final Edges edges = new Edges();

  /**
   * Creates a function with an empty entry block.
   *
   * @param index the function's index in the module
   */
  public IrFunction(int index, List<IrType> parameterTypes, List<IrType> resultTypes) {
    begin(index, parameterTypes, resultTypes);
  }

  /** Makes this another function, in the room of the old one. */
  public void reset(int newIndex, List<IrType> parameterTypes, List<IrType> newResultTypes) {
    values.clear();
    constants = new Constants();
    code.clear();
    blocks.clear();
    edges.clear();
    begin(newIndex, parameterTypes, newResultTypes);
  }

  private void begin(int newIndex, List<IrType> parameterTypes, List<IrType> newResultTypes) {
    index = newIndex;
    resultTypes = List.copyOf(newResultTypes);
    int entry = addBlock();
    placeBlockAfter(entry, NONE);
    for (IrType type : parameterTypes) {
      addParameter(entry, type);
    }
  }

  /** The function's index in the module, imported ones counted. */
  public int index() {
    return index;
  }

  /** The types of the results. */
  public List<IrType> resultTypes() {
    return resultTypes;
  }

  // Values

  /** One more than the greatest number of a value. */
  public int valueCount() {
    return values.count();
  }

  /** The type of a value. */
  public IrType type(int value) {
    return values.type(value);
  }

  /**
   * The constant of this type that is not a vector, by its bits; those of I32 and F32 extend the
   * sign.
   */
  public int constant(IrType type, long bits) {
    long extended = type.bytes() == 4 ? (int) bits : bits;
    return intern(type, extended, 0);
  }

  /** The vector constant of these halves. */
  public int vectorConstant(long low, long high) {
    return intern(IrType.V128, low, high);
  }

  private int intern(IrType type, long low, long high) {
    int known = constants.find(type, low, high);
    if (known == NONE) {
      int value = values.addConstant(type);
      values.define(value, constants.add(type, low, high, value));
      return value;
    }
    return constants.value(known);
  }

  /** Whether a value is a constant. */
  public boolean isConstant(int value) {
    return values.isConstant(value);
  }

  /** The bits of a constant, the low half of a vector; those of I32 and F32 extend the sign. */
  public long constantBits(int value) {
    return constants.low(values.definition(value));
  }

  /** The high half of a constant vector. */
  public long constantHighBits(int value) {
    return constants.high(values.definition(value));
  }

  /** Whether a value is a parameter of a block. */
  public boolean isParameter(int value) {
    return values.isParameter(value);
  }

  /** The instruction whose result a value is, or {@link #NONE}. */
  public int definition(int value) {
    return values.isResult(value) ? values.definition(value) : NONE;
  }

  /** The block in which a value is defined, or {@link #NONE} for a constant. */
  public int definingBlock(int value) {
    if (values.isConstant(value)) {
      return NONE;
    }
    int definition = values.definition(value);
    return values.isParameter(value) ? definition : code.block[definition];
  }

  /** Lets another value stand wherever this one does. It must not depend on it. */
  public void replace(int value, int by) {
    int end = values.resolve(by);
    if (end == value) {
      throw new IllegalArgumentException("v" + value + " would stand for itself");
    }
    values.replace(value, end);
  }

  /** What stands for a value now. */
  public int resolve(int value) {
    return values.resolve(value);
  }

  // Instructions

  /** One more than the greatest number of an instruction. */
  public int instructionCount() {
    return code.count();
  }

  /**
   * Creates an instruction that is in no block, with the results that its signature names. Operands
   * are to be added before the next one is created.
   *
   * @param immediate see {@link IrOp.Immediate}
   * @param position where in the module's bytes it comes from, or {@link #NONE}
   */
  public int create(IrOp op, Shape shape, long immediate, int position) {
    int instruction = code.add(op, shape, immediate, position);
    for (int i = 0; i < op.resultCount(); i++) {
      addResult(instruction, op.resultType(i, shape));
    }
    return instruction;
  }

  /** Adds an operand to the instruction that was created last. */
  public void addOperand(int instruction, int value) {
    code.addOperand(instruction, value);
  }

  /** Adds a result, which must have the number that follows those of the others. */
  public int addResult(int instruction, IrType type) {
    int value = values.addResult(type, instruction);
    if (code.resultCount[instruction] == 0) {
      code.firstResult[instruction] = value;
    } else if (code.firstResult[instruction] + code.resultCount[instruction] != value) {
      throw new IllegalStateException("results of an older instruction are fixed");
    }
    code.resultCount[instruction]++;
    return value;
  }

  /** Places an instruction at the end of a block. */
  public void append(int block, int instruction) {
    link(instruction, block, blocks.last[block], NONE);
  }

  /** Places an instruction in front of another one. */
  public void insertBefore(int instruction, int other) {
    link(instruction, code.block[other], code.previous[other], other);
  }

  /** Places an instruction at the beginning of a block. */
  public void prepend(int block, int instruction) {
    link(instruction, block, NONE, blocks.first[block]);
  }

  private void link(int instruction, int block, int before, int behind) {
    code.block[instruction] = block;
    code.previous[instruction] = before;
    code.next[instruction] = behind;
    if (before == NONE) {
      blocks.first[block] = instruction;
    } else {
      code.next[before] = instruction;
    }
    if (behind == NONE) {
      blocks.last[block] = instruction;
    } else {
      code.previous[behind] = instruction;
    }
  }

  /** Takes an instruction out of its block, with its edges and results as they are. */
  public void detach(int instruction) {
    int block = code.block[instruction];
    int before = code.previous[instruction];
    int behind = code.next[instruction];
    if (before == NONE) {
      blocks.first[block] = behind;
    } else {
      code.next[before] = behind;
    }
    if (behind == NONE) {
      blocks.last[block] = before;
    } else {
      code.previous[behind] = before;
    }
    code.block[instruction] = NONE;
  }

  /** Removes an instruction for good, and its edges with it. */
  public void remove(int instruction) {
    for (int i = 0; i < edgeCount(instruction); i++) {
      edges.unlink(edge(instruction, i), blocks);
    }
    code.edgeCount[instruction] = 0;
    detach(instruction);
  }

  /** The instruction behind this one in its block, or {@link #NONE}. */
  public int next(int instruction) {
    return code.next[instruction];
  }

  /** The instruction in front of this one in its block, or {@link #NONE}. */
  public int previous(int instruction) {
    return code.previous[instruction];
  }

  /** The block that an instruction is in, or {@link #NONE}. */
  public int block(int instruction) {
    return code.block[instruction];
  }

  /** What an instruction does. */
  public IrOp op(int instruction) {
    return IrOp.of(code.op[instruction] & 0xFF);
  }

  /** What an instruction computes on. */
  public Shape shape(int instruction) {
    return Shape.of(code.shape[instruction]);
  }

  /** Makes another instruction of one, with the same operands and results. */
  public void setOp(int instruction, IrOp op) {
    code.op[instruction] = (byte) op.ordinal();
  }

  /** The immediate; see {@link IrOp.Immediate}. */
  public long immediate(int instruction) {
    return code.immediate[instruction];
  }

  /** Sets the immediate. */
  public void setImmediate(int instruction, long immediate) {
    code.immediate[instruction] = immediate;
  }

  /** Where in the module's bytes an instruction comes from, or {@link #NONE}. */
  public int position(int instruction) {
    return code.position[instruction];
  }

  /** The number of operands; arguments of edges are not among them. */
  public int operandCount(int instruction) {
    return code.operandCount[instruction];
  }

  /** An operand. */
  public int operand(int instruction, int i) {
    return values.resolve(code.operands[code.operandStart[instruction] + i]);
  }

  /** Replaces an operand. */
  public void setOperand(int instruction, int i, int value) {
    code.operands[code.operandStart[instruction] + i] = value;
  }

  /** Drops operands at the end. */
  public void truncateOperands(int instruction, int count) {
    code.operandCount[instruction] = count;
  }

  /** The number of results. */
  public int resultCount(int instruction) {
    return code.resultCount[instruction];
  }

  /** The only or first result; {@link #NONE} if there is none. */
  public int result(int instruction) {
    return code.firstResult[instruction];
  }

  /** A result. */
  public int result(int instruction, int i) {
    return code.firstResult[instruction] + i;
  }

  /** Whether an instruction may trap. */
  public boolean traps(int instruction) {
    IrOp op = op(instruction);
    return op.traps()
        || (op.immediate() == IrOp.Immediate.MEMORY
            && MemoryOperand.traps(code.immediate[instruction]));
  }

  // Edges

  /** One more than the greatest number of an edge. */
  public int edgeCount() {
    return edges.count();
  }

  /** Adds an edge to a terminator, all of whose edges must be added one after the other. */
  public int addEdge(int instruction, int target) {
    int edge = edges.add(instruction, target, blocks);
    if (code.edgeCount[instruction] == 0) {
      code.firstEdge[instruction] = edge;
    } else if (code.firstEdge[instruction] + code.edgeCount[instruction] != edge) {
      throw new IllegalStateException("edges of an older instruction are fixed");
    }
    code.edgeCount[instruction]++;
    return edge;
  }

  /** Swaps the two edges of a branch; their numbers then belong to the other places. */
  public void swapEdges(int instruction) {
    edges.swap(code.firstEdge[instruction], code.firstEdge[instruction] + 1, blocks);
  }

  /** The number of edges; 0 for all but terminators. */
  public int edgeCount(int instruction) {
    return code.edgeCount[instruction];
  }

  /** An edge of a terminator. */
  public int edge(int instruction, int i) {
    return code.firstEdge[instruction] + i;
  }

  /** The terminator that an edge belongs to. */
  public int source(int edge) {
    return edges.source[edge];
  }

  /** The block that an edge leads to. */
  public int target(int edge) {
    return edges.target[edge];
  }

  /** Leads an edge to another block; arguments stay as they are. */
  public void setTarget(int edge, int block) {
    edges.unlink(edge, blocks);
    edges.link(edge, block, blocks);
  }

  /** The number of arguments, which is that of the target's parameters. */
  public int argumentCount(int edge) {
    return edges.arguments.size(edge);
  }

  /** An argument. */
  public int argument(int edge, int i) {
    return values.resolve(edges.arguments.get(edge, i));
  }

  /** Replaces an argument. */
  public void setArgument(int edge, int i, int value) {
    edges.arguments.set(edge, i, value);
  }

  /** Adds an argument. */
  public void addArgument(int edge, int value) {
    edges.arguments.append(edge, value);
  }

  /** Removes all arguments. */
  public void clearArguments(int edge) {
    edges.arguments.clear(edge);
  }

  /** The first edge that leads to a block, in no particular order, or {@link #NONE}. */
  public int firstIncoming(int block) {
    return blocks.firstIncoming[block];
  }

  /** The edge behind this one among those to the same block, or {@link #NONE}. */
  public int nextIncoming(int edge) {
    return edges.next[edge];
  }

  /** Whether exactly one edge leads to a block. */
  public boolean hasOneIncoming(int block) {
    int edge = blocks.firstIncoming[block];
    return edge != NONE && edges.next[edge] == NONE;
  }

  // Blocks

  /** One more than the greatest number of a block. */
  public int blockCount() {
    return blocks.count();
  }

  /** Adds a block that has no place in the list yet. */
  public int addBlock() {
    return blocks.add();
  }

  /** Puts a block behind another one in the list, or first behind {@link #NONE}. */
  public void placeBlockAfter(int block, int before) {
    if (blocks.placed[block]) {
      blocks.unplace(block);
    }
    blocks.placeAfter(block, before);
  }

  /** Removes a block that no edge leads to, and all of its instructions. */
  public void removeBlock(int block) {
    while (blocks.last[block] != NONE) {
      remove(blocks.last[block]);
    }
    blocks.unplace(block);
  }

  /** Puts the instructions of a block at the end of another one, and removes it. */
  public void appendBlock(int block, int appended) {
    int next;
    for (int i = blocks.first[appended]; i != NONE; i = next) {
      next = code.next[i];
      detach(i);
      append(block, i);
    }
    blocks.unplace(appended);
  }

  /** The entry. */
  public int entry() {
    return blocks.head;
  }

  /** The last block of the list. */
  public int lastBlock() {
    return blocks.tail;
  }

  /** The block behind this one in the list, or {@link #NONE}. */
  public int nextBlock(int block) {
    return blocks.next[block];
  }

  /** The block in front of this one in the list, or {@link #NONE}. */
  public int previousBlock(int block) {
    return blocks.previous[block];
  }

  /** Whether a block is in the list. */
  public boolean isPlaced(int block) {
    return blocks.placed[block];
  }

  /** Whether a block is rarely executed. */
  public boolean isCold(int block) {
    return blocks.cold[block];
  }

  /** Says that a block is rarely executed. */
  public void setCold(int block) {
    blocks.cold[block] = true;
  }

  /** The first instruction of a block, or {@link #NONE}. */
  public int firstInstruction(int block) {
    return blocks.first[block];
  }

  /** The last instruction of a block, its terminator if the block is complete, or {@link #NONE}. */
  public int lastInstruction(int block) {
    return blocks.last[block];
  }

  /** The number of parameters of a block. */
  public int parameterCount(int block) {
    return blocks.parameters.size(block);
  }

  /** A parameter of a block. */
  public int parameter(int block, int i) {
    return blocks.parameters.get(block, i);
  }

  /** Adds a parameter to a block; edges to it need an argument more. */
  public int addParameter(int block, IrType type) {
    int value = createParameter(block, type);
    placeParameter(value);
    return value;
  }

  /** Creates a value that may become a parameter of a block, or be replaced. */
  public int createParameter(int block, IrType type) {
    return values.addParameter(type, block);
  }

  /** Makes a created value the last parameter of its block; edges need an argument more. */
  public void placeParameter(int value) {
    blocks.parameters.append(values.definition(value), value);
  }

  /** Removes a parameter, and the argument for it from each edge. */
  public void removeParameter(int block, int i) {
    blocks.parameters.remove(block, i);
    for (int edge = blocks.firstIncoming[block]; edge != NONE; edge = edges.next[edge]) {
      edges.arguments.remove(edge, i);
    }
  }

  /** The text form; see {@link IrPrinter}. */
  @Override
  public String toString() {
    return IrPrinter.print(this);
  }
}
