package io.dunlin.x64.inst;

import java.util.List;

/** The forms of an instruction that differ in the width of integers only. */
public final class Widths {
  private final List<Form> forms;
  private final Form[] byLogarithm = new Form[4];

  Widths(List<Form> forms, List<Integer> widths) {
    this.forms = List.copyOf(forms);
    for (int i = 0; i < forms.size(); i++) {
      byLogarithm[Integer.numberOfTrailingZeros(widths.get(i))] = forms.get(i);
    }
  }

  /**
   * The form for a width.
   *
   * @param bytes 1, 2, 4 or 8
   * @throws IllegalArgumentException if the instruction has no form for it
   */
  public Form of(int bytes) {
    Form form = byLogarithm[Integer.numberOfTrailingZeros(bytes)];
    if (form == null) {
      throw new IllegalArgumentException(forms.get(0) + " for " + bytes + " bytes");
    }
    return form;
  }
}
