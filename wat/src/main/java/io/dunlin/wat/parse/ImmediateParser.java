package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;

/**
 * Reads what follows the name of a plain instruction, and writes the instruction.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html#plain-instructions">
 *     Plain instructions</a>
 */
final class ImmediateParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeParser types;
  private final TypeUses typeUses;
  private final IndexSpace locals;
  private final Labels labels;
  private final IntList list = new IntList();
  private boolean usesDataSegments;

  ImmediateParser(
      Lexer lexer,
      ModuleScope scope,
      TypeParser types,
      TypeUses typeUses,
      IndexSpace locals,
      Labels labels) {
    this.lexer = lexer;
    this.scope = scope;
    this.types = types;
    this.typeUses = typeUses;
    this.locals = locals;
    this.labels = labels;
  }

  /**
   * Whether any instruction so far names a data segment, so that their number must be announced.
   */
  boolean usesDataSegments() {
    return usesDataSegments;
  }

  /** Reads the immediates of an instruction that is no block, and writes it. */
  void read(Op op, InstructionWriter out) {
    switch (op.immediates()) {
      case NONE:
        if (op == Op.SELECT && lexer.isForm("result")) {
          readTypedSelect(out);
        } else {
          out.write(op);
        }
        break;
      case I32:
        out.writeConstant(op, IntegerLiteral.read(lexer, 32));
        break;
      case I64:
        out.writeConstant(op, IntegerLiteral.read(lexer, 64));
        break;
      case F32:
        out.writeConstant(op, FloatLiteral.readF32(lexer));
        break;
      case F64:
        out.writeConstant(op, FloatLiteral.readF64(lexer));
        break;
      case LOCAL:
        out.writeIndex(op, locals.read(lexer));
        break;
      case GLOBAL:
        out.writeIndex(op, scope.globals.read(lexer));
        break;
      case FUNC:
        out.writeIndex(op, scope.functions.read(lexer));
        break;
      case LABEL:
        out.writeIndex(op, labels.read());
        break;
      case MEMARG:
        readMemoryAccess(op, out);
        break;
      case MEMARG_LANE:
        readLaneAccess(op, out);
        break;
      case V128:
        writeVector(op, VectorLiteral.readConstant(lexer), out);
        break;
      case LANES16:
        writeVector(op, VectorLiteral.readLaneNumbers(lexer), out);
        break;
      case LANE:
        out.writeLane(op, readLane());
        break;
      case ORDERING:
        out.write(op);
        break;
      default:
        readIndices(op, out);
    }
  }

  /** Reads indices of other kinds, types and lists. */
  private void readIndices(Op op, InstructionWriter out) {
    switch (op.immediates()) {
      case LABEL_TABLE:
        readLabelTable(out);
        break;
      case TYPE:
        out.writeIndex(op, scope.types.read(lexer));
        break;
      case TYPE_TABLE:
        int calledTable = readOptional(scope.tables);
        typeUses.read();
        out.writeIndices(op, typeUses.index(), calledTable);
        break;
      case TAG:
        out.writeIndex(op, scope.tags.read(lexer));
        break;
      case TABLE:
        out.writeIndex(op, readOptional(scope.tables));
        break;
      case MEMORY:
        out.writeIndex(op, readOptional(scope.memories));
        break;
      case TABLE_TABLE:
        readCopy(op, scope.tables, out);
        break;
      case MEMORY_MEMORY:
        readCopy(op, scope.memories, out);
        break;
      case ELEM:
        out.writeIndex(op, scope.elements.read(lexer));
        break;
      case DATA:
        out.writeIndex(op, readDataSegment());
        break;
      case ELEM_TABLE:
        int table = readOptionalOfTwo(scope.tables);
        out.writeIndices(op, scope.elements.read(lexer), table);
        break;
      case DATA_MEMORY:
        int memory = readOptionalOfTwo(scope.memories);
        out.writeIndices(op, readDataSegment(), memory);
        break;
      default:
        readTyped(op, out);
    }
  }

  /** Reads what names a type first of all. */
  private void readTyped(Op op, InstructionWriter out) {
    switch (op.immediates()) {
      case HEAP_TYPE:
        readReferenceInstruction(op, out);
        break;
      case CAST_BRANCH:
        int label = labels.read();
        int source = types.readReferenceType();
        out.writeCastBranch(op, label, source, types.readReferenceType());
        break;
      case TYPE_FIELD:
        int structure = scope.types.read(lexer);
        out.writeIndices(op, structure, scope.readField(structure));
        break;
      case TYPE_COUNT:
        int array = scope.types.read(lexer);
        out.writeIndices(op, array, IntegerLiteral.readU32(lexer));
        break;
      case TYPE_DATA:
        int ofData = scope.types.read(lexer);
        out.writeIndices(op, ofData, readDataSegment());
        break;
      case TYPE_ELEM:
        int ofElements = scope.types.read(lexer);
        out.writeIndices(op, ofElements, scope.elements.read(lexer));
        break;
      case TYPE_TYPE:
        int destination = scope.types.read(lexer);
        out.writeIndices(op, destination, scope.types.read(lexer));
        break;
      default:
        throw new AssertionError(op);
    }
  }

  private int readDataSegment() {
    usesDataSegments = true;
    return scope.dataSegments.read(lexer);
  }

  private int readOptional(IndexSpace space) {
    return IndexSpace.isNext(lexer) ? space.read(lexer) : 0;
  }

  /** The first of two indices, or 0 if there is only the second. */
  private int readOptionalOfTwo(IndexSpace space) {
    return IndexSpace.isNext(lexer) && IndexSpace.isIndex(lexer.peek()) ? space.read(lexer) : 0;
  }

  private void readCopy(Op op, IndexSpace space, InstructionWriter out) {
    if (IndexSpace.isNext(lexer)) {
      int destination = space.read(lexer);
      out.writeIndices(op, destination, space.read(lexer));
    } else {
      out.writeIndices(op, 0, 0);
    }
  }

  private void readLabelTable(InstructionWriter out) {
    list.clear();
    do {
      list.add(labels.read());
    } while (IndexSpace.isNext(lexer));
    out.writeLabelTable(list.toArray());
  }

  private void readTypedSelect(InstructionWriter out) {
    list.clear();
    while (lexer.acceptForm("result")) {
      types.readValueTypes(list);
    }
    out.writeSelect(list.toArray());
  }

  private void readReferenceInstruction(Op op, InstructionWriter out) {
    if (op == Op.REF_NULL) {
      out.writeHeapType(op, types.readHeapType());
      return;
    }
    int type = types.readReferenceType();
    Op exact = op;
    if (TypeCodes.isNullable(type)) {
      exact = op == Op.REF_TEST ? Op.REF_TEST_NULL : Op.REF_CAST_NULL;
    }
    out.writeHeapType(exact, TypeCodes.heap(type));
  }

  private static void writeVector(Op op, long[] halves, InstructionWriter out) {
    out.writeVector(op, halves[0], halves[1]);
  }

  private int readLane() {
    return (int) IntegerLiteral.readUnsigned(lexer, 8);
  }

  private void readMemoryAccess(Op op, InstructionWriter out) {
    int memory = readOptional(scope.memories);
    long offset = readOffset();
    out.writeMemoryAccess(op, readAlignment(op), memory, offset);
  }

  private void readLaneAccess(Op op, InstructionWriter out) {
    // A single number is the lane.
    boolean named =
        lexer.token() == Token.IDENTIFIER
            || (lexer.token() == Token.INTEGER
                && (lexer.peek() == Token.INTEGER || isMemoryArgumentNext()));
    int memory = named ? scope.memories.read(lexer) : 0;
    long offset = readOffset();
    int align = readAlignment(op);
    out.writeLaneAccess(op, align, memory, offset, readLane());
  }

  private boolean isMemoryArgumentNext() {
    return lexer.peeksKeywordWithPrefix("offset=") || lexer.peeksKeywordWithPrefix("align=");
  }

  private long readOffset() {
    return lexer.isKeywordWithPrefix("offset=") ? IntegerLiteral.readAssigned(lexer, "offset=") : 0;
  }

  /** The logarithm of the alignment. */
  private int readAlignment(Op op) {
    if (!lexer.isKeywordWithPrefix("align=")) {
      return Integer.numberOfTrailingZeros(op.accessBytes());
    }
    int start = lexer.start();
    int end = lexer.end();
    long align = IntegerLiteral.readAssigned(lexer, "align=");
    if (Long.bitCount(align) != 1) {
      throw lexer.error("alignment must be a power of two", start, end);
    }
    return Long.numberOfTrailingZeros(align);
  }
}
