package io.dunlin.wat.parse;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.name.NameSection;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Reads instructions, flat and folded ones, and writes them in the binary format.
 *
 * <p>What is open at the cursor stands on a stack of {@link Frames}. A folded instruction comes
 * after its operands in the binary format, but before them in the text: it is written to a second
 * buffer, and moved from there when its parenthesis is closed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html">Instructions</a>
 */
final class InstructionParser {
  private final Lexer lexer;
  private final ModuleScope scope;
  private final TypeUses typeUses;
  private final Labels labels;
  private final ImmediateParser immediates;
  private final Frames frames;

  private final ByteWriter out = new ByteWriter();
  private final InstructionWriter writer = new InstructionWriter(out);
  private final ByteWriter pending = new ByteWriter();
  private final InstructionWriter pendingWriter = new InstructionWriter(pending);
  private final IntList catches = new IntList();

  /** The function whose labels get names, or null. */
  private @Nullable Integer function;

  private int labelCount;

  InstructionParser(
      Lexer lexer,
      ModuleScope scope,
      TypeUses typeUses,
      Labels labels,
      ImmediateParser immediates) {
    this.lexer = lexer;
    this.scope = scope;
    this.typeUses = typeUses;
    this.labels = labels;
    this.immediates = immediates;
    this.frames = new Frames(lexer);
  }

  /** Begins code: the body of a function, or, without one, a constant expression. */
  ByteWriter begin(@Nullable Integer functionIndex) {
    function = functionIndex;
    labelCount = 0;
    labels.clear();
    frames.clear();
    pending.clear();
    out.clear();
    return out;
  }

  /** Ends the code that was begun, and returns it. */
  byte[] finish() {
    writer.write(Op.END);
    return out.toByteArray();
  }

  /** Reads instructions up to a closing parenthesis that does not belong to them. */
  void readAll() {
    while (lexer.token() != Token.RIGHT_PAREN || !frames.isEmpty()) {
      readNext();
    }
  }

  /** Reads one folded instruction. */
  void readFolded() {
    if (lexer.token() != Token.LEFT_PAREN) {
      throw lexer.unexpected("an instruction in parentheses");
    }
    do {
      readNext();
    } while (!frames.isEmpty());
  }

  private void readNext() {
    switch (lexer.token()) {
      case KEYWORD:
        readFlat();
        break;
      case LEFT_PAREN:
        openParenthesis();
        break;
      case RIGHT_PAREN:
        closeParenthesis();
        break;
      default:
        throw lexer.unexpected("an instruction");
    }
  }

  /** The instruction whose name the cursor stands on, behind which it goes. */
  private Op readName() {
    Op op = lexer.token() == Token.KEYWORD ? Mnemonics.find(lexer) : null;
    if (op == null) {
      throw lexer.unexpected("an instruction");
    }
    return op;
  }

  private void readFlat() {
    Frames.Kind around = frames.isEmpty() ? Frames.Kind.FOLDED_BLOCK : frames.kind();
    if (!around.takesFlat()) {
      throw lexer.unexpected("an instruction in parentheses");
    }
    Op op = readName();
    switch (op) {
      case BLOCK:
      case LOOP:
      case TRY_TABLE:
        openBlock(op, Frames.Kind.BLOCK);
        break;
      case IF:
        openBlock(op, Frames.Kind.IF);
        break;
      case TRY:
        openBlock(op, Frames.Kind.TRY);
        break;
      case ELSE:
        continueBlock(around == Frames.Kind.IF, Frames.Kind.ELSE);
        labels.readRepeated();
        writer.write(op);
        break;
      case CATCH:
        continueTry(around, Frames.Kind.TRY_CATCH);
        writer.writeIndex(op, scope.tags.read(lexer));
        break;
      case CATCH_ALL:
        continueTry(around, Frames.Kind.TRY_CATCH_ALL);
        writer.write(op);
        break;
      case DELEGATE:
        continueBlock(around == Frames.Kind.TRY, Frames.Kind.TRY);
        leaveBlock();
        writer.writeIndex(op, labels.read());
        break;
      case END:
        if (!around.endsWithEnd()) {
          throw lexer.unexpected("an instruction");
        }
        lexer.advance();
        labels.readRepeated();
        leaveBlock();
        writer.write(op);
        break;
      default:
        lexer.advance();
        immediates.read(op, writer);
    }
  }

  private void openBlock(Op op, Frames.Kind kind) {
    lexer.advance();
    int label = labels.readName();
    String name = readLabelName(label);
    readBlockType(op, writer);
    frames.push(kind, label, name, pending.size());
    enterBlock();
  }

  private void continueTry(Frames.Kind around, Frames.Kind next) {
    continueBlock(around == Frames.Kind.TRY || around == Frames.Kind.TRY_CATCH, next);
  }

  /** Goes behind a word that divides a block; what follows is of another kind. */
  private void continueBlock(boolean allowed, Frames.Kind next) {
    if (!allowed) {
      throw lexer.unexpected("an instruction");
    }
    lexer.advance();
    frames.become(next);
  }

