package io.dunlin.bytecode.form;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.validate.FunctionValidator;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import io.dunlin.wat.Wat;

/** Functions in the text format, as the compiler sees them. */
final class Forms {
  private Forms() {}

  /** The last function of a module that imports none. */
  static FunctionForm ofLastFunction(String module) {
    ModuleContext context = ModuleValidator.validateAll(Wat.parse(module), Features.ALL, 1);
    int last = context.module().bodies().size() - 1;
    FormBuilder builder = new FormBuilder(false);
    new FunctionValidator(context).validate(context.module().body(last), builder);
    return builder.result();
  }
}
