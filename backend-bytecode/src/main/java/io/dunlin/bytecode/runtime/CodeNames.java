package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.module.WasmModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of generated classes and methods, which debuggers, profilers and stack traces show.
 *
 * <p>A function's method is named after the function, with {@code #} and the function's index
 * behind it; no other method has that sign. The classes of a module have a package of their own,
 * named after the module and a digest of its bytes and of settings, so that a stack trace tells
 * modules apart, and that different code for a module can lie on one class path.
 */
public final class CodeNames {
  /**
   * The package of the classes that belong to signatures, with slashes. A release that changes such
   * classes must give it another name: those of an older one may be on the class path, in a jar
   * that was compiled with it.
   */
  public static final String SIGNATURE_PACKAGE = "io/dunlin/bytecode/signature";

  private static final char INDEX_MARK = '#';
  private static final char PART_MARK = '~';
  private static final int MAX_NAME = 200;
  private static final int DIGEST_BYTES = 8;

  private CodeNames() {}

  /**
   * The package of a module's classes, with dots.
   *
   * @param settings what the code depends on beside the module
   */
  public static String packageName(WasmModule module, SortedMap<String, String> settings) {
    String name = module.names().module();
    String readable = name == null ? "module" : identifier(name);
    return "wasm." + readable + "_" + digest(module.bytes(), settings);
  }

  private static String digest(byte[] bytes, SortedMap<String, String> settings) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(settings.toString().getBytes(StandardCharsets.UTF_8));
      byte[] digest = sha256.digest(bytes);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < DIGEST_BYTES; i++) {
        text.append(Character.forDigit((digest[i] >> 4) & 0xF, 16));
        text.append(Character.forDigit(digest[i] & 0xF, 16));
      }
      return text.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The name with everything replaced that may not stand in a Java identifier. */
  private static String identifier(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length() && i < MAX_NAME; i++) {
      char c = name.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      text.append(plain ? c : '_');
    }
    return text.toString();
  }

  /** The method of a function. */
  public static String method(WasmModule module, int function) {
    String name = module.names().function(function);
    return (name == null ? "func" : mangled(name)) + INDEX_MARK + function;
  }

  /**
   * The method of a part of a function.
   *
   * @param offset where the part begins in the function's body
   * @param start the first instruction that it has
   * @param end the instruction behind it
   */
  public static String part(String method, int offset, int start, int end) {
    return method + PART_MARK + offset + PART_MARK + start + PART_MARK + end;
  }

  /** The method that computes one lane of a part, which has others for other lanes. */
  public static String lane(String part, int lane) {
    return part + PART_MARK + lane;
  }

  /** Where in a function's body a method begins; 0 if it is no part. */
  static int offset(String method) {
    int mark = method.indexOf(PART_MARK, method.lastIndexOf(INDEX_MARK));
    return mark < 0
        ? 0
        : Integer.parseInt(method.substring(mark + 1, method.indexOf(PART_MARK, mark + 1)));
  }

  /** The name with everything replaced that may not stand in the name of a method. */
  private static String mangled(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length() && i < MAX_NAME; i++) {
      char c = name.charAt(i);
      switch (c) {
        case '.':
          text.append('·');
          break;
        case ';':
        case '[':
        case '/':
          text.append('_');
          break;
        case '<':
          text.append('‹');
          break;
        case '>':
          text.append('›');
          break;
        default:
          text.append(Character.isSurrogate(c) ? '_' : c);
      }
    }
    return text.toString();
  }

  /** The index of the function that a method belongs to, or -1 if it is no function's. */
  public static int functionIndex(@Nullable String method) {
    int mark = method == null ? -1 : method.lastIndexOf(INDEX_MARK);
    if (method == null || mark < 0) {
      return -1;
    }
    int end = method.indexOf(PART_MARK, mark);
    return Integer.parseInt(method.substring(mark + 1, end < 0 ? method.length() : end));
  }

  /** Whether a method is a part of a function. */
  public static boolean isPart(String method) {
    return method.indexOf(PART_MARK, method.lastIndexOf(INDEX_MARK)) >= 0;
  }

  /**
   * A class that has code of a group of functions, without its package.
   *
   * @param number 0 for the one with the functions, others have only parts of them
   */
  public static String group(int group, int number) {
    return "Functions" + group + (number == 0 ? "" : "_" + number);
  }

  /** The class of code of one function, without its package. */
  public static String function(int function) {
    return "Function" + function;
  }

  /** A class with calls of imported functions, without its package. */
  public static String imports(int number) {
    return "Imports" + number;
  }

  /** The class of the module's instances, without its package. */
  public static String instance() {
    return "Instance";
  }

  /** The abstract class of code of a signature, with slashes. */
  public static String code(Signature signature) {
    return SIGNATURE_PACKAGE + "/Code_" + signature.key();
  }

  /** The class of structures with a {@linkplain StructShape#key key}, with slashes. */
  public static String struct(String key) {
    return SIGNATURE_PACKAGE + "/Struct_" + key;
  }

  /** The class of code of a signature that calls the host, with slashes. */
  public static String hostCode(Signature signature) {
    return SIGNATURE_PACKAGE + "/Host_" + signature.key();
  }
}
