package io.dunlin.x64.stub;

import static io.dunlin.x64.encode.Registers.RAX;
import static io.dunlin.x64.encode.Registers.RBX;
import static io.dunlin.x64.encode.Registers.RCX;
import static io.dunlin.x64.encode.Registers.RDI;
import static io.dunlin.x64.encode.Registers.RDX;
import static io.dunlin.x64.encode.Registers.RSI;

import io.dunlin.compiler.object.ContextLayout.Memory;
import io.dunlin.x64.emit.Assembler;
import io.dunlin.x64.encode.Address;
import io.dunlin.x64.inst.Arithmetic;
import io.dunlin.x64.inst.Condition;
import io.dunlin.x64.inst.Control;
import io.dunlin.x64.inst.Form;
import io.dunlin.x64.inst.Moves;
import io.dunlin.x64.inst.Multiplication;
import io.dunlin.x64.inst.Shuffles;
import io.dunlin.x64.inst.VectorMoves;

/**
 * Copies and fills ranges of memories.
 *
 * <p>Up to {@link #MOST_AT_ONCE} bytes are moved without a loop, from both ends towards the middle,
 * where moves overlap; all of them are loaded before any is stored. Beyond that, the end at which a
 * loop stops short is loaded before the loop and stored after it.
 */
final class BulkStubs {
  private static final int VECTOR = 16;

  /** The bytes that a loop moves in a turn, and the registers that it takes. */
  private static final int TURN = 64;

  private static final int TURN_VECTORS = TURN / VECTOR;
  private static final int MOST_AT_ONCE = 2 * TURN;

  /** From here on, the CPU's own loop is faster. */
  private static final int LONG = 2048;

  private static final long EACH_BYTE = 0x0101010101010101L;

  private static final Form LOAD = VectorMoves.MOVUPS_RM.sse();
  private static final Form STORE = VectorMoves.MOVUPS_MR.sse();

  private final StubCode code;
  private final Assembler assembler;
  private final int outOfBounds;

  /**
   * Prepares.
   *
   * @param outOfBounds the label of the stub that traps
   */
  BulkStubs(StubCode code, int outOfBounds) {
    this.code = code;
    this.assembler = code.assembler;
    this.outOfBounds = outOfBounds;
  }

  /** In rax and rcx the memories, in rdx and rbx to where and from where, in rsi the length. */
  void copy() {
    locate(RAX, RDX, RSI);
    locate(RCX, RBX, RSI);
    int vectors = code.buffer.label();
    branch(RSI, VECTOR, Condition.NOT_BELOW, vectors);
    copyFew();
    code.buffer.bind(vectors);
    for (int bytes = 2 * VECTOR; bytes <= MOST_AT_ONCE; bytes *= 2) {
      int more = code.buffer.label();
      branch(RSI, bytes, Condition.ABOVE, more);
      int half = bytes / VECTOR / 2;
      vectors(LOAD, RBX, 0, 0, half);
      vectorsAtEnd(LOAD, RBX, RSI, half, half);
      vectors(STORE, RDX, 0, 0, half);
      vectorsAtEnd(STORE, RDX, RSI, half, half);
      finish();
      code.buffer.bind(more);
    }
    copyMany();
  }

  /** Makes an address of a place in a memory, and checks that the range is inside. */
  private void locate(int memory, int place, int length) {
    code.load(RDI, memory, Memory.BYTE_SIZE);
    assembler.emit(Arithmetic.SUB_RM.of(8), RDI, place);
    assembler.jump(Condition.BELOW, outOfBounds);
    assembler.emit(Arithmetic.CMP_RM.of(8), RDI, length);
    assembler.jump(Condition.BELOW, outOfBounds);
    assembler.emitMemory(Arithmetic.ADD_RM.of(8), Address.of(memory, Memory.BASE), place);
  }

  private void branch(int register, int bytes, Condition condition, int label) {
    Form form = bytes == (byte) bytes ? Arithmetic.CMP_I8.of(8) : Arithmetic.CMP_I.of(8);
    assembler.emitImmediate(form, bytes, register);
    assembler.jump(condition, label);
  }

  private void finish() {
    assembler.emit(Control.RET);
  }

  /** Moves so many vectors between memory and registers, from the first one on. */
  private void vectors(Form form, int base, int offset, int first, int count) {
    for (int i = 0; i < count; i++) {
      assembler.emitMemory(form, Address.of(base, offset + i * VECTOR), first + i);
    }
  }

  private void vectorsAtEnd(Form form, int base, int length, int first, int count) {
    for (int i = 0; i < count; i++) {
      Address address = Address.indexed(base, length, 1, (i - count) * VECTOR);
      assembler.emitMemory(form, address, first + i);
    }
  }

  private void copyFew() {
    for (int part = VECTOR / 2; part >= 2; part /= 2) {
      int fewer = code.buffer.label();
      branch(RSI, part, Condition.BELOW, fewer);
      load(part, Address.of(RBX, 0), RAX);
      load(part, Address.indexed(RBX, RSI, 1, -part), RCX);
      store(part, Address.of(RDX, 0), RAX);
      store(part, Address.indexed(RDX, RSI, 1, -part), RCX);
      finish();
      code.buffer.bind(fewer);
    }
    int nothing = code.buffer.label();
    branch(RSI, 0, Condition.EQUAL, nothing);
    load(1, Address.of(RBX, 0), RAX);
    store(1, Address.of(RDX, 0), RAX);
    code.buffer.bind(nothing);
    finish();
  }

