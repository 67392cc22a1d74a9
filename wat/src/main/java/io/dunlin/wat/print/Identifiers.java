package io.dunlin.wat.print;

import io.dunlin.wasm.name.NameSection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers that the names of one index space make.
 *
 * <p>A name that is taken, or cannot be an identifier, has one made up for it in which it can be
 * recognized, {@code $#function5<name>}, and stands itself in an annotation. No name that begins
 * with {@code #} is an identifier as it is, so that those that are made up are unique.
 */
final class Identifiers {
  private static final char MADE_UP = '#';

  private final NavigableMap<Long, String> names;

  /** Identifiers by index, with their {@code $}; null where there is no name. */
  private final @Nullable String[] identifiers;

  /**
   * The identifiers of an index space.
   *
   * @param kind the kind of its things
   * @param names their names; the lower halves of the keys are the indices
   */
  Identifiers(NameSection.Kind kind, NavigableMap<Long, String> names) {
    this.names = names;
    identifiers = new String[names.isEmpty() ? 0 : index(names.lastKey()) + 1];
    Set<String> taken = new HashSet<>();
    for (Map.Entry<Long, String> entry : names.entrySet()) {
      int index = index(entry.getKey());
      String name = entry.getValue();
      identifiers[index] = isUsable(name) && taken.add(name) ? of(name) : madeUp(kind, index, name);
    }
  }

  /** Those of things without names. */
  static Identifiers none(NameSection.Kind kind) {
    return new Identifiers(kind, Collections.emptyNavigableMap());
  }

  private static int index(long key) {
    return (int) key;
  }

  /** Whether a name can be an identifier, if it is not taken. */
  static boolean isUsable(String name) {
    return !name.isEmpty() && name.charAt(0) != MADE_UP;
  }

  /** The identifier that is a usable name. */
  static String of(String name) {
    return StringPrinter.identifier(name);
  }

  /** The identifier of something whose name is not usable. */
  static String madeUp(NameSection.Kind kind, int index, String name) {
    String noun = kind.name().toLowerCase(Locale.ROOT);
    return StringPrinter.identifier(MADE_UP + noun + index + "<" + name + ">");
  }

  /** Writes an identifier in the place that defines it, and the name if that is another. */
  static void writeDefinition(TextWriter out, String identifier, String name) {
    out.write(' ').write(identifier);
    if (identifier.charAt(1) == MADE_UP || identifier.startsWith("\"" + MADE_UP, 1)) {
      out.write(" (@name ").write(StringPrinter.quote(name)).write(')');
    }
  }

  private @Nullable String identifier(int index) {
    return index >= 0 && index < identifiers.length ? identifiers[index] : null;
  }

  /** Whether something has an identifier. */
  boolean has(int index) {
    return identifier(index) != null;
  }

  /** Writes the identifier that something may have, in the place that defines it. */
  void writeDefinition(TextWriter out, int index) {
    String identifier = identifier(index);
    if (identifier != null) {
      // Only the names of parts have keys with owners, all with the same.
      long owner = names.firstKey() & ~0xFFFFFFFFL;
      String name = names.get(owner | index);
      writeDefinition(out, identifier, name == null ? "" : name);
    }
  }

  /** As {@link #writeDefinition(TextWriter, int)}, with the index in a comment. */
  void writeNumberedDefinition(TextWriter out, int index) {
    writeDefinition(out, index);
    out.write(" (;").writeUnsigned(index).write(";)");
  }

  /** Writes an identifier or, if there is none, the index. */
  void writeUse(TextWriter out, int index) {
    String identifier = identifier(index);
    out.write(' ');
    if (identifier != null) {
      out.write(identifier);
    } else {
      out.writeUnsigned(index);
    }
  }
}
