package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;

/** A node that makes a vector of three. */
abstract class VectorTernaryNode extends ExtendedVectorNode {
  VectorTernaryNode(long[] code, int at) {
    super(code, at, Code.VECTOR_TERNARY);
  }
}
