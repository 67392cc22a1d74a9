package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.op.RelaxedVectors;
import io.dunlin.wasm.validate.Label;

/**
 * Whether a function is faster with Java's Vector API than without.
 *
 * <p>It is, unless the API has no operation for much of it: then vectors have to leave their
 * registers.
 */
final class ApiUse {
  /** HotSpot gives up methods with too many operations of the API. */
  static final int MAX_BYTES = 3000;

  private static final int LOOP_FACTOR = 8;
  private static final int MAX_LOOP_DEPTH = 5;

  /** So much more has to be supported than not. */
  private static final int LEAST_PROPORTION = 4;

  private final FunctionForm form;
  private long supported;
  private long unsupported;

  private ApiUse(FunctionForm form) {
    this.form = form;
  }

  /** Whether to use the API, where code may, for all vectors of a function. */
  static boolean pays(ModuleShape module, FunctionForm form) {
    if (!module.vectorSupport().hasApi()) {
      return false;
    }
    ApiUse use = new ApiUse(form);
    use.count();
    return use.supported > LEAST_PROPORTION * use.unsupported;
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
        if (ApiEmitter.supports(op)) {
          supported += weight;
        } else {
          unsupported += weight;
        }
      }
    }
  }
}
