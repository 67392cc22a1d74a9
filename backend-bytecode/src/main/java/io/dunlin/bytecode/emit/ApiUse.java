package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.validate.Label;

/**
 * Whether a function is faster with Java's Vector API than without.
 *
 * <p>It is where vectors stream through memory. Where a loop only computes with lanes of 32 bits
 * that it keeps in registers, as hashes and ciphers do, a processor does four independent scalar
 * instructions at a time sooner than one with vectors after the other. And where the API has no
 * operation, vectors have to leave their registers.
 */
final class ApiUse {
  /** HotSpot gives up methods with too many operations of the API. */
  static final int MAX_BYTES = 3000;

  private static final int LOOP_FACTOR = 8;
  private static final int MAX_LOOP_DEPTH = 5;

  /** With fewer loads and stores for each instruction than this, vectors do not stream. */
  private static final int MAX_INSTRUCTIONS_PER_ACCESS = 16;

  /** So much more has to be supported than not. */
  private static final int LEAST_PROPORTION = 4;

  private final FunctionForm form;
  private long supported;
  private long unsupported;
  private long accesses;
  private long cheap;

  private ApiUse(FunctionForm form) {
    this.form = form;
  }

  /** Whether to use the API, where code may, for all vectors of a function. */
  static boolean pays(ModuleShape module, FunctionForm form) {
    if (module.vectorSupport() != VectorSupport.VECTOR_API) {
      return false;
    }
    ApiUse use = new ApiUse(form);
    use.count();
    return use.supported > LEAST_PROPORTION * use.unsupported && !use.staysInRegisters();
  }

  private boolean staysInRegisters() {
    return accesses * MAX_INSTRUCTIONS_PER_ACCESS < supported
        && cheap > supported - supported / LEAST_PROPORTION;
  }

  private void count() {
    long weight = 1;
    int depth = 0;
    for (int at = 0; at < form.size(); at++) {
      Op op = RelaxedVectors.strict(form.op(at));
      if (op == Op.LOOP) {
        weight *= depth++ < MAX_LOOP_DEPTH ? LOOP_FACTOR : 1;
      } else if (op == Op.END && form.region(form.index(at)).kind() == Label.Kind.LOOP) {
        weight /= --depth < MAX_LOOP_DEPTH ? LOOP_FACTOR : 1;
      } else if (op.family() == Family.VECTOR) {
        count(at, op, weight);
      } else if (op.family() == Family.VECTOR_LOAD || op.family() == Family.VECTOR_STORE) {
        accesses += weight;
      }
    }
  }

  private void count(int at, Op op, long weight) {
    if (!ApiEmitter.supports(op)) {
      unsupported += weight;
      return;
    }
    supported += weight;
    if (isCheap(at, op)) {
      cheap += weight;
    }
  }

  /** Whether it takes four simple scalar instructions, or none. */
  private boolean isCheap(int at, Op op) {
    if (op == Op.I8X16_SHUFFLE) {
      return ShuffleUnits.of(form, at) >= Integer.BYTES;
    }
    LaneTraits traits = LaneTraits.of(op);
    return traits.kind() == LaneTraits.Kind.BITWISE
        || (traits.kind() == LaneTraits.Kind.LANES
            && traits.operand() == VectorForm.INTS
            && traits.result() == VectorForm.INTS
            && op != Op.I32X4_MUL);
  }
}
