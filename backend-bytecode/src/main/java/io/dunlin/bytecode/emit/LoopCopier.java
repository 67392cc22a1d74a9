package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.LoopCopies;
import io.dunlin.bytecode.form.Region;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Emits what is different in the {@linkplain LoopCopies copies} of the rounds of a loop. */
final class LoopCopier {
  private final Emission emission;
  private final ControlEmitter control;

  /** The loop that is being emitted, if it is emitted more than once. */
  private @Nullable Region loop;

  private @Nullable LoopCopies copies;
  private int copy;

  LoopCopier(Emission emission, ControlEmitter control) {
    this.emission = emission;
    this.control = control;
  }

  /** How many bytes more a function takes with all copies, by the bytes of each instruction. */
  static int furtherBytes(FunctionForm form, int[] sizes) {
    int bytes = 0;
    for (int at = 0; at < form.size(); at++) {
      LoopCopies copies = copies(form, at);
      if (copies != null) {
        for (int i = at; i < form.region(form.index(at)).end(); i++) {
          bytes += sizes[i] * (copies.count() - 1);
        }
      }
    }
    return bytes;
  }

  private static @Nullable LoopCopies copies(FunctionForm form, int at) {
    return form.op(at) == Op.LOOP ? form.region(form.index(at)).copies() : null;
  }

  /** An instruction has been emitted that may be the beginning or the end of a loop. */
  void follow(int at) {
    LoopCopies begun = copies(emission.form, at);
    if (begun != null) {
      loop = emission.form.region(emission.form.index(at));
      copies = begun;
      copy = 0;
    } else if (loop != null && at == loop.end()) {
      loop = null;
      copies = null;
    }
  }

  /** Whether an instruction is not emitted as usual in this copy. */
  boolean isDifferent(int at) {
    return copies != null && (copies.isKnown(at) || (at == copies.tested() && !isLast(copies)));
  }

  private boolean isLast(LoopCopies all) {
    return copy == all.count() - 1;
  }

  /**
   * Emits such an instruction, perhaps with others behind it.
   *
   * @return the instruction to emit next
   */
  int emit(int at) {
    LoopCopies all = Objects.requireNonNull(copies);
    if (all.isKnown(at)) {
      int behind = all.behindKnown(at);
      if (emission.form.op(behind) == Op.BR_TABLE && emission.form.charge(behind) == 0) {
        control.branchTo(behind, all.known(at, copy));
        return behind + 1;
      }
      emission.code.push(all.known(at, copy));
      emission.stack.push(TypeCodes.I32);
      return behind;
    }
    if (emission.form.op(at) == Op.LOCAL_TEE) {
      emission.popLocal(emission.form.index(at));
      emission.stack.pop(1);
    }
    copy++;
    if (all.hasManyLocals() && copy == all.count() / 2) {
      // Not where rounds begin: HotSpot would move everything there each time.
      emission.useStack();
    }
    Region around = Objects.requireNonNull(loop);
    control.forgetInside(around);
    return around.start() + 1;
  }
}
