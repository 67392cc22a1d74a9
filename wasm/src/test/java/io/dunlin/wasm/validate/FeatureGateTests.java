package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.ANYREF;
import static io.dunlin.wasm.validate.ModuleAssembler.EXNREF;
import static io.dunlin.wasm.validate.ModuleAssembler.EXTERNREF;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.REF;
import static io.dunlin.wasm.validate.ModuleAssembler.V128;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** Whatever a feature brings is refused without it, and the refusal names the feature. */
class FeatureGateTests {
  private static void needs(Feature feature, ModuleAssembler module) {
    module.features(Features.ALL).valid();
    String reason = module.features(Features.ALL.without(feature)).invalid("").reason();
    assertTrue(reason.contains(feature.toString()), reason);
  }

  private static ModuleAssembler body(Object... code) {
    return new ModuleAssembler().func(">").function(0, bytes(code), Op.END);
  }

  private static ModuleAssembler local(Object... type) {
    return new ModuleAssembler().func(">").functionWithLocals(0, bytes(1, 1, bytes(type)), Op.END);
  }

  @Test
  void everyInstructionNeedsItsFeature() {
    for (Op op : Op.values()) {
      FeatureGate all = new FeatureGate(Features.ALL);
      all.check(op);
      if (op.feature() != Feature.MVP && op != Op.THROW) {
        FeatureGate gate = new FeatureGate(Features.ALL.without(op.feature()));
        String reason = reason(gate, op);
        assertTrue(reason.startsWith("illegal opcode "), reason);
        assertTrue(reason.contains(op.feature().toString()), reason);
      }
    }
  }

  private static String reason(FeatureGate gate, Op op) {
    return assertThrows(InvalidModuleException.class, () -> gate.check(op)).reason();
  }

  @Test
  void instructions() {
    needs(Feature.SIGN_EXTENSION, body(Op.I32_CONST, 0, Op.I32_EXTEND8_S, Op.DROP));
    needs(Feature.WIDE_ARITHMETIC, body(Op.UNREACHABLE, Op.I64_MUL_WIDE_S, Op.DROP, Op.DROP));
    needs(Feature.TAIL_CALL, body(Op.RETURN_CALL, 0));
  }

  @Test
  void throwBelongsToBothExceptionProposals() {
    Op op = Op.THROW;
    new FeatureGate(Features.ALL.without(Feature.EXCEPTIONS)).check(op);
    new FeatureGate(Features.ALL.without(Feature.LEGACY_EXCEPTIONS)).check(op);
    Features neither = Features.ALL.without(Feature.EXCEPTIONS).without(Feature.LEGACY_EXCEPTIONS);
    assertTrue(reason(new FeatureGate(neither), op).contains("exceptions"));
  }

  @Test
  void types() {
    needs(Feature.SIMD, local(V128));
    needs(Feature.REFERENCE_TYPES, local(EXTERNREF));
    needs(Feature.GC, local(ANYREF));
    needs(Feature.EXCEPTIONS, local(EXNREF));
    Features untyped = Features.ALL.without(Feature.GC).without(Feature.FUNCTION_REFERENCES);
    local(REF, ModuleAssembler.FUNCREF).features(untyped).invalid("type (ref func)");
  }

  @Test
  void blockTypesWithIndex() {
    needs(Feature.MULTI_VALUE, body(Op.BLOCK, 0, Op.END));
  }

  @Test
  void definitions() {
    needs(Feature.MULTI_MEMORY, new ModuleAssembler().memory().memory());
    byte[] sum = bytes(Op.I32_CONST, 1, Op.I32_CONST, 2, Op.I32_ADD, Op.END);
    needs(Feature.EXTENDED_CONST, new ModuleAssembler().entry(SectionId.GLOBAL, I32, 0, sum));
    needs(Feature.BULK_MEMORY, new ModuleAssembler().entry(SectionId.DATA, 1, 0));
    byte[] mutable = bytes(I32, 1, Op.I32_CONST, 0, Op.END);
    needs(
        Feature.MUTABLE_GLOBALS,
        new ModuleAssembler()
            .entry(SectionId.GLOBAL, (Object) mutable)
            .entry(SectionId.EXPORT, 0, 3, 0));
  }
}
