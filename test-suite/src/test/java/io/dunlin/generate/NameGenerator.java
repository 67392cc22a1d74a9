package io.dunlin.generate;

import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.name.NameSection.Kind;
import io.dunlin.wasm.type.StructType;
import java.util.List;

/** Gives names by chance, some of which the text format has no identifiers for. */
final class NameGenerator {
  private static final List<String> NAMES =
      List.of("a", "b", "sum", "$", "0", "i32", "of two", "naïve", "say \"no\"", "\\", "\t", "");

  private final Choices choices;
  private final Declarations module;
  private final NameSectionWriter names = new NameSectionWriter();

  NameGenerator(Choices choices, Declarations module) {
    this.choices = choices;
    this.module = module;
  }

  /** The content of a name section. */
  byte[] generate() {
    if (choices.chance(50)) {
      names.module(choices.pick(NAMES));
    }
    name(Kind.FUNCTION, module.functions.size());
    for (int function = 0; function < module.functions.size(); function++) {
      name(Kind.LOCAL, function, module.types.params(module.functions.get(function)).length);
    }
    name(Kind.TYPE, module.types.size());
    name(Kind.TABLE, module.tables.size());
    name(Kind.MEMORY, module.memories.size());
    name(Kind.GLOBAL, module.globals.size());
    name(Kind.ELEMENT, module.elements.size());
    name(Kind.DATA, module.dataSegments.size());
    for (int struct : module.types.all(StructType.class)) {
      name(Kind.FIELD, struct, module.types.fields(struct).size());
    }
    name(Kind.TAG, module.tags.size());
    return names.toByteArray();
  }

  private void name(Kind kind, int count) {
    for (int i = 0; i < count; i++) {
      if (choices.chance(60)) {
        names.name(kind, i, choices.pick(NAMES));
      }
    }
  }

  private void name(Kind kind, int owner, int count) {
    for (int i = 0; i < count; i++) {
      if (choices.chance(60)) {
        names.name(kind, owner, i, choices.pick(NAMES));
      }
    }
  }
}
