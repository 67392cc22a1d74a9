package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.List;

/**
 * How functions of a type look to Java. Types that differ only in what references they mean have
 * the same signature.
 *
 * <p>An argument is a Java argument as long as there is room, a {@code v128} two; further ones pass
 * through extra slots, and so do all results but the first (and of a {@code v128} its high half).
 * Immutable.
 */
public final class Signature {
  /**
   * The number of Java arguments, without those that are added to them. HotSpot's best compiler
   * gives up on a method if those that it takes on the machine's stack and those that it passes
   * there are too many together: on Java 17 if a method with 30 arguments passes 30.
   */
  public static final int MAX_ARGUMENTS = 24;

  private final String key;
  private final int params;
  private final int javaParams;
  private final String arguments;
  private final String result;

  private Signature(String key) {
    this.key = key;
    this.params = key.indexOf('_');
    StringBuilder text = new StringBuilder();
    int arguments = 0;
    int count = 0;
    while (count < params && arguments + javaCount(key.charAt(count)) <= MAX_ARGUMENTS) {
      arguments += javaCount(key.charAt(count));
      text.append(javaTypes(key.charAt(count)));
      count++;
    }
    this.javaParams = count;
    this.arguments = text.toString();
    this.result = params + 1 == key.length() ? "V" : javaResult(key.charAt(params + 1));
  }

  /** The signature with this key. */
  public static Signature ofKey(String key) {
    return new Signature(key);
  }

  /** The signature of functions of a type. */
  public static Signature of(FuncType type) {
    StringBuilder text = new StringBuilder();
    append(text, type.params());
    text.append('_');
    append(text, type.results());
    return new Signature(text.toString());
  }

  private static void append(StringBuilder text, List<ValType> types) {
    for (int i = 0; i < types.size(); i++) {
      text.append(letter(types.get(i).code()));
    }
  }

  /** The letter of a type that a value has, or a field. */
  static char letter(int type) {
    switch (type) {
      case TypeCodes.I8:
        return 'b';
      case TypeCodes.I16:
        return 's';
      case TypeCodes.I32:
        return 'i';
      case TypeCodes.I64:
        return 'l';
      case TypeCodes.F32:
        return 'f';
      case TypeCodes.F64:
        return 'd';
      case TypeCodes.V128:
        return 'v';
      default:
        return 'r';
    }
  }

  /** The type with this letter; of references the most general one. */
  static int type(char letter) {
    switch (letter) {
      case 'b':
        return TypeCodes.I8;
      case 's':
        return TypeCodes.I16;
      case 'i':
        return TypeCodes.I32;
      case 'l':
        return TypeCodes.I64;
      case 'f':
        return TypeCodes.F32;
      case 'd':
        return TypeCodes.F64;
      case 'v':
        return TypeCodes.V128;
      default:
        return TypeCodes.reference(true, TypeCodes.ANY);
    }
  }

  private int[] types(int start, int end) {
    int[] types = new int[end - start];
    for (int i = 0; i < types.length; i++) {
      types[i] = type(key.charAt(start + i));
    }
    return types;
  }

  /** The codes of the parameters' types; of references the most general one. */
  public int[] paramTypes() {
    return types(0, params);
  }

  /** The same for the results. */
  public int[] resultTypes() {
    return types(params + 1, key.length());
  }

  /** The number of Java values that a value with this letter is. */
  private static int javaCount(char letter) {
    return letter == 'v' ? 2 : 1;
  }

  private static String javaTypes(char letter) {
    return letter == 'v' ? "JJ" : javaResult(letter);
  }

  private static String javaResult(char letter) {
    switch (letter) {
      case 'i':
        return "I";
      case 'l':
      case 'v':
        return "J";
      case 'f':
        return "F";
      case 'd':
        return "D";
      default:
        return "Ljava/lang/Object;";
    }
  }

  /** What the names of generated classes end in: a letter for each type, results behind a line. */
  public String key() {
    return key;
  }

  /** The number of arguments. */
  public int params() {
    return params;
  }

  /** The number of arguments that are Java arguments: the first ones. */
  public int javaParams() {
    return javaParams;
  }

  /** The descriptor of the Java arguments, without parentheses. */
  public String arguments() {
    return arguments;
  }

  /** The descriptor of the Java result. */
  public String result() {
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature signature && signature.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
