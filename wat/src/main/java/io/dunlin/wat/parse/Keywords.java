package io.dunlin.wat.parse;

import io.dunlin.wasm.op.Op;
import java.util.Set;

/**
 * The words of the grammar that are no instructions. They only tell a word that stands in the wrong
 * place from one that does not exist.
 */
final class Keywords {
  private static final Set<String> STRUCTURE =
      Set.of(
          "after",
          "any",
          "anyref",
          "array",
          "arrayref",
          "before",
          "binary",
          "catch",
          "catch_all",
          "catch_all_ref",
          "catch_ref",
          "code",
          "data",
          "declare",
          "definition",
          "delegate",
          "do",
          "elem",
          "else",
          "end",
          "eq",
          "eqref",
          "exn",
          "exnref",
          "export",
          "extern",
          "externref",
          "f32",
          "f32x4",
          "f64",
          "f64x2",
          "field",
          "final",
          "first",
          "func",
          "funcref",
          "global",
          "i16",
          "i16x8",
          "i31",
          "i31ref",
          "i32",
          "i32x4",
          "i64",
          "i64x2",
          "i8",
          "i8x16",
          "import",
          "instance",
          "item",
          "last",
          "local",
          "memory",
          "module",
          "mut",
          "noexn",
          "noextern",
          "nofunc",
          "none",
          "null",
          "nullexnref",
          "nullexternref",
          "nullfuncref",
          "nullref",
          "offset",
          "pagesize",
          "param",
          "quote",
          "rec",
          "ref",
          "register",
          "result",
          "shared",
          "start",
          "struct",
          "structref",
          "sub",
          "table",
          "tag",
          "then",
          "type",
          "unshared",
          "v128");

  private Keywords() {}

  /** Whether a word means something anywhere in the text format. */
  static boolean isKnown(String word) {
    return STRUCTURE.contains(word)
        || word.startsWith("align=")
        || word.startsWith("offset=")
        || Op.ofMnemonic(word) != null;
  }
}
