package io.dunlin.x64.inst;

import java.util.List;

/** The forms of an instruction that differ in the condition only. */
public final class Conditional {
  private final List<Form> forms;

  Conditional(List<Form> forms) {
    this.forms = List.copyOf(forms);
  }

  /** The form that does something if {@code condition} holds. */
  public Form of(Condition condition) {
    return forms.get(condition.ordinal());
  }
}
