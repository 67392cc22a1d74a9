package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.type.FieldType;
import io.dunlin.wasm.type.StructType;
import io.dunlin.wasm.type.SubType;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How structures of a type look to Java: a class with typed fields, below the class of the declared
 * supertype if that has fields. Types that differ only in what references they mean share a class.
 *
 * <p>A class is named by its key: a letter for each field, with a line in front of those that a
 * subtype adds, or that would make a class too large. Fields are counted from the root on.
 * Immutable.
 */
public final class StructShape {
  private static final int MAX_FIELDS_OF_CLASS = 200;
  private static final char LEVEL = '_';

  private final String key;

  private StructShape(String key) {
    this.key = key;
  }

  /** The shape with this key. */
  public static StructShape ofKey(String key) {
    return new StructShape(key);
  }

  /**
   * The shape of a structure type.
   *
   * @param type its number
   * @param types the definition with a number, which refers to others by such numbers
   */
  public static StructShape of(int type, IntFunction<SubType> types) {
    return new StructShape(key(type, types).toString());
  }

  private static StringBuilder key(int type, IntFunction<SubType> types) {
    SubType definition = types.apply(type);
    List<Integer> supertypes = definition.supertypes();
    StringBuilder text = supertypes.isEmpty() ? new StringBuilder() : key(supertypes.get(0), types);
    List<FieldType> fields = ((StructType) definition.composite()).fields();
    int inherited = fields(text);
    for (int i = inherited; i < fields.size(); i++) {
      if (i > 0 && (i - inherited) % MAX_FIELDS_OF_CLASS == 0) {
        text.append(LEVEL);
      }
      text.append(Signature.letter(fields.get(i).storage().code()));
    }
    return text;
  }

  private static int fields(CharSequence key) {
    return (int) key.chars().filter(c -> c != LEVEL).count();
  }

  /** What the name of the class ends in. */
  public String key() {
    return key;
  }

  /** The class, with slashes. */
  public String className() {
    return CodeNames.struct(key);
  }

  /** Whether the class is below one with fields, and not directly below {@link CompiledStruct}. */
  public boolean hasParent() {
    return key.indexOf(LEVEL) >= 0;
  }

  /** The shape that has all fields but those that the class itself declares. */
  public StructShape parent() {
    return new StructShape(key.substring(0, key.lastIndexOf(LEVEL)));
  }

  /** The number of fields. */
  public int fields() {
    return fields(key);
  }

  /** The first field that the class itself declares. */
  public int firstOwnField() {
    return hasParent() ? parent().fields() : 0;
  }

  /** The code of the type that a field is stored as; of references the most general one. */
  public int type(int field) {
    int at = 0;
    for (int left = field; left > 0 || key.charAt(at) == LEVEL; at++) {
      left -= key.charAt(at) == LEVEL ? 0 : 1;
    }
    return Signature.type(key.charAt(at));
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
