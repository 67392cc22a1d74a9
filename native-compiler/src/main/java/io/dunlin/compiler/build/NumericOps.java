package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.wasm.op.Op;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which operation, on which shape, a numeric instruction is: for all that are just one operation on
 * their operands.
 *
 * <p>It follows from the mnemonic: the shape stands in front of the dot, and behind it the name of
 * the operation, with the shape of the operands in it where that is another one.
 */
final class NumericOps {
  private static final @Nullable IrOp[] OPS = new IrOp[Op.values().length];
  private static final Shape[] SHAPES = new Shape[Op.values().length];

  static {
    for (Op op : Op.values()) {
      SHAPES[op.ordinal()] = Shape.I32;
      String mnemonic = op.mnemonic();
      int dot = mnemonic.indexOf('.');
      Shape shape = dot < 0 ? null : shape(mnemonic.substring(0, dot));
      if (shape != null) {
        SHAPES[op.ordinal()] = shape;
        OPS[op.ordinal()] =
            switch (op.family()) {
              case UNARY, BINARY, COMPARE, CONVERT, VECTOR ->
                  operation(mnemonic.substring(dot + 1));
              default -> null;
            };
      }
    }
  }

  private NumericOps() {}

  private static @Nullable Shape shape(String name) {
    for (Shape shape : Shape.values()) {
      if (shape.toString().equals(name)) {
        return shape;
      }
    }
    return null;
  }

  private static @Nullable IrOp operation(String name) {
    IrOp exact = IrOp.ofText(name);
    if (exact != null) {
      return exact;
    }
    String plain = name.replaceFirst("_[if](8|16|32|64)(x(2|4|8|16))?", "");
    if (plain.endsWith("_s_zero") || plain.endsWith("_u_zero")) {
      int at = plain.length() - "_s_zero".length();
      plain = plain.substring(0, at) + "_zero" + plain.substring(at, at + 2);
    }
    return IrOp.ofText(plain.toLowerCase(Locale.ROOT));
  }

  /** The operation, or null if it is not just one. */
  static @Nullable IrOp op(Op op) {
    return OPS[op.ordinal()];
  }

  /** The shape that stands in front of the mnemonic's dot; I32 if there is none. */
  static Shape shape(Op op) {
    return SHAPES[op.ordinal()];
  }
}
