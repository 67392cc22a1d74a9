package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the method of a part is called: with the number of the entry where it begins if there are
 * several (0 for its first instruction, then its labels in their order), the locals whose values it
 * needs, the first ones as arguments and the others through extra slots, and the instance. Vectors
 * pass as the components that the function holds them in. It leaves the locals that it assigns to
 * in extra slots, and behind them what the branch by which it ends carries. If there is more than
 * one way to leave it, it returns the number of that way: 0 for its end if control arrives there,
 * then the regions that it branches to.
 */
final class PartShape {
  final Part part;

  /** Its method. */
  final String name;

  /** The lowest offset in the module's bytes that its code may stop at. */
  final int firstOffset;

  /** How many of the locals are Java arguments. */
  final int javaParams;

  private final VectorPlan vectors;
  private final String descriptor;

  PartShape(ModuleShape module, FunctionForm form, VectorPlan vectors, Part part) {
    this.part = part;
    this.vectors = vectors;
    this.firstOffset = form.firstOffset(part.start());
    this.name =
        CodeNames.part(
            module.method(form.function().functionIndex()),
            firstOffset - form.function().body().start(),
            part.start(),
            part.end());
    StringBuilder params = new StringBuilder(part.entries().length > 0 ? "(I" : "(");
    int count = 0;
    int arguments = 0;
    for (int local : part.arguments()) {
      int type = vectors.passedType(local);
      arguments += JavaTypes.count(type);
      if (arguments > Signature.MAX_ARGUMENTS) {
        break;
      }
      params.append(JavaTypes.descriptor(JavaTypes.component(type)).repeat(JavaTypes.count(type)));
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

  /** The types of those that are Java arguments. */
  int[] argumentTypes() {
    return Arrays.stream(part.arguments()).limit(javaParams).map(vectors::passedType).toArray();
  }

  String descriptor() {
    return descriptor;
  }
}
