package io.dunlin.wasm.validate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.op.Family;
import io.dunlin.wasm.op.Op;

/**
 * Checks constant expressions, and notes the functions that they name as declared.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
final class ConstExprValidator {
  private final ModuleContext module;
  private final CodeContext code;
  private final InstructionRules rules;

  ConstExprValidator(ModuleContext module) {
    this.module = module;
    this.code = new CodeContext(module);
    this.rules = new InstructionRules(code);
  }

  /**
   * Checks an expression.
   *
   * @param type the type that its result must have
   * @param visibleGlobals how many globals it may refer to
   */
  void validate(ConstExpr expression, int type, int visibleGlobals) {
    Instruction instruction = code.instruction;
    InstructionReader reader =
        new InstructionReader(expression.bytes(), expression.start(), expression.end());
    code.begin(LocalTypes.NONE, module.types().single(type));
    while (code.labels.depth() > 0) {
      reader.next(instruction);
      try {
        checkConstant(instruction, visibleGlobals);
        rules.apply();
      } catch (InvalidModuleException e) {
        throw Fault.at(e, instruction.offset(), InvalidModuleException.UNKNOWN);
      }
    }
  }

  private void checkConstant(Instruction instruction, int visibleGlobals) {
    Op op = instruction.op();
    if (!op.isConstant()) {
      throw Fault.invalid("constant expression required, but " + op + " is not constant");
    }
    if (op.family() == Family.BINARY) {
      module.gate().require(Feature.EXTENDED_CONST, "constant expression required, but " + op);
    } else if (op == Op.GLOBAL_GET) {
      checkGlobal(instruction.index(), visibleGlobals);
    } else if (op == Op.REF_FUNC) {
      int function = instruction.index();
      module.functionTypeIndex(function);
      module.declare(function);
    }
  }

  private void checkGlobal(int global, int visibleGlobals) {
    if (global < 0 || global >= visibleGlobals) {
      throw Fault.unknown("global", global);
    }
    if (module.isMutableGlobal(global)) {
      throw Fault.invalid("constant expression required, but global " + global + " is mutable");
    }
    if (global >= module.module().importedGlobalCount()) {
      module.gate().require(Feature.GC, "constant expression required, but global " + global);
    }
  }
}
