package io.dunlin.wat.parse;

import io.dunlin.wasm.type.TypeCodes;
import java.util.Set;

/**
 * The words of the grammar that are neither instructions nor types. They only tell a word that
 * stands in the wrong place from one that does not exist.
 */
final class Keywords {
  private static final Set<String> STRUCTURE =
      Set.of(
          ("after array before binary catch catch_all catch_all_ref catch_ref code data datacount"
                  + " declare definition delegate do elem else end export f32x4 f64x2 field final"
                  + " first func global i16x8 i32x4 i64x2 i8x16 import instance item last local"
                  + " memory module mut nan:arithmetic nan:canonical null offset pagesize param"
                  + " quote rec ref register result shared start struct sub table tag then type"
                  + " unshared")
              .split(" "));

  private Keywords() {}

  /** Whether the keyword that the cursor stands on means something anywhere in the text format. */
  static boolean isKnown(Lexer lexer) {
    return Mnemonics.find(lexer) != null
        || TypeKeywords.storageType(lexer) != TypeCodes.BOTTOM
        || TypeKeywords.referenceType(lexer) != TypeCodes.BOTTOM
        || TypeKeywords.heapType(lexer) != TypeCodes.BOTTOM
        || lexer.isKeywordWithPrefix("align=")
        || lexer.isKeywordWithPrefix("offset=")
        || STRUCTURE.contains(lexer.text());
  }
}
