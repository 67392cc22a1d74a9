package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the method of a part is called: with the number of the entry where it begins if there are
 * several (0 for its first instruction, then its labels in their order), the locals whose values it
 * needs, the first ones as arguments and the others through extra slots, and the instance. Vectors
 * pass as the components that the function holds them in. It leaves the locals that it assigns to
 * in extra slots, and behind them what the branch by which it ends carries. If there is more than
 * one way to leave it, it returns the number of that way: 0 for its end if control arrives there,
 * then the regions that it branches to. If there is one, it returns one of the locals instead.
 */
final class PartShape {
  /** In place of a local: none is returned. */
  static final int NONE = -1;

  final Part part;

  /** Its method. */
  final String name;

  /** The lowest offset in the module's bytes that its code may stop at. */
  final int firstOffset;

  /** How many of the locals are Java arguments. */
  final int javaParams;

  /** The local that it returns the value of, or {@link #NONE}. */
  final int returned;

  /** The locals that it leaves in extra slots. */
  final int[] left;

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
    this.returned = part.ways() == 1 ? returned() : NONE;
    this.left = IntStream.of(part.assigned()).filter(local -> local != returned).toArray();
    this.descriptor =
        params
            .append(RuntimeNames.descriptor(module.instanceClass()))
            .append(')')
            .append(result())
            .toString();
  }

  /** The local that is best returned: a reference, since those take longest through slots. */
  private int returned() {
    int found = NONE;
    for (int local : part.assigned()) {
      int type = vectors.passedType(local);
      if (VectorForm.ofType(type) != null) {
        continue;
      }
      if (TypeCodes.isReference(type)) {
        return local;
      }
      found = found == NONE ? local : found;
    }
    return found;
  }

  private String result() {
    if (part.ways() > 1) {
      return "I";
    }
    return returned == NONE ? "V" : JavaTypes.descriptor(vectors.passedType(returned));
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
