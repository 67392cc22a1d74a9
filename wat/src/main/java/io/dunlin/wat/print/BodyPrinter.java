package io.dunlin.wat.print;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.name.NameSection;
import org.jspecify.annotations.Nullable;

/** Writes bodies of functions, an instruction to a line. */
final class BodyPrinter extends CodePrinter {
  private final TypePrinter types;
  private final ModuleNames names;
  private int function;
  private int labelCount;

  BodyPrinter(TextWriter out, TypePrinter types, ModuleNames names) {
    super(out, types, names);
    this.types = types;
    this.names = names;
  }

  /**
   * Writes the locals and instructions of a function.
   *
   * @param locals the identifiers of its locals
   * @param parameters the number of locals that are parameters
   * @throws MalformedModuleException if the body does not follow the grammar
   */
  void write(FunctionBody body, Identifiers locals, int parameters) {
    function = body.functionIndex();
    labelCount = 0;
    int lines = out.lines();
    try {
      LocalDeclarations declarations = LocalDeclarations.read(body);
      out.indent();
      if (declarations.count() > 0) {
        writeLocals(declarations, locals, parameters);
      }
      writeInstructions(declarations.instructions(), locals);
      out.outdent();
    } catch (MalformedModuleException e) {
      throw e.inFunction(function);
    }
    if (out.lines() != lines) {
      out.newLine();
    }
  }

  private void writeLocals(LocalDeclarations declarations, Identifiers locals, int parameters) {
    out.newLine();
    types.writeNamed("local", declarations.types(), locals, parameters);
  }

  @Override
  void separate() {
    out.newLine();
  }

  @Override
  @Nullable String nextLabelName() {
    return names.label(function, labelCount++);
  }

  @Override
  String writeLabel(String name) {
    int label = labelCount - 1;
    String identifier =
        Identifiers.isUsable(name) && !blocks.isTaken(name)
            ? Identifiers.of(name)
            : Identifiers.madeUp(NameSection.Kind.LABEL, label, name);
    Identifiers.writeDefinition(out, identifier, name);
    return identifier;
  }

  @Override
  void remarkOnLabel(int depth) {
    out.write(" ;; label = @").writeUnsigned(depth);
  }
}
