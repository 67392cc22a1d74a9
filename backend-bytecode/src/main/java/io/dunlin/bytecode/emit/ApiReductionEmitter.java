package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.objectweb.asm.Opcodes;

/**
 * Reductions with terms that are computed two at once. What these give is united in a temporary,
 * whose halves are united with the other terms in the end.
 */
final class ApiReductionEmitter {
  private static final int VECTOR = VectorForm.OBJECT.type();

  private final Emission emission;
  private final JavaCode code;
  private final MemoryAccessEmitter accesses;
  private final ApiEmitter api;
  private final ApiCode calls;

  /** The reductions of which terms have been computed two at once, the innermost one first. */
  private final Deque<United> open = new ArrayDeque<>();

  /**
   * Terms of a reduction that were computed two at once.
   *
   * @param temporary where they are
   * @param mark what is to be released behind the reduction
   */
  private record United(int root, int temporary, int mark) {}

  ApiReductionEmitter(Emission emission, MemoryAccessEmitter accesses, ApiEmitter api) {
    this.emission = emission;
    this.code = emission.code;
    this.accesses = accesses;
    this.api = api;
    this.calls = new ApiCode(code);
  }

  /** Emits an instruction that has a role in a reduction. */
  void emit(int at) {
    ApiReductions reductions = emission.vectors.reductions();
    ApiReductions.Role role = reductions.role(at);
    if (role == null) {
      emission.converter.align(at);
      compute(at);
    } else {
      switch (role) {
        case NOTHING -> {}
        case CHECK -> check(at);
        case LOAD -> load(at, 0);
        case LOAD_FROM_FRONT -> load(at, emission.form.op(at).accessBytes());
        case COMPUTE -> compute(at);
      }
    }
    if (reductions.isPair(at)) {
      unite(reductions.root(at));
    }
    if (reductions.isRoot(at)) {
      end(at, reductions.hasOthers(at));
    }
  }

  private void compute(int at) {
    int temporaries = emission.locals.mark();
    api.emit(at, emission.form.op(at));
    emission.locals.release(temporaries);
    emission.stack.pop(emission.form.pops(at));
    emission.stack.push(VECTOR);
  }

  private void check(int at) {
    emission.locate(at);
    accesses.index(at);
    accesses.checkAccess(at);
    emission.stack.pop(1);
  }

  /** Loads twice as much as usual, beginning so many bytes in front. */
  private void load(int at, int bytesInFront) {
    Op op = emission.form.op(at);
    emission.locate(at);
    accesses.index(at);
    if (bytesInFront > 0) {
      code.push(bytesInFront);
      code.op(Opcodes.ISUB);
    }
    int temporaries = emission.locals.mark();
    int index = emission.storeTemporary(TypeCodes.I32);
    if (op == Op.V128_LOAD) {
      calls.pushDoubleSpecies(ApiLanes.BYTES);
    } else {
      calls.pushSpecies(ApiLanes.BYTES);
    }
    emission.memories.load(emission.form.index(at));
    code.load(TypeCodes.I32, index);
    emission.locals.release(temporaries);
    calls.load();
    if (op != Op.V128_LOAD) {
      calls.widenAll(ApiEmitter.loadedLanes(op), ApiEmitter.isSigned(op));
    }
    emission.stack.pop(1);
    emission.stack.push(VECTOR);
  }

  /** Puts the two terms on top of the stack into the temporary of their reduction. */
  private void unite(int root) {
    United last = open.peek();
    if (last != null && last.root == root) {
      int temporaries = emission.locals.mark();
      code.load(VECTOR, last.temporary);
      api.emit(root, emission.form.op(root));
      emission.locals.release(temporaries);
      code.store(VECTOR, last.temporary);
    } else {
      int mark = emission.locals.mark();
      int temporary = emission.locals.allocateDefined(VECTOR);
      code.store(VECTOR, temporary);
      open.push(new United(root, temporary, mark));
    }
    emission.stack.pop(1);
  }

  /** Unites both halves of the temporary, and the other terms with them. */
  private void end(int root, boolean hasOthers) {
    United united = open.pop();
    Op op = emission.form.op(root);
    code.load(VECTOR, united.temporary);
    calls.lowerHalf();
    code.load(VECTOR, united.temporary);
    calls.upperHalf();
    api.emit(root, op);
    if (hasOthers) {
      api.emit(root, op);
    } else {
      emission.stack.push(VECTOR);
    }
    emission.locals.release(united.mark);
    VectorForm left = emission.vectors.left(root);
    emission.converter.convert(VectorForm.OBJECT, left);
    emission.stack.setType(emission.stack.size() - 1, left.type());
  }
}