  private void load(int bytes, Address address, int register) {
    Form form =
        switch (bytes) {
          case 1 -> Moves.MOVZX_8.of(4);
          case 2 -> Moves.MOVZX_16.of(4);
          default -> Moves.MOV_RM.of(bytes);
        };
    assembler.emitMemory(form, address, register);
  }

  private void store(int bytes, Address address, int register) {
    assembler.emitMemory(Moves.MOV_MR.of(bytes), address, register);
  }

  private void copyMany() {
    int backwards = code.buffer.label();
    int inTurns = code.buffer.label();
    // Backwards if the destination begins within the source.
    code.move(RAX, RDX);
    assembler.emit(Arithmetic.SUB_RM.of(8), RAX, RBX);
    assembler.emit(Arithmetic.CMP_RM.of(8), RAX, RSI);
    assembler.jump(Condition.BELOW, backwards);
    branch(RSI, LONG, Condition.BELOW, inTurns);
    // The CPU's loop is slow when it reads what it has just written.
    assembler.emit(Arithmetic.NEG.of(8), RAX);
    branch(RAX, TURN, Condition.BELOW, inTurns);
    code.move(RCX, RSI);
    code.move(RSI, RBX);
    code.move(RDI, RDX);
    assembler.emit(Control.REP_MOVSB);
    finish();
    code.buffer.bind(inTurns);
    copyForwards();
    code.buffer.bind(backwards);
    copyBackwards();
  }

  private void copyForwards() {
    vectorsAtEnd(LOAD, RBX, RSI, TURN_VECTORS, TURN_VECTORS);
    assembler.emitMemory(Arithmetic.LEA.of(8), Address.indexed(RDX, RSI, 1, 0), RCX);
    int loop = code.here();
    vectors(LOAD, RBX, 0, 0, TURN_VECTORS);
    vectors(STORE, RDX, 0, 0, TURN_VECTORS);
    code.add(RBX, TURN);
    code.add(RDX, TURN);
    code.add(RSI, -TURN);
    branch(RSI, TURN, Condition.ABOVE, loop);
    vectors(STORE, RCX, -TURN, TURN_VECTORS, TURN_VECTORS);
    finish();
  }

  private void copyBackwards() {
    vectors(LOAD, RBX, 0, TURN_VECTORS, TURN_VECTORS);
    int loop = code.here();
    vectorsAtEnd(LOAD, RBX, RSI, 0, TURN_VECTORS);
    vectorsAtEnd(STORE, RDX, RSI, 0, TURN_VECTORS);
    code.add(RSI, -TURN);
    branch(RSI, TURN, Condition.ABOVE, loop);
    vectors(STORE, RDX, 0, TURN_VECTORS, TURN_VECTORS);
    finish();
  }

  /** In rax the memory, in rcx to where, in rdx with what, in rbx the length. */
  void fill() {
    locate(RAX, RCX, RBX);
    assembler.emit(Moves.MOVZX_8.of(4), RDX, RDX);
    assembler.emitImmediate(Moves.MOV_R64_I64, EACH_BYTE, RAX);
    assembler.emit(Multiplication.IMUL_RM.of(8), RDX, RAX);
    int vectors = code.buffer.label();
    branch(RBX, VECTOR, Condition.NOT_BELOW, vectors);
    fillFew();
    code.buffer.bind(vectors);
    assembler.emit(VectorMoves.MOVQ_XR.sse(), 0, RDX);
    assembler.emit(Shuffles.PUNPCKLQDQ.sse(), 0, 0);
    fillMany();
  }

  private void fillFew() {
    for (int part = VECTOR / 2; part >= 2; part /= 2) {
      int fewer = code.buffer.label();
      branch(RBX, part, Condition.BELOW, fewer);
      store(part, Address.of(RCX, 0), RDX);
      store(part, Address.indexed(RCX, RBX, 1, -part), RDX);
      finish();
      code.buffer.bind(fewer);
    }
    int nothing = code.buffer.label();
    branch(RBX, 0, Condition.EQUAL, nothing);
    store(1, Address.of(RCX, 0), RDX);
    code.buffer.bind(nothing);
    finish();
  }

  private void fillMany() {
    int inTurns = code.buffer.label();
    branch(RBX, LONG, Condition.BELOW, inTurns);
    code.move(RDI, RCX);
    code.move(RAX, RDX);
    code.move(RCX, RBX);
    assembler.emit(Control.REP_STOSB);
    finish();
    code.buffer.bind(inTurns);
    int rest = code.buffer.label();
    int loop = code.here();
    branch(RBX, 2 * VECTOR, Condition.NOT_ABOVE, rest);
    assembler.emitMemory(STORE, Address.of(RCX, 0), 0);
    assembler.emitMemory(STORE, Address.of(RCX, VECTOR), 0);
    code.add(RCX, 2 * VECTOR);
    code.add(RBX, -2 * VECTOR);
    assembler.jump(loop);
    code.buffer.bind(rest);
    // Of what is filled in turns, at least a vector is left.
    int one = code.buffer.label();
    branch(RBX, VECTOR, Condition.BELOW, one);
    assembler.emitMemory(STORE, Address.of(RCX, 0), 0);
    code.buffer.bind(one);
    assembler.emitMemory(STORE, Address.indexed(RCX, RBX, 1, -VECTOR), 0);
    finish();
  }
}
