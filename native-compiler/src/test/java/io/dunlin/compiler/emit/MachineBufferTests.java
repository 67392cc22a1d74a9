package io.dunlin.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.RelocationKind;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.TrapCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MachineBufferTests {
  private final MachineBuffer buffer = new MachineBuffer(new ToyEncoding());

  @Test
  void usesTheNearFormWhereItReaches() {
    int label = buffer.label();
    buffer.branch(ToyEncoding.BRANCH, label);
    buffer.putByte(7);
    buffer.bind(label);
    buffer.putByte(8);
    assertArrayEquals(new byte[] {ToyEncoding.NEAR, 3, 7, 8}, finish().code());
  }

  @Test
  void usesTheFarFormWhereTheNearOneDoesNotReach() {
    int back = buffer.label();
    buffer.bind(back);
    putBytes(127);
    buffer.branch(ToyEncoding.BRANCH, back);
    buffer.putByte(1);
    buffer.branch(ToyEncoding.BRANCH, back);
    byte[] code = finish().code();
    assertEquals(127 + 2 + 1 + 5, code.length);
    assertEquals(ToyEncoding.NEAR, code[127]);
    assertEquals(ToyEncoding.FAR, code[130]);
    assertEquals(0, readInt(code, 131));
  }

  @Test
  void lengthensABranchThatALongerBranchPushesAway() {
    int end = buffer.label();
    int farAway = buffer.label();
    buffer.branch(ToyEncoding.BRANCH, end);
    buffer.branch(ToyEncoding.BRANCH, farAway);
    putBytes(123);
    buffer.bind(end);
    putBytes(200);
    buffer.bind(farAway);
    byte[] code = finish().code();
    assertEquals(5 + 5 + 323, code.length);
    assertEquals(5 + 5 + 123, readInt(code, 1));
    assertEquals(code.length, readInt(code, 6));
  }

  @Test
  void pointsAllBranchesToTheirTargets() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      checkRandomBranches(random);
    }
  }

  private static void checkRandomBranches(Random random) {
    MachineBuffer code = new MachineBuffer(new ToyEncoding());
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = code.label();
    }
    int[] targets = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (random.nextInt(4) == 0) {
        code.align(16);
      }
      code.bind(labels[i]);
      code.putByte(100 + i); // how the target is known again
      for (int n = random.nextInt(60); n > 0; n--) {
        code.putByte(0);
      }
      targets[i] = random.nextInt(labels.length);
      code.branch(ToyEncoding.BRANCH, labels[targets[i]]);
    }
    byte[] finished = code.finish(16, 0).code();
    int seen = 0;
    for (int at = 0; at < finished.length; at++) {
      if (finished[at] == ToyEncoding.NEAR) {
        assertEquals(100 + targets[seen++], finished[at + finished[at + 1]]);
        at++;
      } else if (finished[at] == ToyEncoding.FAR) {
        assertEquals(100 + targets[seen++], finished[readInt(finished, at + 1)]);
        at += 4;
      }
    }
    assertEquals(labels.length, seen);
  }

  @Test
  void alignsCode() {
    int label = buffer.label();
    buffer.branch(ToyEncoding.BRANCH, label);
    buffer.align(8);
    buffer.bind(label);
    buffer.putByte(1);
    byte p = ToyEncoding.PADDING;
    assertArrayEquals(new byte[] {ToyEncoding.NEAR, 8, p, p, p, p, p, p, 1}, finish().code());
  }

  @Test
  void keepsEachConstantOnceAndAligned() {
    buffer.putByte(1);
    int small = buffer.constant(4, 5, 0);
    int large = buffer.constant(16, 6, 7);
    assertEquals(small, buffer.constant(4, 5, 0));
    buffer.reference(ToyEncoding.REFERENCE, small);
    buffer.putInt(0);
    buffer.reference(ToyEncoding.REFERENCE, large);
    buffer.putInt(0);
    CompiledFunction function = buffer.finish(4, 0);
    byte[] code = function.code();
    assertEquals(16, function.alignment());
    assertEquals(16 + 16 + 4, code.length);
    assertEquals(32, readInt(code, 1));
    assertEquals(16, readInt(code, 5));
    assertEquals(6, readInt(code, 16));
    assertEquals(7, readInt(code, 24));
    assertEquals(5, readInt(code, 32));
  }

  @Test
  void writesDistancesBetweenLabels() {
    int base = buffer.label();
    int label = buffer.label();
    buffer.bind(base);
    buffer.putDifference(label, base);
    buffer.branch(ToyEncoding.BRANCH, base);
    buffer.bind(label);
    assertEquals(6, readInt(finish().code(), 0));
  }

  @Test
  void movesTheTablesWithTheCode() {
    int handler = buffer.label();
    buffer.branch(ToyEncoding.BRANCH, handler); // shrinks by three bytes
    buffer.setSource(50);
    buffer.mayTrap(TrapCode.MEMORY_OUT_OF_BOUNDS);
    buffer.putByte(0);
    buffer.relocate(RelocationKind.PC_RELATIVE_32, RelocationTarget.FUNCTION, 9, -4);
    buffer.putInt(0);
    buffer.handleAt(handler);
    buffer.setSource(60);
    buffer.bind(handler);
    buffer.putByte(0);
    CompiledFunction function = finish();
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, function.traps().find(2));
    assertNull(function.traps().find(3));
    assertEquals(-1, function.addresses().find(1));
    assertEquals(50, function.addresses().find(6));
    assertEquals(60, function.addresses().find(7));
    assertEquals(7, function.handlers().find(7));
    assertEquals(3, function.relocations().offsets()[0]);
    assertEquals(RelocationTarget.FUNCTION, function.relocations().target(0));
  }

  @Test
  void makesOneTrapLabelForEachTrapOfASource() {
    buffer.setSource(1);
    int label = buffer.trapLabel(TrapCode.UNREACHABLE);
    assertEquals(label, buffer.trapLabel(TrapCode.UNREACHABLE));
    int other = buffer.trapLabel(TrapCode.INTEGER_OVERFLOW);
    assertEquals(label + 1, other);
    buffer.setSource(2);
    assertEquals(label + 2, buffer.trapLabel(TrapCode.UNREACHABLE));
  }

  @Test
  void refusesLabelsThatAreUnboundOrBoundTwice() {
    int label = buffer.label();
    buffer.branch(ToyEncoding.BRANCH, label);
    assertThrows(IllegalStateException.class, this::finish);
    buffer.bind(label);
    assertThrows(IllegalStateException.class, () -> buffer.bind(label));
  }

  private CompiledFunction finish() {
    return buffer.finish(1, 0);
  }

  private void putBytes(int count) {
    for (int i = 0; i < count; i++) {
      buffer.putByte(0);
    }
  }

  private static int readInt(byte[] code, int at) {
    return ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
