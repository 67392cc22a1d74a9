package io.dunlin.wat.print;

import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.name.NameSection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names of a module, as identifiers. */
final class ModuleNames {
  private final NameSection names;
  private final @Nullable CustomSection section;
  private final Map<NameSection.Kind, Identifiers> identifiers =
      new EnumMap<>(NameSection.Kind.class);

  /** Those of the fields of each type that has been asked for. */
  private final Map<Integer, Identifiers> fields = new HashMap<>();

  private ModuleNames(NameSection names, @Nullable CustomSection section) {
    this.names = names;
    this.section = section;
    for (NameSection.Kind kind : NameSection.Kind.values()) {
      identifiers.put(
          kind,
          kind.isIndirect() ? Identifiers.none(kind) : new Identifiers(kind, names.all(kind)));
    }
  }

  /** The names that a module's name section gives, if identifiers can say what it says. */
  static ModuleNames of(WasmModule module) {
    CustomSection section = NameSectionCheck.printable(module);
    return new ModuleNames(section == null ? NameSection.EMPTY : module.names(), section);
  }

  /** The custom section whose content the identifiers stand for, or null. */
  @Nullable CustomSection section() {
    return section;
  }

  /** The module's own name, or null. */
  @Nullable String module() {
    return names.module();
  }

  /** The identifiers of things that have an index space in the module. */
  Identifiers all(NameSection.Kind kind) {
    return Objects.requireNonNull(identifiers.get(kind));
  }

  /** The identifiers of the locals of a function. */
  Identifiers locals(int function) {
    return parts(NameSection.Kind.LOCAL, function);
  }

  /** The identifiers of the fields of a type. */
  Identifiers fields(int type) {
    return fields.computeIfAbsent(type, each -> parts(NameSection.Kind.FIELD, each));
  }

  private Identifiers parts(NameSection.Kind kind, int owner) {
    NavigableMap<Long, String> parts = names.all(kind, owner);
    return parts.isEmpty() ? all(kind) : new Identifiers(kind, parts);
  }

  /** The name of a label, counted through a function's blocks in order, or null. */
  @Nullable String label(int function, int label) {
    return names.name(NameSection.Kind.LABEL, function, label);
  }
}
