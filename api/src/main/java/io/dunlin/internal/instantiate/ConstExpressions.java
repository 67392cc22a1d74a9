package io.dunlin.internal.instantiate;

import io.dunlin.spi.store.ArrayInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.I31;
import io.dunlin.spi.store.ModuleInstance;
import io.dunlin.spi.store.StoreBackend;
import io.dunlin.spi.store.StructInstance;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.DefinedType;
import io.dunlin.wasm.type.StructLayout;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the constant expressions of a valid module in one of its instances. Not thread-safe.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
final class ConstExpressions {
  private static final @Nullable Object[] NO_OPERANDS = {};

  private final StoreBackend backend;
  private final TypeRegistry types;
  private final ModuleInstance instance;
  private final Instruction instruction = new Instruction();
  private long[] low = new long[8];
  private long[] high = new long[8];
  private @Nullable Object[] references = new @Nullable Object[8];
  private int height;

  ConstExpressions(StoreBackend backend, TypeRegistry types, ModuleInstance instance) {
    this.backend = backend;
    this.types = types;
    this.instance = instance;
    instance.setOperands(references);
  }

  /** Ends the evaluation of expressions. */
  void end() {
    instance.setOperands(NO_OPERANDS);
  }

  /** Evaluates an expression; the accessors give its value. */
  void evaluate(ConstExpr expression) {
    InstructionReader reader =
        new InstructionReader(expression.bytes(), expression.start(), expression.end());
    height = 0;
    for (reader.next(instruction); instruction.op() != Op.END; reader.next(instruction)) {
      step();
    }
  }

  /** The number that the expression gave, or the low half of a vector. */
  long bits() {
    return low[0];
  }

  /** The high half of a vector. */
  long highBits() {
    return high[0];
  }

  /** The reference that the expression gave. */
  @Nullable Object reference() {
    return references[0];
  }

  private void step() {
    switch (instruction.op()) {
      case I32_CONST:
      case I64_CONST:
      case F32_CONST:
      case F64_CONST:
        push(instruction.value(), 0, null);
        break;
      case V128_CONST:
        push(instruction.value(), instruction.valueHigh(), null);
        break;
      case REF_NULL:
        push(0, 0, null);
        break;
      case REF_FUNC:
        push(0, 0, instance.function(instruction.index()));
        break;
      case GLOBAL_GET:
        GlobalInstance global = instance.global(instruction.index());
        push(global.bits(), global.highBits(), global.reference());
        break;
      case I32_ADD:
        binary((int) low[height - 2] + (int) low[height - 1]);
        break;
      case I32_SUB:
        binary((int) low[height - 2] - (int) low[height - 1]);
        break;
      case I32_MUL:
        binary((int) low[height - 2] * (int) low[height - 1]);
        break;
      case I64_ADD:
        binary(low[height - 2] + low[height - 1]);
        break;
      case I64_SUB:
        binary(low[height - 2] - low[height - 1]);
        break;
      case I64_MUL:
        binary(low[height - 2] * low[height - 1]);
        break;
      default:
        aggregate();
    }
  }

  private void aggregate() {
    switch (instruction.op()) {
      case STRUCT_NEW:
        struct();
        break;
      case STRUCT_NEW_DEFAULT:
        push(0, 0, backend.newStruct(type()));
        break;
      case ARRAY_NEW:
        array();
        break;
      case ARRAY_NEW_DEFAULT:
        int length = (int) low[--height];
        push(0, 0, backend.newArray(type(), length));
        break;
      case ARRAY_NEW_FIXED:
        fixedArray();
        break;
      case REF_I31:
        int number = (int) low[--height];
        push(0, 0, I31.wrapping(number));
        break;
      case ANY_CONVERT_EXTERN:
      case EXTERN_CONVERT_ANY:
        break;
      default:
        throw new IllegalStateException(
            "no evaluation of " + instruction.op() + " in constant expressions");
    }
  }

  private DefinedType type() {
    return types.definedType(instance.typeId(instruction.index()));
  }

  private void struct() {
    DefinedType type = type();
    StructInstance struct = backend.newStruct(type);
    StructLayout layout = type.layout();
    height -= layout.fields();
    for (int i = 0; i < layout.fields(); i++) {
      if (layout.isReference(i)) {
        struct.setReference(i, references[height + i]);
      } else {
        struct.setBits(i, low[height + i], high[height + i]);
      }
    }
    push(0, 0, struct);
  }

  private void array() {
    DefinedType type = type();
    height -= 2;
    int length = (int) low[height + 1];
    ArrayInstance array = backend.newArray(type, length);
    if (TypeCodes.isReference(type.element().code())) {
      array.fill(0, references[height], length);
    } else {
      array.fill(0, low[height], high[height], length);
    }
    push(0, 0, array);
  }

  private void fixedArray() {
    DefinedType type = type();
    int length = instruction.index2();
    ArrayInstance array = backend.newArray(type, length);
    boolean ofReferences = TypeCodes.isReference(type.element().code());
    height -= length;
    for (int i = 0; i < length; i++) {
      if (ofReferences) {
        array.setReference(i, references[height + i]);
      } else {
        array.setBits(i, low[height + i], high[height + i]);
      }
    }
    push(0, 0, array);
  }

  private void binary(long result) {
    height -= 2;
    push(result, 0, null);
  }

  private void push(long lowBits, long highBits, @Nullable Object reference) {
    if (height == low.length) {
      low = Arrays.copyOf(low, height * 2);
      high = Arrays.copyOf(high, height * 2);
      references = Arrays.copyOf(references, height * 2);
      instance.setOperands(references);
    }
    low[height] = lowBits;
    high[height] = highBits;
    references[height] = reference;
    height++;
  }
}
