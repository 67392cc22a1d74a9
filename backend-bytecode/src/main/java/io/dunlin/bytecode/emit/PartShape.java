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
 * needs, the first ones as arguments and the others through extra slots, the instance, and the
 * array of {@linkplain SharedVectors shared vectors} if there are any, where all vectors are. It
 * leaves the other locals that it assigns to in extra slots, and behind them what the branch by
 * which it ends carries. If there is more than one way to leave it, it returns the number of that
 * way: 0 for its end if control arrives there, then the regions that it branches to. If there is
 * one, it returns one of the locals instead.
 */
final class PartShape {
  /** In place of a local: none is returned. */
  static final int NONE = -1;

  final Part part;

  private final String name;

  /** The lowest offset in the module's bytes that its code may stop at. */
  final int firstOffset;

  /** The vectors that it shares with other methods of the function. */
  final SharedVectors shared;

  /** The other locals that it takes. */
  final int[] taken;

  /** The local that it returns the value of, or {@link #NONE}. */
  final int returned;

  /** The locals that it leaves in extra slots. */
  final int[] left;

  /** How many of these are Java arguments. */
  final int javaParams;

  private final FunctionForm form;
  private final String descriptor;

  PartShape(ModuleShape module, FunctionForm form, SharedVectors shared, Part part) {
    this.part = part;
    this.form = form;
    this.shared = shared;
    this.taken = shared.others(part.arguments());
    int[] assigned = shared.others(part.assigned());
    this.returned = part.ways() == 1 ? returned(assigned) : NONE;
    this.left = IntStream.of(assigned).filter(local -> local != returned).toArray();
    this.firstOffset = form.firstOffset(part.start());
    this.name =
        CodeNames.part(
            module.method(form.function().functionIndex()),
            firstOffset - form.function().body().start(),
            part.start(),
            part.end());
    StringBuilder params = new StringBuilder(part.entries().length > 0 ? "(I" : "(");
    this.javaParams = Math.min(taken.length, Signature.MAX_ARGUMENTS);
    for (int type : argumentTypes()) {
      params.append(JavaTypes.descriptor(type));
    }
    this.descriptor =
        params
            .append(RuntimeNames.descriptor(module.instanceClass()))
            .append(shared.isEmpty() ? "" : "[J")
            .append(')')
            .append(result())
            .toString();
  }

  /** Its method; that for a lane if there is one for each. */
  String method(int lane) {
    return part.isLanewise() ? CodeNames.lane(name, lane) : name;
  }

  /** The local that is best returned: a reference, since those take longest through slots. */
  private int returned(int[] assigned) {
    for (int local : assigned) {
      if (TypeCodes.isReference(type(local))) {
        return local;
      }
    }
    return assigned.length > 0 ? assigned[0] : NONE;
  }

  private int type(int local) {
    return form.localType(local);
  }

  private String result() {
    if (part.ways() > 1) {
      return "I";
    }
    return returned == NONE ? "V" : JavaTypes.descriptor(type(returned));
  }

  /** The locals that its method has in Java's locals: first those that it takes. */
  int[] locals() {
    IntStream others =
        IntStream.concat(IntStream.of(part.ownLocals()), IntStream.of(part.arguments()))
            .filter(local -> shared.has(local) ? part.children().isEmpty() : !isTaken(local));
    return IntStream.concat(IntStream.of(taken), others).toArray();
  }

  private boolean isTaken(int local) {
    return Arrays.binarySearch(taken, local) >= 0;
  }

  /** The types of those that are Java arguments. */
  int[] argumentTypes() {
    return Arrays.stream(taken).limit(javaParams).map(this::type).toArray();
  }

  String descriptor() {
    return descriptor;
  }
}
