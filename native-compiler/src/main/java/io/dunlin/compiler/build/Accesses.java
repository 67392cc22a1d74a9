package io.dunlin.compiler.build;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;
import java.util.Locale;

/** How instructions that access linear memory do it, as their mnemonics say. */
final class Accesses {
  private static final Access[] ACCESSES = new Access[Op.values().length];
  private static final IrOp[] OPS = new IrOp[Op.values().length];

  static {
    for (Op op : Op.values()) {
      String mnemonic = op.mnemonic();
      String name = mnemonic.substring(mnemonic.lastIndexOf('.') + 1);
      ACCESSES[op.ordinal()] = Access.WHOLE;
      OPS[op.ordinal()] = IrOp.LOAD;
      if (op.family() == Family.ATOMIC) {
        ACCESSES[op.ordinal()] = narrow(op);
        OPS[op.ordinal()] = atomic(name);
      } else if (op.accessBytes() > 0) {
        boolean store = name.startsWith("store");
        ACCESSES[op.ordinal()] = access(name.substring(store ? 5 : 4));
        OPS[op.ordinal()] = plain(store, name.endsWith("_lane"));
      }
    }
  }

  private Accesses() {}

  private static IrOp plain(boolean store, boolean lane) {
    if (lane) {
      return store ? IrOp.STORE_LANE : IrOp.LOAD_LANE;
    }
    return store ? IrOp.STORE : IrOp.LOAD;
  }

  /** From {@code 8_s}, {@code 16x4_u}, {@code 32_splat}, {@code 64_zero}, or nothing. */
  private static Access access(String suffix) {
    int line = suffix.indexOf('_');
    String width = line < 0 ? suffix : suffix.substring(0, line);
    String kind = line < 0 ? "u" : suffix.substring(line + 1);
    if (width.isEmpty() || kind.equals("lane")) {
      return Access.WHOLE;
    }
    return Access.valueOf((kind + width).toUpperCase(Locale.ROOT));
  }

  private static Access narrow(Op op) {
    int natural = op.mnemonic().startsWith("i64") ? 8 : 4;
    return switch (op.accessBytes()) {
      case 1 -> Access.U8;
      case 2 -> Access.U16;
      case 4 -> natural == 8 ? Access.U32 : Access.WHOLE;
      default -> Access.WHOLE;
    };
  }

  private static IrOp atomic(String name) {
    if (name.startsWith("load")) {
      return IrOp.ATOMIC_LOAD;
    }
    if (name.startsWith("store")) {
      return IrOp.ATOMIC_STORE;
    }
    String operator = name.endsWith("_u") ? name.substring(0, name.length() - 2) : name;
    IrOp op = IrOp.ofText("atomic_" + operator);
    return op == null ? IrOp.FENCE : op;
  }

  /** How bytes become a value. */
  static Access access(Op op) {
    return ACCESSES[op.ordinal()];
  }

  /** The operation that does the access. */
  static IrOp op(Op op) {
    return OPS[op.ordinal()];
  }

  /** The shape of what is loaded or stored, that of the lanes for a single lane. */
  static Shape shape(Op op) {
    IrOp operation = op(op);
    if (operation == IrOp.LOAD_LANE || operation == IrOp.STORE_LANE) {
      return switch (op.accessBytes()) {
        case 1 -> Shape.I8X16;
        case 2 -> Shape.I16X8;
        case 4 -> Shape.I32X4;
        default -> Shape.I64X2;
      };
    }
    return NumericOps.shape(op);
  }
}
