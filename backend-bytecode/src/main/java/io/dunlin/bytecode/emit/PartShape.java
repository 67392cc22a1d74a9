package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.stream.IntStream;

/**
 * How the method of a part is called: with the number of the entry where it begins if there are
 * several (0 for its first instruction, then its labels in their order), the locals whose values it
 * needs, as many as Java allows as arguments and the others through extra slots, and the instance.
 * It leaves the locals that it assigns to in extra slots, and behind them what the branch by which
 * it ends carries. If there is more than one way to leave it, it returns the number of that way: 0
 * for its end if control arrives there, then the regions that it branches to.
 */
final class PartShape {
  final Part part;

  /** Its method. */
  final String name;

  /** The lowest offset in the module's bytes that its code may stop at. */
  final int firstOffset;

  /** How many of the locals are Java arguments. */
  final int javaParams;

  private final String descriptor;

  PartShape(ModuleShape module, FunctionForm form, Part part) {
    this.part = part;
    this.firstOffset = form.firstOffset(part.start());
    this.name =
        CodeNames.part(
            module.method(form.function().functionIndex()),
            firstOffset - form.function().body().start(),
            part.start(),
            part.end());
    StringBuilder params = new StringBuilder(part.entries().length > 0 ? "(I" : "(");
    int count = 0;
    int slots = 0;
    for (int local : part.arguments()) {
      int type = form.function().localType(local);
      slots += JavaTypes.slots(type);
      if (slots > Signature.MAX_ARGUMENT_SLOTS) {
        break;
      }
      params.append(type == TypeCodes.V128 ? "JJ" : JavaTypes.descriptor(type));
      count++;
    }
    this.javaParams = count;
    this.descriptor =
        params
            .append(RuntimeNames.descriptor(module.instanceClass()))
            .append(part.ways() > 1 ? ")I" : ")V")
            .toString();
  }

  /** The locals that its method uses: first those that it takes. */
  int[] locals() {
    return IntStream.concat(IntStream.of(part.arguments()), IntStream.of(part.ownLocals()))
        .toArray();
  }

  String descriptor() {
    return descriptor;
  }
}
