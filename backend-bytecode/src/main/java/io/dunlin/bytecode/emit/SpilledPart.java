package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.runtime.CodeNames;

/**
 * The methods of a function that has its values in a frame: all take the frame and the instance,
 * and the number of an entry where they can begin at several.
 */
final class SpilledPart {
  private SpilledPart() {}

  /** Where an instruction is in the function's body; of the first one, where the body begins. */
  static int offset(FunctionForm form, int start) {
    return start == 0 ? 0 : form.firstOffset(start) - form.function().body().start();
  }

  /** The method with the instructions from one to another. */
  static String name(ModuleShape module, FunctionForm form, int start, int end) {
    return CodeNames.part(
        module.method(form.function().functionIndex()), offset(form, start), start, end);
  }

  /**
   * It returns the number of the label where control goes.
   *
   * @param entries the labels at which it can begin as well
   */
  static String descriptor(ModuleShape module, int... entries) {
    return "("
        + RuntimeNames.descriptor(RuntimeNames.FRAME)
        + RuntimeNames.descriptor(module.instanceClass())
        + (entries.length > 0 ? "I)I" : ")I");
  }
}
