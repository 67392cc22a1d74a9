package io.dunlin.compiler.ir;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the intermediate representation: one row each.
 *
 * <p>The columns: signature, the shapes that it may have, the kind of its immediate, effects. A
 * signature is written as letters, operands, {@code >}, results: {@code s} is the type of the
 * instruction's shape, {@code n} that of its lanes, {@code c} that of a comparison's result ({@code
 * I32}, or {@code V128} for vectors), {@code k} that of a shift count (the operand's own, or {@code
 * I32} for vectors), {@code i l f d V} are I32, I64, F32, F64, V128, {@code x} is any type, and
 * {@code *} at the end stands for any number of further values.
 *
 * <p>Where nothing else is said, an operation computes what the WebAssembly instruction of its name
 * does. Constants are no instructions; see {@link IrFunction#constant}.
 */
public enum IrOp {
  // One row per operation, whatever its length.
  // spotless:off

  // Arithmetic on scalars and lanes. Float operations are not commutative: the order of operands decides which NaN results.
  ADD("ss>s", Shapes.NUMBERS, Immediate.NONE, Effects.COMMUTATIVE),
  SUB("ss>s", Shapes.NUMBERS, Immediate.NONE, Effects.PURE),
  MUL("ss>s", Shapes.NUMBERS, Immediate.NONE, Effects.COMMUTATIVE),
  DIV("ss>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  ABS("s>s", Shapes.NUMBERS, Immediate.NONE, Effects.PURE),
  NEG("s>s", Shapes.NUMBERS, Immediate.NONE, Effects.PURE),

  // Division of integers; undefined for divisor 0, and for the lowest number by -1.
  DIV_S("ss>s", Shapes.INT, Immediate.NONE, Effects.GUARDED),
  DIV_U("ss>s", Shapes.INT, Immediate.NONE, Effects.GUARDED),
  REM_S("ss>s", Shapes.INT, Immediate.NONE, Effects.GUARDED),
  REM_U("ss>s", Shapes.INT, Immediate.NONE, Effects.GUARDED),

  // The high half of a product; numbers of 128 bits as two halves, low half first.
  MUL_HIGH_S("ss>s", Shapes.INT, Immediate.NONE, Effects.COMMUTATIVE),
  MUL_HIGH_U("ss>s", Shapes.INT, Immediate.NONE, Effects.COMMUTATIVE),
  MUL_WIDE_S("ll>ll", Shapes.I64, Immediate.NONE, Effects.COMMUTATIVE),
  MUL_WIDE_U("ll>ll", Shapes.I64, Immediate.NONE, Effects.COMMUTATIVE),
  ADD128("llll>ll", Shapes.I64, Immediate.NONE, Effects.PURE),
  SUB128("llll>ll", Shapes.I64, Immediate.NONE, Effects.PURE),

  // Bits
  AND("ss>s", Shapes.BITS, Immediate.NONE, Effects.COMMUTATIVE),
  OR("ss>s", Shapes.BITS, Immediate.NONE, Effects.COMMUTATIVE),
  XOR("ss>s", Shapes.BITS, Immediate.NONE, Effects.COMMUTATIVE),
  ANDNOT("ss>s", Shapes.BITS, Immediate.NONE, Effects.PURE),
  NOT("s>s", Shapes.BITS, Immediate.NONE, Effects.PURE),
  SHL("sk>s", Shapes.INTS, Immediate.NONE, Effects.PURE),
  SHR_S("sk>s", Shapes.INTS, Immediate.NONE, Effects.PURE),
  SHR_U("sk>s", Shapes.INTS, Immediate.NONE, Effects.PURE),
  ROTL("ss>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  ROTR("ss>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  CLZ("s>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  CTZ("s>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  POPCNT("s>s", Shapes.INT | Shapes.I8X16, Immediate.NONE, Effects.PURE),

  // Change of width
  EXTEND8_S("s>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  EXTEND16_S("s>s", Shapes.INT, Immediate.NONE, Effects.PURE),
  EXTEND32_S("s>s", Shapes.I64, Immediate.NONE, Effects.PURE),
  EXTEND_I32_S("i>l", Shapes.I64, Immediate.NONE, Effects.PURE),
  EXTEND_I32_U("i>l", Shapes.I64, Immediate.NONE, Effects.PURE),
  WRAP_I64("l>i", Shapes.I32, Immediate.NONE, Effects.PURE),

  // Floating point
  CEIL("s>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  FLOOR("s>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  TRUNC("s>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  NEAREST("s>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  SQRT("s>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  MIN("ss>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  MAX("ss>s", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  COPYSIGN("ss>s", Shapes.FLOAT, Immediate.NONE, Effects.PURE),

  // Comparison: 1 or 0; lanes of ones or zeros
  EQ("ss>c", Shapes.NUMBERS, Immediate.NONE, Effects.COMMUTATIVE),
  NE("ss>c", Shapes.NUMBERS, Immediate.NONE, Effects.COMMUTATIVE),
  LT_S("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  LT_U("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  GT_S("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  GT_U("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  LE_S("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  LE_U("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  GE_S("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  GE_U("ss>c", Shapes.INTS, Immediate.NONE, Effects.PURE),
  LT("ss>c", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  GT("ss>c", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  LE("ss>c", Shapes.FLOATS, Immediate.NONE, Effects.PURE),
  GE("ss>c", Shapes.FLOATS, Immediate.NONE, Effects.PURE),

  // Choice: the second operand if the first is not zero, else the third; by bits, the first operand where the third has ones
  SELECT("iss>s", Shapes.SCALARS | Shapes.V128, Immediate.NONE, Effects.PURE),
  BITSELECT("VVV>V", Shapes.V128, Immediate.NONE, Effects.PURE),

  // Conversion; the shape is that of the result
  TRUNC_S("x>s", Shapes.INT, Immediate.NONE, Effects.TRAPS),
  TRUNC_U("x>s", Shapes.INT, Immediate.NONE, Effects.TRAPS),
  TRUNC_SAT_S("x>s", Shapes.INT | Shapes.I32X4, Immediate.NONE, Effects.PURE),
  TRUNC_SAT_U("x>s", Shapes.INT | Shapes.I32X4, Immediate.NONE, Effects.PURE),
  TRUNC_SAT_ZERO_S("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  TRUNC_SAT_ZERO_U("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  CONVERT_S("x>s", Shapes.FLOAT | Shapes.F32X4, Immediate.NONE, Effects.PURE),
  CONVERT_U("x>s", Shapes.FLOAT | Shapes.F32X4, Immediate.NONE, Effects.PURE),
  CONVERT_LOW_S("V>V", Shapes.F64X2, Immediate.NONE, Effects.PURE),
  CONVERT_LOW_U("V>V", Shapes.F64X2, Immediate.NONE, Effects.PURE),
  DEMOTE("d>f", Shapes.F32, Immediate.NONE, Effects.PURE),
  PROMOTE("f>d", Shapes.F64, Immediate.NONE, Effects.PURE),
  DEMOTE_ZERO("V>V", Shapes.F32X4, Immediate.NONE, Effects.PURE),
  PROMOTE_LOW("V>V", Shapes.F64X2, Immediate.NONE, Effects.PURE),
  REINTERPRET("x>s", Shapes.SCALARS, Immediate.NONE, Effects.PURE),

  // Vectors: lanes. The last operand of a shuffle is a constant, its sixteen indices.
  SPLAT("n>V", Shapes.LANES, Immediate.NONE, Effects.PURE),
  EXTRACT_LANE("V>n", Shapes.I32X4 | Shapes.I64X2 | Shapes.FLOAT_LANES, Immediate.LANE, Effects.PURE),
  EXTRACT_LANE_S("V>n", Shapes.SMALL_LANES, Immediate.LANE, Effects.PURE),
  EXTRACT_LANE_U("V>n", Shapes.SMALL_LANES, Immediate.LANE, Effects.PURE),
  REPLACE_LANE("Vn>V", Shapes.LANES, Immediate.LANE, Effects.PURE),
  SHUFFLE("VVV>V", Shapes.I8X16, Immediate.NONE, Effects.PURE),
  SWIZZLE("VV>V", Shapes.I8X16, Immediate.NONE, Effects.PURE),
  ANY_TRUE("V>i", Shapes.V128, Immediate.NONE, Effects.PURE),
  ALL_TRUE("V>i", Shapes.INT_LANES, Immediate.NONE, Effects.PURE),
  BITMASK("V>i", Shapes.INT_LANES, Immediate.NONE, Effects.PURE),

  // Vectors: arithmetic. The shape of those that widen or narrow lanes is that of the result.
  MIN_S("ss>s", Shapes.INT_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  MIN_U("ss>s", Shapes.INT_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  MAX_S("ss>s", Shapes.INT_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  MAX_U("ss>s", Shapes.INT_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  PMIN("ss>s", Shapes.FLOAT_LANES, Immediate.NONE, Effects.PURE),
  PMAX("ss>s", Shapes.FLOAT_LANES, Immediate.NONE, Effects.PURE),
  ADD_SAT_S("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  ADD_SAT_U("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  SUB_SAT_S("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.PURE),
  SUB_SAT_U("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.PURE),
  AVGR_U("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  Q15MULR_SAT_S("ss>s", Shapes.I16X8, Immediate.NONE, Effects.COMMUTATIVE),
  DOT_S("ss>s", Shapes.I32X4, Immediate.NONE, Effects.COMMUTATIVE),
  NARROW_S("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.PURE),
  NARROW_U("ss>s", Shapes.SMALL_LANES, Immediate.NONE, Effects.PURE),
  EXTEND_LOW_S("s>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.PURE),
  EXTEND_LOW_U("s>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.PURE),
  EXTEND_HIGH_S("s>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.PURE),
  EXTEND_HIGH_U("s>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.PURE),
  EXTMUL_LOW_S("ss>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  EXTMUL_LOW_U("ss>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  EXTMUL_HIGH_S("ss>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  EXTMUL_HIGH_U("ss>s", Shapes.WIDE_LANES, Immediate.NONE, Effects.COMMUTATIVE),
  EXTADD_PAIRWISE_S("s>s", Shapes.I16X8 | Shapes.I32X4, Immediate.NONE, Effects.PURE),
  EXTADD_PAIRWISE_U("s>s", Shapes.I16X8 | Shapes.I32X4, Immediate.NONE, Effects.PURE),

  // Relaxed vector instructions that a target may compute in its own way, where determinism is not asked for
  RELAXED_SWIZZLE("VV>V", Shapes.I8X16, Immediate.NONE, Effects.PURE),
  RELAXED_TRUNC_S("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  RELAXED_TRUNC_U("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  RELAXED_TRUNC_ZERO_S("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  RELAXED_TRUNC_ZERO_U("V>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),
  RELAXED_LANESELECT("VVV>V", Shapes.INT_LANES, Immediate.NONE, Effects.PURE),
  RELAXED_MIN("VV>V", Shapes.FLOAT_LANES, Immediate.NONE, Effects.PURE),
  RELAXED_MAX("VV>V", Shapes.FLOAT_LANES, Immediate.NONE, Effects.PURE),
  RELAXED_DOT("VV>V", Shapes.I16X8, Immediate.NONE, Effects.PURE),
  RELAXED_DOT_ADD("VVV>V", Shapes.I32X4, Immediate.NONE, Effects.PURE),

  // Memory; the first operand is the address. A lane instruction's shape says how wide the lane is.
  LOAD("l>s", Shapes.SCALARS | Shapes.V128, Immediate.MEMORY, Effects.READS),
  STORE("ls>", Shapes.SCALARS | Shapes.V128, Immediate.MEMORY, Effects.WRITES),
  LOAD_LANE("lV>V", Shapes.INT_LANES, Immediate.MEMORY, Effects.READS),
  STORE_LANE("lV>", Shapes.INT_LANES, Immediate.MEMORY, Effects.WRITES),

  // Atomic access, sequentially consistent. The first result is what was read; the last operands of a
  // compare-and-exchange are the expected value and its replacement. Narrow ones have the access U8, U16 or U32; of
  // their operands only so many bits count.
  ATOMIC_LOAD("l>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_STORE("ls>", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_ADD("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_SUB("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_AND("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_OR("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_XOR("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_XCHG("ls>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  ATOMIC_CMPXCHG("lss>s", Shapes.INT, Immediate.MEMORY, Effects.READS | Effects.WRITES),
  FENCE(">", Shapes.ANY, Immediate.NONE, Effects.READS | Effects.WRITES),

  // Variables, where they have not become values; see IrFunction
  VARIABLE_GET(">s", Shapes.SCALARS | Shapes.V128, Immediate.VARIABLE, Effects.READS),
  VARIABLE_SET("s>", Shapes.SCALARS | Shapes.V128, Immediate.VARIABLE, Effects.WRITES),

  // The addresses of what code shares with the runtime; see io.dunlin.compiler.object.ContextLayout
  INSTANCE_CONTEXT(">l", Shapes.I64, Immediate.NONE, Effects.PURE),
  STORE_CONTEXT(">l", Shapes.I64, Immediate.NONE, Effects.PURE),

  // Checks. BOUNDS_CHECK (index, size) traps unless index + the immediate is at most size, all unsigned and without
  // wrapping around. TRAP_IF traps unless its first operand is zero; where the code names an index, that follows.
  // CONSUME_FUEL takes as much as its immediate says, or else as an i64, which is then its operand.
  BOUNDS_CHECK("ll>", Shapes.ANY, Immediate.BYTES, Effects.TRAPS),
  TRAP_IF("i*>", Shapes.ANY, Immediate.TRAP, Effects.TRAPS),
  INTERRUPT_CHECK(">", Shapes.ANY, Immediate.NONE, Effects.TRAPS),
  CONSUME_FUEL("*>", Shapes.ANY, Immediate.FUEL, Effects.TRAPS),

  // Calls: of a function of this instance; of a code pointer with its instance context; of the runtime
  CALL("*>*", Shapes.ANY, Immediate.FUNCTION, Effects.CALLS),
  CALL_INDIRECT("ll*>*", Shapes.ANY, Immediate.NONE, Effects.CALLS),
  LIBCALL("*>*", Shapes.ANY, Immediate.LIBCALL, Effects.CALLS),

  // Terminators. A branch goes to its first edge if the operand is not zero, else to its second. The last edge of a
  // switch is the one for indices beyond the others.
  JUMP(">", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR),
  BRANCH("i>", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR),
  SWITCH("i>", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR),
  RETURN("*>", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR),
  TRAP("*>", Shapes.ANY, Immediate.TRAP, Effects.TERMINATOR | Effects.TRAPS),
  UNREACHABLE(">", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR),
  RETURN_CALL("*>", Shapes.ANY, Immediate.FUNCTION, Effects.TERMINATOR | Effects.CALLS),
  RETURN_CALL_INDIRECT("ll*>", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR | Effects.CALLS),

  // Calls with a handler. The last result is the exception, there only on the second edge; the others are there only
  // on the first one.
  INVOKE("*>*", Shapes.ANY, Immediate.FUNCTION, Effects.TERMINATOR | Effects.CALLS),
  INVOKE_INDIRECT("ll*>*", Shapes.ANY, Immediate.NONE, Effects.TERMINATOR | Effects.CALLS),
  INVOKE_LIBCALL("*>*", Shapes.ANY, Immediate.LIBCALL, Effects.TERMINATOR | Effects.CALLS);

  // spotless:on

  /** What an instruction's immediate is. */
  public enum Immediate {
    /** There is none; it is 0. */
    NONE,
    /** The number of a lane. */
    LANE,
    /** A {@link MemoryOperand}. */
    MEMORY,
    /** A number of bytes, unsigned. */
    BYTES,
    /** The ordinal of a {@link io.dunlin.compiler.object.TrapCode}. */
    TRAP,
    /** The number of a variable. */
    VARIABLE,
    /** Units of fuel. */
    FUEL,
    /** The index of a function. */
    FUNCTION,
    /** The ordinal of a {@link io.dunlin.compiler.object.RuntimeFunction}. */
    LIBCALL
  }

  private static final IrOp[] VALUES = values();

  private final String params;
  private final String results;
  private final int shapes;
  private final Immediate immediate;
  private final int effects;
  private final int operandCount;
  private final int resultCount;
  private final boolean hasVariadicOperands;
  private final boolean hasVariadicResults;
  private final String text = name().toLowerCase(Locale.ROOT);

  IrOp(String signature, int shapes, Immediate immediate, int effects) {
    int arrow = signature.indexOf('>');
    this.params = signature.substring(0, arrow);
    this.results = signature.substring(arrow + 1);
    this.shapes = shapes;
    this.immediate = immediate;
    this.effects = effects;
    hasVariadicOperands = params.endsWith("*");
    hasVariadicResults = results.equals("*");
    operandCount = hasVariadicOperands ? params.length() - 1 : params.length();
    resultCount = hasVariadicResults ? 0 : results.length();
  }

  /** The operation with this ordinal. */
  public static IrOp of(int ordinal) {
    return VALUES[ordinal];
  }

  /** The operation with this name in the text form, or null. */
  public static @Nullable IrOp ofText(String text) {
    return Names.MAP.get(text);
  }

  /** Whether there are as many operands as the instruction was given. */
  public boolean isVariadic() {
    return hasVariadicOperands;
  }

  /** The number of operands that the signature names. */
  public int operandCount() {
    return operandCount;
  }

  /**
   * The type of an operand that the signature names, for this shape; null if it may be of any type.
   */
  public @Nullable IrType operandType(int index, Shape shape) {
    return type(params.charAt(index), shape);
  }

  /** Whether the results are as many as the instruction was given. */
  public boolean hasVariadicResults() {
    return hasVariadicResults;
  }

  /** The number of results that the signature names. */
  public int resultCount() {
    return resultCount;
  }

  /** The type of a result that the signature names, for this shape. */
  public IrType resultType(int index, Shape shape) {
    IrType type = type(results.charAt(index), shape);
    if (type == null) {
      throw new IllegalStateException("result of any type: " + this);
    }
    return type;
  }

  private static @Nullable IrType type(char letter, Shape shape) {
    return switch (letter) {
      case 's' -> shape.type();
      case 'n' -> shape.laneType();
      case 'c' -> shape.isVector() ? IrType.V128 : IrType.I32;
      case 'k' -> shape.isVector() ? IrType.I32 : shape.type();
      case 'i' -> IrType.I32;
      case 'l' -> IrType.I64;
      case 'f' -> IrType.F32;
      case 'd' -> IrType.F64;
      case 'V' -> IrType.V128;
      default -> null;
    };
  }

  /** Whether an instruction may have this shape. Those without a shape of their own have I32. */
  public boolean hasShape(Shape shape) {
    return (shapes & 1 << shape.ordinal()) != 0;
  }

  /** Whether the shape says nothing about the instruction and is not written. */
  public boolean isShapeless() {
    return shapes == Shapes.ANY;
  }

  /** What the immediate is. */
  public Immediate immediate() {
    return immediate;
  }

  /** Whether operands may be swapped; not those of floating-point arithmetic. */
  public boolean isCommutative(Shape shape) {
    return (effects & Effects.COMMUTATIVE) != 0 && (!shape.isFloat() || results.equals("c"));
  }

  /** Whether it may trap whatever its immediate is; see also {@link MemoryOperand#traps}. */
  public boolean traps() {
    return (effects & Effects.TRAPS) != 0;
  }

  /** Whether it reads memory or a variable. */
  public boolean reads() {
    return (effects & (Effects.READS | Effects.CALLS)) != 0;
  }

  /** Whether it writes memory or a variable or, being a call, may do so. */
  public boolean writes() {
    return (effects & (Effects.WRITES | Effects.CALLS)) != 0;
  }

  /** Whether it is a call, of whatever kind. */
  public boolean calls() {
    return (effects & Effects.CALLS) != 0;
  }

  /** Whether it ends a block. */
  public boolean isTerminator() {
    return (effects & Effects.TERMINATOR) != 0;
  }

  /** Whether it is a call that goes on at one of two edges. */
  public boolean isInvoke() {
    return isTerminator() && calls() && hasVariadicResults();
  }

  /** Whether the result depends on nothing but operands and immediate, and nothing else happens. */
  public boolean isPure() {
    return (effects & ~(Effects.COMMUTATIVE | Effects.GUARDED)) == 0;
  }

  /**
   * Whether it must not be executed where the program does not, although it is pure: a check in
   * front of it keeps operands away for which it is undefined.
   */
  public boolean isGuarded() {
    return (effects & Effects.GUARDED) != 0;
  }

  /** The name in the text form. */
  @Override
  public String toString() {
    return text;
  }

  /** Made on first use: only text needs it. */
  private static final class Names {
    static final Map<String, IrOp> MAP = new HashMap<>();

    static {
      for (IrOp op : VALUES) {
        MAP.put(op.text, op);
      }
    }
  }

  /** Bits of the column for effects. */
  private static final class Effects {
    static final int PURE = 0;
    static final int COMMUTATIVE = 1;
    static final int GUARDED = 1 << 1;
    static final int TRAPS = 1 << 2;
    static final int READS = 1 << 3;
    static final int WRITES = 1 << 4;
    static final int CALLS = 1 << 5;
    static final int TERMINATOR = 1 << 6;
  }

  /** Sets of shapes, a bit for each. */
  private static final class Shapes {
    static final int I32 = 1 << Shape.I32.ordinal();
    static final int I64 = 1 << Shape.I64.ordinal();
    static final int F32 = 1 << Shape.F32.ordinal();
    static final int F64 = 1 << Shape.F64.ordinal();
    static final int V128 = 1 << Shape.V128.ordinal();
    static final int I8X16 = 1 << Shape.I8X16.ordinal();
    static final int I16X8 = 1 << Shape.I16X8.ordinal();
    static final int I32X4 = 1 << Shape.I32X4.ordinal();
    static final int I64X2 = 1 << Shape.I64X2.ordinal();
    static final int F32X4 = 1 << Shape.F32X4.ordinal();
    static final int F64X2 = 1 << Shape.F64X2.ordinal();
    static final int INT = I32 | I64;
    static final int FLOAT = F32 | F64;
    static final int SCALARS = INT | FLOAT;
    static final int SMALL_LANES = I8X16 | I16X8;
    static final int WIDE_LANES = I16X8 | I32X4 | I64X2;
    static final int INT_LANES = SMALL_LANES | I32X4 | I64X2;
    static final int FLOAT_LANES = F32X4 | F64X2;
    static final int LANES = INT_LANES | FLOAT_LANES;
    static final int INTS = INT | INT_LANES;
    static final int FLOATS = FLOAT | FLOAT_LANES;
    static final int NUMBERS = INTS | FLOATS;
    static final int BITS = INT | V128;
    static final int ANY = I32 | 1 << 31;
  }
}
