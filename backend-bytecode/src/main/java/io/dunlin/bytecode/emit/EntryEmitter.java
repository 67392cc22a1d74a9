package io.dunlin.bytecode.emit;

import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Emits how control comes to one of several labels at which a part's method can begin. */
final class EntryEmitter {
  private final Emission emission;
  private final ControlEmitter control;

  EntryEmitter(Emission emission, ControlEmitter control) {
    this.emission = emission;
    this.control = control;
  }

  /**
   * Code goes on where a part is called, whether control arrives there or at one of these labels,
   * with the number of the entry on the stack: 0, or that of the label in their order, from 1 on.
   * If there are no labels, there is no number.
   */
  void arrive(int[] labels) {
    if (labels.length == 0) {
      return;
    }
    FramedCode code = emission.code;
    Label common = new Label();
    long pending = emission.pending.bits();
    code.push(0);
    for (int i = 0; i < labels.length; i++) {
      code.jump(Opcodes.GOTO, common);
      control.placeLabel(emission.form.region(labels[i]));
      pending |= emission.pending.bits();
      code.push(i + 1);
    }
    emission.stack.push(TypeCodes.I32);
    code.place(common);
    emission.stack.clear();
    emission.pending.set(pending);
  }

  /**
   * Goes to the entry with the number that is in a local of Java.
   *
   * @param labels as for {@link #arrive}
   */
  void enter(int[] labels, int slot) {
    if (labels.length == 0) {
      return;
    }
    Label[] targets = new Label[labels.length + 1];
    targets[0] = new Label();
    for (int i = 0; i < labels.length; i++) {
      targets[i + 1] = control.target(emission.form.region(labels[i]));
    }
    emission.code.load(TypeCodes.I32, slot);
    emission.code.tableSwitch(labels.length, targets[0], targets);
    emission.code.place(targets[0]);
  }
}
