package io.dunlin.interpreter.dispatch;

import io.dunlin.interpreter.code.Code;
import io.dunlin.interpreter.code.Form;
import io.dunlin.interpreter.code.Handler;
import io.dunlin.interpreter.code.LoweredFunction;
import io.dunlin.interpreter.code.Words;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A function's code as linked nodes.
 *
 * <p>Why objects and not one loop over a switch: HotSpot compiles each node's method by itself, in
 * milliseconds and well, whereas it takes seconds over a method with a hundred and more cases and
 * then keeps every variable of the loop in memory. Immutable; all fields are final, so that threads
 * may share it without synchronization.
 */
final class ThreadedCode {
  /** The node to begin with. */
  final Node entry;

  /** The nodes by their places in the lowered code; most places have none. */
  final Node[] nodes;

  /** The number of slots of a frame. */
  final int frameSlots;

  /** The slot of the frame that holds the return record. */
  final int recordSlot;

  /** What catches exceptions, in the order in which it is to be tried. */
  final Handler[] handlers;

  /** The function's index in its module. */
  final int index;

  /**
   * Links a function.
   *
   * @param types what the canonical ids in the code stand for
   */
  ThreadedCode(LoweredFunction function, TypeRegistry types) {
    Node[] single = create(function, types);
    nodes = single.clone();
    for (int i = 0; i + 2 < single.length; i++) {
      Node first = single[i];
      Node second = single[i + 2];
      Node pair = first == null || second == null ? null : Pair.create(first, second);
      if (pair != null) {
        boolean firstTraps = Code.isMemoryAccess(Words.operation(function.code, i));
        pair.offset = (firstTraps ? first : second).offset;
        nodes[i] = pair;
      }
    }
    for (int i = 0; i < single.length; i++) {
      if (single[i] != null) {
        single[i].link(nodes, i);
      }
    }
    entry = nodes[0];
    frameSlots = function.frameSlots;
    recordSlot = function.recordSlot;
    handlers = function.handlers.toArray(new Handler[0]);
    index = function.index;
  }

  /** A node for each instruction, at its place. */
  private static Node[] create(LoweredFunction function, TypeRegistry types) {
    long[] code = function.code;
    Node[] all = new Node[code.length];
    int at = 0;
    while (at < code.length) {
      int operation = Words.operation(code, at);
      Node node = create(operation, code, at, types);
      node.offset = function.offset(at + 2);
      all[at] = node;
      at += Form.of(operation).length();
      if (operation == Code.BR_TABLE) {
        at += Words.b(code, at - 2) + 1;
      }
    }
    return all;
  }

  private static Node create(int operation, long[] code, int at, TypeRegistry types) {
    @Nullable Node node = MoveNodes.create(operation, code, at);
    node = node != null ? node : Integer32Nodes.create(operation, code, at);
    node = node != null ? node : Integer64Nodes.create(operation, code, at);
    node = node != null ? node : CompareNodes.create(operation, code, at);
    node = node != null ? node : FloatNodes.create(operation, code, at);
    node = node != null ? node : BranchNodes.create(operation, code, at);
    node = node != null ? node : LoadNodes.create(operation, code, at);
    node = node != null ? node : LoadAddressNodes.create(operation, code, at);
    node = node != null ? node : StoreNodes.create(operation, code, at);
    node = node != null ? node : StoreAddressNodes.create(operation, code, at);
    node = node != null ? node : SharedAccessNodes.create(operation, code, at);
    node = node != null ? node : AtomicNodes.create(operation, code, at);
    node = node != null ? node : VectorNodes.create(operation, code, at);
    node = node != null ? node : ReferenceNodes.create(operation, code, at, types);
    node = node != null ? node : ReferenceBranchNodes.create(operation, code, at, types);
    node = node != null ? node : AggregateNodes.create(operation, code, at, types);
    node = node != null ? node : StructAccessNodes.create(operation, code, at, types);
    node = node != null ? node : ArrayAccessNodes.create(operation, code, at, types);
    node = node != null ? node : ArrayBulkNodes.create(operation, code, at);
    return node != null ? node : ControlNodes.create(operation, code, at);
  }
}
