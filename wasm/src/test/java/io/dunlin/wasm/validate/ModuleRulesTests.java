package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EXTERNREF;
import static io.dunlin.wasm.validate.ModuleAssembler.FUNCREF;
import static io.dunlin.wasm.validate.ModuleAssembler.I32;
import static io.dunlin.wasm.validate.ModuleAssembler.REF;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static io.dunlin.wasm.validate.ModuleAssembler.size;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

/** Everything outside function bodies. */
class ModuleRulesTests {
  private static final byte[] ZERO = bytes(Op.I32_CONST, 0, Op.END);

  private static ModuleAssembler module() {
    return new ModuleAssembler();
  }

  @Test
  void emptyModule() {
    module().valid();
  }

  @Test
  void memoryLimits() {
    module().entry(SectionId.MEMORY, 0, size(65536)).valid();
    module().entry(SectionId.MEMORY, 0, size(65537)).invalid("memory size must be at most 65536");
    module()
        .entry(SectionId.MEMORY, 1, 0, size(65537))
        .invalid("memory size must be at most 65536 pages (4GiB)");
    module().entry(SectionId.MEMORY, 1, 2, 1).invalid("size minimum must not be greater than");
    module().entry(SectionId.MEMORY, 4, size(1L << 48)).valid();
    module().entry(SectionId.MEMORY, 4, size((1L << 48) + 1)).invalid("memory size must be at");
    module().entry(SectionId.MEMORY, 2, 1).invalid("shared memory must have maximum");
    module().entry(SectionId.MEMORY, 8, size(0xFFFFFFFFL), 0).valid();
  }

  @Test
  void tableLimits() {
    module().entry(SectionId.TABLE, FUNCREF, 1, 2, 1).invalid("size minimum must not be greater");
    module().entry(SectionId.TABLE, FUNCREF, 0, size(0xFFFFFFFFL)).valid();
    module().entry(SectionId.TABLE, REF, 5, 0, 1).invalid("unknown type 5");
    module()
        .entry(SectionId.TABLE, REF, FUNCREF, 0, 1)
        .invalid("type mismatch: table of (ref func)");
  }

  @Test
  void exports() {
    ModuleAssembler twice = module().func(">").function(0, Op.END);
    twice.entry(SectionId.EXPORT, 1, 0x61, 0, 0).valid();
    InvalidModuleException e =
        twice.entry(SectionId.EXPORT, 1, 0x61, 0, 0).invalid("duplicate export name \"a\"");
    assertEquals(InvalidModuleException.UNKNOWN, e.functionIndex());
    module().entry(SectionId.EXPORT, 0, 0, 0).invalid("unknown function 0");
    module().entry(SectionId.EXPORT, 0, 1, 0).invalid("unknown table 0");
    module().entry(SectionId.EXPORT, 0, 2, 0).invalid("unknown memory 0");
    module().entry(SectionId.EXPORT, 0, 3, 0).invalid("unknown global 0");
    module().entry(SectionId.EXPORT, 0, 4, 0).invalid("unknown tag 0");
  }

  @Test
  void faultsOutsideCodeAreInTheirSection() {
    ModuleAssembler module = module().memory().entry(SectionId.EXPORT, 0, 3, 0);
    byte[] bytes = module.assemble();
    int offset = module.invalid("unknown global 0").offset();
    assertEquals(SectionId.EXPORT.id(), bytes[offset - 2]);
  }

  @Test
  void start() {
    module().func(">").function(0, Op.END).entry(SectionId.START, 0).valid();
    module().entry(SectionId.START, 0).invalid("unknown function 0");
    module().func("i>").function(0, Op.END).entry(SectionId.START, 0).invalid("start function");
  }

  @Test
  void functionTypes() {
    module().function(0, Op.END).invalid("unknown type 0");
    module().type(0x5F, 0).function(0, Op.END).invalid("type mismatch: type 0 is no function type");
    module().entry(SectionId.IMPORT, 0, 0, 0, 3).invalid("unknown type 3");
  }

  @Test
  void constantExpressions() {
    module().entry(SectionId.GLOBAL, I32, 0, ZERO).valid();
    module().entry(SectionId.GLOBAL, ModuleAssembler.I64, 0, ZERO).invalid("type mismatch");
    module().entry(SectionId.GLOBAL, I32, 0, Op.END).invalid("type mismatch");
    module()
        .entry(SectionId.GLOBAL, I32, 0, Op.I32_CONST, 0, Op.I32_CTZ, Op.END)
        .invalid("constant expression required");
    module()
        .entry(SectionId.GLOBAL, I32, 0, Op.I32_CONST, 1, Op.I32_CONST, 2, Op.I32_ADD, Op.END)
        .valid();
    module().entry(SectionId.GLOBAL, I32, 0, Op.NOP, ZERO).invalid("constant expression required");
  }

  @Test
  void globalsReferToEarlierImmutableOnes() {
    byte[] first = bytes(Op.GLOBAL_GET, 0, Op.END);
    module().entry(SectionId.GLOBAL, I32, 0, ZERO).entry(SectionId.GLOBAL, I32, 0, first).valid();
    module()
        .entry(SectionId.GLOBAL, I32, 1, ZERO)
        .entry(SectionId.GLOBAL, I32, 0, first)
        .invalid("constant expression required");
    module().entry(SectionId.GLOBAL, I32, 0, first).invalid("unknown global 0");
    module()
        .func(">")
        .entry(SectionId.GLOBAL, I32, 0, ZERO)
        .function(0, Op.I32_CONST, 0, Op.GLOBAL_SET, 0, Op.END)
        .invalid("immutable global 0");
  }

  @Test
  void tablesReferToImportedGlobalsOnly() {
    byte[] global = bytes(EXTERNREF, 0, Op.REF_NULL, EXTERNREF, Op.END);
    byte[] table = bytes(0x40, 0, EXTERNREF, 0, 1, Op.GLOBAL_GET, 0, Op.END);
    module()
        .entry(SectionId.GLOBAL, (Object) global)
        .entry(SectionId.TABLE, (Object) table)
        .invalid("unknown global 0");
    module()
        .entry(SectionId.IMPORT, 0, 0, 3, EXTERNREF, 0)
        .entry(SectionId.TABLE, (Object) table)
        .valid();
  }

  @Test
  void segments() {
    module().entry(SectionId.DATA, 0, ZERO, 0).invalid("unknown memory 0");
    module().memory().entry(SectionId.DATA, 0, ZERO, 0).valid();
    module().entry(SectionId.MEMORY, 4, 1).entry(SectionId.DATA, 0, ZERO, 0).invalid("type mism");
    module().entry(SectionId.ELEMENT, 0, ZERO, 0).invalid("unknown table 0");
    module()
        .entry(SectionId.TABLE, EXTERNREF, 0, 1)
        .entry(SectionId.ELEMENT, 0, ZERO, 0)
        .invalid("type mismatch: element segment 0");
    module()
        .entry(SectionId.TABLE, FUNCREF, 0, 1)
        .entry(SectionId.ELEMENT, 0, ZERO, 1, 7)
        .invalid("unknown function 7");
  }
}
