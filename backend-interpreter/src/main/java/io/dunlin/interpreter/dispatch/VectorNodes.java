package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.VectorOperand;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/** Finds the nodes of vector instructions in the classes that hold them, by their shape. */
final class VectorNodes {
  private VectorNodes() {}

  /** The node for an operation on vectors; null for others. */
  static @Nullable Node create(int operation, long[] code, int at) {
    switch (operation) {
      case Code.VECTOR_UNARY:
        return instruction(Words.c(code, at), code, at);
      case Code.VECTOR_BINARY:
        return instruction(Words.d(code, at), code, at);
      case Code.VECTOR_TERNARY:
        return instruction((int) code[at + 2], code, at);
      case Code.VECTOR_SHIFT_C:
        return VectorShiftNodes.createConstant(VectorOperand.op(Words.c(code, at)), code, at);
      case Code.VECTOR_ROTATE_C:
        return VectorShiftNodes.createRotation(VectorOperand.op(Words.c(code, at)), code, at);
      case Code.SHUFFLE:
        return ShuffleNodes.create(code, at);
      default:
        @Nullable Node node = VectorMoveNodes.create(operation, code, at);
        node = node != null ? node : VectorLoadNodes.create(operation, code, at);
        node = node != null ? node : VectorStoreNodes.create(operation, code, at);
        return node != null ? node : VectorAccessNodes.create(operation, code, at);
    }
  }

  private static Node instruction(int operand, long[] code, int at) {
    Op op = VectorOperand.op(operand);
    @Nullable Node node = VectorBitNodes.create(op, code, at);
    node = node != null ? node : I8x16Nodes.create(op, code, at);
    node = node != null ? node : I16x8Nodes.create(op, code, at);
    node = node != null ? node : I32x4Nodes.create(op, code, at);
    node = node != null ? node : I64x2Nodes.create(op, code, at);
    node = node != null ? node : F32x4Nodes.create(op, code, at);
    node = node != null ? node : F64x2Nodes.create(op, code, at);
    node = node != null ? node : VectorShiftNodes.create(op, code, at);
    node = node != null ? node : VectorLaneNodes.create(op, code, at);
    if (node == null) {
      throw new AssertionError(op);
    }
    return node;
  }
}
