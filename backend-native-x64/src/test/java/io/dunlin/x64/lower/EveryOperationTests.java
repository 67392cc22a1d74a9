package io.dunlin.x64.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.ir.Access;
import io.dunlin.compiler.ir.IrFunction;
import io.dunlin.compiler.ir.IrOp;
import io.dunlin.compiler.ir.IrType;
import io.dunlin.compiler.ir.IrVerifier;
import io.dunlin.compiler.ir.MemoryOperand;
import io.dunlin.compiler.ir.Region;
import io.dunlin.compiler.ir.Shape;
import io.dunlin.x64.inst.X64Feature;
import io.dunlin.x64.inst.X64Features;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation has its machine code, on CPUs that have everything and on those that do not. */
final class EveryOperationTests {
  private static final int LEAST_FUNCTIONS = 250;
  private static final X64Features OLD =
      X64Features.of(
          X64Feature.SSE3, X64Feature.SSSE3, X64Feature.SSE41, X64Feature.SSE42, X64Feature.POPCNT);

  /** A function for each operation, shape and type. */
  static List<IrFunction> functions() {
    List<IrFunction> functions = new ArrayList<>();
    for (IrOp op : IrOp.values()) {
      for (Shape shape : Shape.values()) {
        boolean isPlain = op.hasShape(shape) && !op.isVariadic() && !op.isTerminator();
        if (isPlain && hasInstruction(op, shape)) {
          for (IrType type : operandTypes(op, shape)) {
            functions.add(function(op, shape, type));
          }
        }
      }
    }
    return functions;
  }

  @Test
  void isLowered() {
    List<IrFunction> functions = functions();
    assertTrue(functions.size() > LEAST_FUNCTIONS, () -> functions.size() + " functions");
    for (IrFunction function : functions) {
      IrVerifier.verify(function);
      for (X64Features features : List.of(X64Features.all(), OLD)) {
        String listing = Compiling.listing(function, features);
        assertTrue(listing.contains("ret"), () -> function + listing);
      }
    }
  }

  @Test
  void isLoweredWithAnyAccess() {
    for (IrType type : IrType.values()) {
      for (Access access : Access.values()) {
        IrFunction function = new IrFunction(0, List.of(IrType.I64), List.of(type));
        if (access.fitsLoad(type)) {
          long operand = MemoryOperand.of(8, access, Region.MEMORY, 0);
          int load = function.create(IrOp.LOAD, Shape.of(type), MemoryOperand.trapping(operand), 1);
          function.addOperand(load, function.parameter(function.entry(), 0));
          function.append(function.entry(), load);
          returnResults(function, load);
          String listing = Compiling.listing(function, OLD);
          assertEquals(1, listing.split("; traps", -1).length - 1, listing);
        }
      }
    }
  }

  /** Operations have more shapes than instructions of WebAssembly ask for. */
  private static boolean hasInstruction(IrOp op, Shape shape) {
    return switch (op) {
      case LT_U, GT_U, LE_U, GE_U, MIN_S, MIN_U, MAX_S, MAX_U -> shape != Shape.I64X2;
      case MUL -> shape != Shape.I8X16;
      default -> true;
    };
  }

  /** The types to try for an operand that may have any; one that plays no part, if none may. */
  private static List<IrType> operandTypes(IrOp op, Shape shape) {
    if (op.operandCount() == 0 || op.operandType(0, shape) != null) {
      return List.of(IrType.I32);
    }
    if (shape.isVector()) {
      return List.of(IrType.V128);
    }
    if (op == IrOp.REINTERPRET) {
      return switch (shape) {
        case I32 -> List.of(IrType.F32);
        case I64 -> List.of(IrType.F64);
        case F32 -> List.of(IrType.I32);
        default -> List.of(IrType.I64);
      };
    }
    return shape.isFloat() ? List.of(IrType.I32, IrType.I64) : List.of(IrType.F32, IrType.F64);
  }

  private static IrFunction function(IrOp op, Shape shape, IrType anyType) {
    List<IrType> operands = new ArrayList<>();
    for (int i = 0; i < op.operandCount(); i++) {
      IrType type = op.operandType(i, shape);
      operands.add(type == null ? anyType : type);
    }
    List<IrType> results = new ArrayList<>();
    for (int i = 0; i < op.resultCount(); i++) {
      results.add(op.resultType(i, shape));
    }
    IrFunction function = new IrFunction(0, operands, results);
    int instruction = function.create(op, shape, immediate(op), 1);
    for (int i = 0; i < operands.size(); i++) {
      boolean isConstant = op == IrOp.SHUFFLE && i == 2;
      function.addOperand(
          instruction,
          isConstant
              ? function.vectorConstant(0x1707_1606_1505_1404L, 0x1303_1202_1101_1000L)
              : function.parameter(function.entry(), i));
    }
    function.append(function.entry(), instruction);
    returnResults(function, instruction);
    return function;
  }

  private static long immediate(IrOp op) {
    return switch (op.immediate()) {
      case MEMORY -> MemoryOperand.of(16, Access.WHOLE, Region.MEMORY, 0);
      case BYTES -> 8;
      case FUEL, LANE -> 1;
      default -> 0;
    };
  }

  private static void returnResults(IrFunction function, int instruction) {
    int end = function.create(IrOp.RETURN, Shape.I32, 0, 1);
    for (int i = 0; i < function.resultCount(instruction); i++) {
      function.addOperand(end, function.result(instruction, i));
    }
    function.append(function.entry(), end);
  }
}
