package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.op.Op;
import java.util.BitSet;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What functions have that end with calls of others. Such a function has two methods: one that
 * returns the function to be called next, for whoever can go on with that, and one for everybody
 * else, which does.
 */
final class TailCallGenerator {
  private TailCallGenerator() {}

  /**
   * Whether a function ends with a call of another one, be it where control cannot arrive; finds
   * out by reading its body.
   */
  static boolean hasTailBody(ModuleShape module, int function) {
    InstructionReader reader = instructions(module, function);
    Instruction instruction = new Instruction();
    while (reader.hasRemaining()) {
      reader.next(instruction);
      switch (instruction.op()) {
        case RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
          return true;
        }
        case RETURN_CALL -> {
          if (instruction.index() != function) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /** Adds the functions that a function calls last, and directly. */
  static void addTargets(ModuleShape module, int function, BitSet targets) {
    InstructionReader reader = instructions(module, function);
    Instruction instruction = new Instruction();
    while (reader.hasRemaining()) {
      reader.next(instruction);
      if (instruction.op() == Op.RETURN_CALL) {
        targets.set(instruction.index());
      }
    }
  }

  private static InstructionReader instructions(ModuleShape module, int function) {
    FunctionBody body = module.wasm().body(function);
    InstructionReader reader = new InstructionReader(body.bytes(), body.start(), body.end());
    int declarations = reader.readU32();
    for (int i = 0; i < declarations; i++) {
      reader.readU32();
      reader.readValueType();
    }
    return reader;
  }

  /** Adds the method that goes on until there are results. */
  static void addEntry(ModuleShape module, int function, ClassVisitor into) {
    Signature signature = module.signature(function);
    MethodVisitor out =
        into.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            module.method(function),
            module.descriptor(signature),
            null,
            null);
    out.visitCode();
    int[] params = signature.paramTypes();
    int instance = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      instance += JavaTypes.slots(params[i]);
    }
    JavaCode code = new JavaCode(out, instance);
    int slot = 0;
    for (int i = 0; i < signature.javaParams(); i++) {
      code.load(params[i], slot);
      slot += JavaTypes.slots(params[i]);
    }
    code.loadInstance();
    code.invokeStatic(
        module.functionClass(function), module.method(function), module.tailDescriptor(signature));
    code.loadInstance();
    code.invokeStatic(
        RuntimeNames.TAIL_CALLS,
        "run",
        "("
            + RuntimeNames.descriptor(RuntimeNames.CALLABLE_FUNCTION)
            + RuntimeNames.descriptor(RuntimeNames.INSTANCE)
            + ")V");
    int[] results = signature.resultTypes();
    if (results.length > 0) {
      new ExtraSlotAccess(code).takeFirst(results[0]);
    }
    code.op(CallEmitter.returnOpcode(results));
    out.visitMaxs(0, 0);
    out.visitEnd();
  }
}
