package io.dunlin.text;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.BinaryEncoder;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionReader;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.binary.NameSectionReader;
import io.dunlin.wasm.binary.NameSectionWriter;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.CustomSection;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.FunctionBody;
import io.dunlin.wasm.module.GlobalDefinition;
import io.dunlin.wasm.module.TableDefinition;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Immediates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one encoding of a module that the text format leads to: numbers take their shortest form,
 * equal locals that follow each other one declaration, and the number of data segments is announced
 * if and only if an instruction needs that.
 */
final class CanonicalModule {
  private final WasmModule module;
  private final ByteWriter content = new ByteWriter();
  private final Instruction instruction = new Instruction();
  private boolean usesDataSegments;

  private CanonicalModule(WasmModule module) {
    this.module = module;
    content.writeBytes(module.bytes());
  }

  /** Brings a module into this form. */
  static byte[] of(byte[] binary) {
    WasmModule module = BinaryDecoder.decode(binary, Features.ALL);
    return new CanonicalModule(module).encode();
  }

  private byte[] encode() {
    WasmModule.Builder builder = new WasmModule.Builder();
    module.recGroups().forEach(builder::addRecGroup);
    module.imports().forEach(builder::addImport);
    module.memoryTypes().stream().skip(module.importedMemoryCount()).forEach(builder::addMemory);
    module.tagTypes().stream().skip(module.importedTagCount()).forEach(builder::addTag);
    module.exports().forEach(builder::addExport);
    builder.startFunction(module.startFunction());
    for (TableDefinition table : module.tables()) {
      builder.addTable(new TableDefinition(table.type(), canonicalOrNull(table.init())));
    }
    for (GlobalDefinition global : module.globals()) {
      builder.addGlobal(new GlobalDefinition(global.type(), canonical(global.init())));
    }
    for (ElementSegment segment : module.elements()) {
      builder.addElement(canonical(segment));
    }
    for (DataSegment segment : module.dataSegments()) {
      ConstExpr offset = canonicalOrNull(segment.offset());
      builder.addData(new DataSegment(segment.mode(), segment.memory(), offset, segment.content()));
    }
    for (FunctionBody body : module.bodies()) {
      byte[] code = code(body);
      builder.addFunction(module.functionTypeIndex(body.functionIndex()));
      builder.addBody(new FunctionBody(body.functionIndex(), code, 0, code.length));
    }
    if (usesDataSegments) {
      builder.dataCount(module.dataSegments().size());
    }
    for (CustomSection section : module.customSections()) {
      builder.addCustomSection(canonical(section));
    }
    builder.bytes(content.toByteArray());
    return BinaryEncoder.encode(builder.build());
  }

  private ElementSegment canonical(ElementSegment segment) {
    if (segment.hasFunctions()) {
      int[] functions = new int[segment.size()];
      Arrays.setAll(functions, segment::function);
      return ElementSegment.ofFunctions(
          segment.mode(),
          segment.table(),
          canonicalOrNull(segment.offset()),
          segment.type(),
          functions);
    }
    List<ConstExpr> expressions = new ArrayList<>();
    segment.expressions().forEach(each -> expressions.add(canonical(each)));
    return ElementSegment.ofExpressions(
        segment.mode(),
        segment.table(),
        canonicalOrNull(segment.offset()),
        segment.type(),
        expressions);
  }

  private @Nullable ConstExpr canonicalOrNull(@Nullable ConstExpr expression) {
    return expression == null ? null : canonical(expression);
  }

  private ConstExpr canonical(ConstExpr expression) {
    ByteWriter out = new ByteWriter();
    copy(new InstructionReader(expression.bytes(), expression.start(), expression.end()), out);
    return new ConstExpr(out.toByteArray(), 0, out.size());
  }

  private byte[] code(FunctionBody body) {
    InstructionReader in = new InstructionReader(body.bytes(), body.start(), body.end());
    ByteWriter out = new ByteWriter();
    int[] locals = new int[16];
    int count = 0;
    for (int declarations = in.readU32(); declarations > 0; declarations--) {
      int end = count + in.readU32();
      int type = in.readValueType();
      locals = end > locals.length ? Arrays.copyOf(locals, 2 * end) : locals;
      Arrays.fill(locals, count, end, type);
      count = end;
    }
    new InstructionWriter(out).writeLocals(locals, count);
    copy(in, out);
    return out.toByteArray();
  }

  private void copy(InstructionReader in, ByteWriter out) {
    InstructionWriter writer = new InstructionWriter(out);
    while (in.hasRemaining()) {
      in.next(instruction);
      Immediates immediates = instruction.op().immediates();
      usesDataSegments |=
          immediates == Immediates.DATA
              || immediates == Immediates.DATA_MEMORY
              || immediates == Immediates.TYPE_DATA;
      writer.write(instruction);
    }
  }

  private CustomSection canonical(CustomSection section) {
    if (!section.name().equals(NameSectionWriter.SECTION_NAME)
        || !NameSectionReader.isWhole(module.bytes(), section.content())) {
      return section;
    }
    int start = content.size();
    content.writeBytes(
        NameSectionWriter.write(NameSectionReader.read(module.bytes(), section.content())));
    return new CustomSection(section.name(), new ByteRange(start, content.size()), section.place());
  }
}