  private void openParenthesis() {
    Frames.Kind around = frames.isEmpty() ? Frames.Kind.FOLDED_BLOCK : frames.kind();
    switch (around) {
      case FOLDED_IF:
        if (lexer.acceptForm("then")) {
          pending.moveTail(frames.pendingStart(), out);
          enterBlock();
          frames.become(Frames.Kind.FOLDED_IF_THEN);
          frames.push(Frames.Kind.CLAUSE);
        } else {
          openFolded();
        }
        break;
      case FOLDED_IF_THEN:
        lexer.expectForm("else");
        writer.write(Op.ELSE);
        frames.become(Frames.Kind.FOLDED_IF_ELSE);
        frames.push(Frames.Kind.CLAUSE);
        break;
      case FOLDED_IF_ELSE:
      case FOLDED_TRY_CATCH_ALL:
        throw lexer.unexpected(Token.RIGHT_PAREN.toString());
      case FOLDED_TRY:
        lexer.expectForm("do");
        frames.become(Frames.Kind.FOLDED_TRY_DO);
        frames.push(Frames.Kind.CLAUSE);
        break;
      case FOLDED_TRY_DO:
      case FOLDED_TRY_CATCH:
        openHandler(around);
        break;
      default:
        openFolded();
    }
  }

  /** Opens what may follow {@code (do ...)} and {@code (catch ...)}. */
  private void openHandler(Frames.Kind around) {
    if (lexer.acceptForm("catch")) {
      writer.writeIndex(Op.CATCH, scope.tags.read(lexer));
      frames.become(Frames.Kind.FOLDED_TRY_CATCH);
      frames.push(Frames.Kind.CLAUSE);
    } else if (lexer.acceptForm("catch_all")) {
      writer.write(Op.CATCH_ALL);
      frames.become(Frames.Kind.FOLDED_TRY_CATCH_ALL);
      frames.push(Frames.Kind.CLAUSE);
    } else if (around == Frames.Kind.FOLDED_TRY_DO && lexer.acceptForm("delegate")) {
      leaveBlock();
      writer.writeIndex(Op.DELEGATE, labels.read());
      lexer.expect(Token.RIGHT_PAREN);
      lexer.expect(Token.RIGHT_PAREN);
    } else {
      throw lexer.unexpected(around.expected());
    }
  }

  private void openFolded() {
    lexer.advance();
    Op op = readName();
    switch (op) {
      case BLOCK:
      case LOOP:
      case TRY_TABLE:
        openBlock(op, Frames.Kind.FOLDED_BLOCK);
        break;
      case TRY:
        openBlock(op, Frames.Kind.FOLDED_TRY);
        break;
      case IF:
        lexer.advance();
        int label = labels.readName();
        frames.push(Frames.Kind.FOLDED_IF, label, readLabelName(label), pending.size());
        readBlockType(op, pendingWriter);
        break;
      case ELSE:
      case END:
      case CATCH:
      case CATCH_ALL:
      case DELEGATE:
        throw lexer.unexpected("an instruction");
      default:
        lexer.advance();
        frames.push(Frames.Kind.FOLDED, Labels.ANONYMOUS, null, pending.size());
        immediates.read(op, pendingWriter);
    }
  }

  private void closeParenthesis() {
    switch (frames.kind()) {
      case FOLDED:
        pending.moveTail(frames.pendingStart(), out);
        frames.pop();
        break;
      case CLAUSE:
        frames.pop();
        break;
      case FOLDED_BLOCK:
      case FOLDED_IF_THEN:
      case FOLDED_IF_ELSE:
      case FOLDED_TRY_DO:
      case FOLDED_TRY_CATCH:
      case FOLDED_TRY_CATCH_ALL:
        leaveBlock();
        writer.write(Op.END);
        break;
      default:
        throw lexer.unexpected(frames.kind().expected());
    }
    lexer.expect(Token.RIGHT_PAREN);
  }

  /** The name that the name section gives to a label. */
  private @Nullable String readLabelName(int label) {
    return scope.readName(
        label == Labels.ANONYMOUS || function == null ? null : labels.name(label));
  }

  /** Makes the label of the frame on top one that may be branched to. */
  private void enterBlock() {
    labels.push(frames.label());
    String name = frames.name();
    if (name != null && function != null) {
      scope.names.name(NameSection.Kind.LABEL, function, labelCount, name);
    }
    labelCount++;
  }

  private void leaveBlock() {
    labels.pop();
    frames.pop();
  }

  private void readBlockType(Op op, InstructionWriter target) {
    typeUses.read();
    int index = Instruction.NO_TYPE_INDEX;
    if (!typeUses.isSimple()) {
      index = typeUses.index();
      if (index == Instruction.NO_TYPE_INDEX) {
        throw lexer.error("unknown type " + Integer.toUnsignedString(index));
      }
    }
    int result = typeUses.simpleResult();
    if (op == Op.TRY_TABLE) {
      readCatches();
      target.writeTryTable(index, result, catches.toArray());
    } else {
      target.writeBlock(op, index, result);
    }
  }

  private void readCatches() {
    catches.clear();
    while (true) {
      if (lexer.acceptForm("catch")) {
        readCatch(Instruction.CATCH, true);
      } else if (lexer.acceptForm("catch_ref")) {
        readCatch(Instruction.CATCH_REF, true);
      } else if (lexer.acceptForm("catch_all")) {
        readCatch(Instruction.CATCH_ALL, false);
      } else if (lexer.acceptForm("catch_all_ref")) {
        readCatch(Instruction.CATCH_ALL_REF, false);
      } else {
        return;
      }
    }
  }

  private void readCatch(int kind, boolean tagged) {
    catches.add(kind);
    catches.add(tagged ? scope.tags.read(lexer) : 0);
    catches.add(labels.read());
    lexer.expect(Token.RIGHT_PAREN);
  }
}
