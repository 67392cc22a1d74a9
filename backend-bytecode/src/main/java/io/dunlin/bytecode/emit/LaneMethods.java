package io.dunlin.bytecode.emit;

import io.dunlin.wasm.op.LaneShape;
import io.dunlin.wasm.op.Op;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The methods that compute one half of a vector instruction: each shape of lanes has a class of
 * them in {@link io.dunlin.wasm.op}, whose methods have the names of the instructions.
 *
 * @param owner the class
 * @param name the method
 */
record LaneMethods(String owner, String name) {
  private static final String OPS = "io/dunlin/wasm/op/";
  private static final Pattern SHAPE = Pattern.compile("[if][0-9]+x[0-9]+");

  /** Words that say which operands, or how strictly, but not what is done. */
  private static final Set<String> OPERANDS = Set.of("low", "high", "relaxed");

  private static final Map<Op, LaneMethods> CACHE = new ConcurrentHashMap<>();

  /** The method for an instruction of the shape that it is named after. */
  static LaneMethods of(Op op) {
    return CACHE.computeIfAbsent(op, key -> named(key.laneShape(), methodName(key.mnemonic())));
  }

  /** A method for lanes of a shape. */
  static LaneMethods named(LaneShape shape, String method) {
    String keyword = shape.keyword();
    return new LaneMethods(
        OPS + keyword.substring(0, 1).toUpperCase(Locale.ROOT) + keyword.substring(1) + "Lanes",
        method);
  }

  /** A method for vectors as a whole. */
  static LaneMethods ofVectors(String method) {
    return new LaneMethods(OPS + "Lanes", method);
  }

  /**
   * From {@code i16x8.extmul_low_i8x16_s} to {@code extmulS}: without shapes, and without which
   * half the operands are.
   */
  private static String methodName(String mnemonic) {
    StringBuilder name = new StringBuilder();
    for (String word : mnemonic.substring(mnemonic.indexOf('.') + 1).split("_", -1)) {
      if (SHAPE.matcher(word).matches() || OPERANDS.contains(word)) {
        continue;
      }
      name.append(
          name.length() == 0
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /** Calls the method, whose operands are on the stack. */
  void invoke(JavaCode code, String descriptor) {
    code.invokeStatic(owner, name, descriptor);
  }
}
