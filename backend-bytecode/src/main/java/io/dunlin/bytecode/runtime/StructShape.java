package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.List;

/**
 * How structures of a type look to Java: a class of the type's own with typed fields, below the
 * class of the declared supertype, so that Java's test of classes is a test of types.
 *
 * <p>A class is named by its key, from which it follows whoever asks for it. The key has a part for
 * each class from the root on, with a line in between: a letter for each field that the class adds,
 * and the {@linkplain TypeRegistry#digest digest} of its type. A class without a digest has only
 * fields that would make another one too large. Immutable.
 */
public final class StructShape {
  private static final int MAX_FIELDS_OF_CLASS = 200;
  private static final char LEVEL = '_';
  private static final char DIGEST = '$';

  private final String key;

  /** The key's letters for fields. */
  private final String letters;

  private StructShape(String key) {
    this.key = key;
    this.letters = letters(key);
  }

  private static String letters(String key) {
    StringBuilder letters = new StringBuilder();
    boolean inDigest = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      inDigest = c == DIGEST || (inDigest && c != LEVEL);
      if (!inDigest && c != LEVEL) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /** The shape with this key. */
  public static StructShape ofKey(String key) {
    return new StructShape(key);
  }

  /**
   * The shape of a structure type.
   *
   * @param type its canonical id
   */
  public static StructShape of(int type, TypeRegistry types) {
    StringBuilder text = new StringBuilder();
    appendKey(text, type, types);
    return new StructShape(text.toString());
  }

  /** Appends the key of a type, whose supertypes are few, and returns the number of its fields. */
  private static int appendKey(StringBuilder text, int type, TypeRegistry types) {
    SubType definition = types.type(type);
    int inherited = 0;
    if (!definition.supertypes().isEmpty()) {
      inherited = appendKey(text, definition.supertypes().get(0), types);
      text.append(LEVEL);
    }
    List<FieldType> fields = ((StructType) definition.composite()).fields();
    for (int i = inherited; i < fields.size(); i++) {
      if (i > inherited && (i - inherited) % MAX_FIELDS_OF_CLASS == 0) {
        text.append(LEVEL);
      }
      text.append(Signature.letter(fields.get(i).storage().code()));
    }
    text.append(DIGEST).append(types.digest(type));
    return fields.size();
  }

  /** What the name of the class ends in. */
  public String key() {
    return key;
  }

  /** The class, with slashes. */
  public String className() {
    return CodeNames.struct(key);
  }

  /** Whether the class is below another one, and not directly below {@link CompiledStruct}. */
  public boolean hasParent() {
    return key.indexOf(LEVEL) >= 0;
  }

  /** The shape that has all fields but those that the class itself declares. */
  public StructShape parent() {
    return new StructShape(key.substring(0, key.lastIndexOf(LEVEL)));
  }

  /** The number of fields. */
  public int fields() {
    return letters.length();
  }

  /** The first field that the class itself declares. */
  public int firstOwnField() {
    return hasParent() ? parent().fields() : 0;
  }

  /** The code of the type that a field is stored as; of references the most general one. */
  public int type(int field) {
    return Signature.type(letters.charAt(field));
  }

  /** The name of a field; of a vector that of the low half. */
  public static String fieldName(int field) {
    return "field" + field;
  }

  /** The name of the high half of a vector. */
  public static String highFieldName(int field) {
    return fieldName(field) + "High";
  }
}
