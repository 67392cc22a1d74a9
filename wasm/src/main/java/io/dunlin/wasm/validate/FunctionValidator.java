package io.dunlin.wasm.validate;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Op;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and checks function bodies, one after the other.
 *
 * <p>Not thread-safe; threads that share a {@link ModuleContext} take a validator each.
 */
public final class FunctionValidator {
  private final ModuleContext module;
  private final CodeContext code;
  private final InstructionRules rules;

  /** A validator for the bodies of this module. */
  public FunctionValidator(ModuleContext module) {
    this.module = module;
    this.code = new CodeContext(module);
    this.rules = new InstructionRules(code);
  }

  /**
   * Checks a body.
   *
   * @param consumer who is told about each instruction, or null
   * @throws InvalidModuleException if the body is malformed or invalid, with the offset of the
   *     instruction and the index of the function
   */
  public void validate(FunctionBody body, @Nullable CodeConsumer consumer) {
    InstructionReader reader = new InstructionReader(body.bytes(), body.start(), body.end());
    int function = body.functionIndex();
    FunctionContext context;
    try {
      int typeIndex = module.functionTypeIndex(function);
      LocalTypes locals = LocalTypes.read(reader, module.paramTypes(typeIndex), module);
      context = new FunctionContext(module, body, typeIndex, locals);
      code.begin(locals, context.resultTypes());
    } catch (InvalidModuleException e) {
      throw Fault.at(e, body.start(), function);
    }
    if (consumer == null) {
      check(reader, function);
    } else {
      consumer.begin(context);
      report(reader, function, consumer);
      consumer.end();
    }
  }

  private void check(InstructionReader reader, int function) {
    while (code.labels.depth() > 0) {
      next(reader, function);
    }
    checkEnd(reader, function);
  }

  private void report(InstructionReader reader, int function, CodeConsumer consumer) {
    while (code.labels.depth() > 0) {
      next(reader, function);
      consumer.instruction(code.instruction, code);
    }
    checkEnd(reader, function);
  }

  private void next(InstructionReader reader, int function) {
    Instruction instruction = code.instruction;
    try {
      if (!reader.hasRemaining()) {
        throw missingEnd(reader);
      }
      reader.next(instruction);
      rules.apply();
    } catch (InvalidModuleException e) {
      throw Fault.at(e, instruction.offset(), function);
    }
  }

  /** Says what a reader would say that does not stop where the size of the body says. */
  private static InvalidModuleException missingEnd(InstructionReader reader) {
    int end = reader.end();
    if (end == reader.bytes().length) {
      return Fault.malformed("unexpected end of section or function", end);
    }
    return Fault.malformed(
        reader.bytes()[end] == Op.END.code() ? "section size mismatch" : "END opcode expected",
        end);
  }

  private static void checkEnd(InstructionReader reader, int function) {
    if (reader.hasRemaining()) {
      throw Fault.malformed("section size mismatch: code behind the end", reader.position())
          .inFunction(function);
    }
  }
}
