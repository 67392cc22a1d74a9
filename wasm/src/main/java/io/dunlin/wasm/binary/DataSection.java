package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;

/** The data section. */
final class DataSection {
  static final int ACTIVE = 0;
  static final int PASSIVE = 1;
  static final int ACTIVE_EXPLICIT_MEMORY = 2;

  private DataSection() {}

  static void read(ByteReader in, SectionContext context) {
    int count = in.readCount(WasmLimits.DATA_SEGMENTS, "data segments");
    for (int i = 0; i < count; i++) {
      context.module.addData(readSegment(in, context));
    }
  }

  private static DataSegment readSegment(ByteReader in, SectionContext context) {
    int start = in.position();
    int flags = in.readU32();
    if (Integer.compareUnsigned(flags, ACTIVE_EXPLICIT_MEMORY) > 0) {
      throw in.malformed("malformed data segment kind", start);
    }
    int memory = flags == ACTIVE_EXPLICIT_MEMORY ? in.readU32() : 0;
    ConstExpr offset = flags == PASSIVE ? null : context.expressions.readConstant(in);
    int at = in.position();
    int length = in.readU32();
    if (Integer.compareUnsigned(length, in.remaining()) > 0) {
      throw in.malformed("unexpected end of section or function: length of data", at);
    }
    int from = in.skip(length);
    SegmentMode mode = flags == PASSIVE ? SegmentMode.PASSIVE : SegmentMode.ACTIVE;
    return new DataSegment(mode, memory, offset, new ByteRange(from, in.position()));
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.dataSegments().isEmpty()) {
      return;
    }
    out.writeU32(module.dataSegments().size());
    for (DataSegment segment : module.dataSegments()) {
      ConstExpr offset = segment.offset();
      if (offset == null) {
        out.writeU32(PASSIVE);
      } else {
        writeTarget(out, segment.memory());
        out.writeExpression(offset);
      }
      out.writeU32(segment.content().length());
      out.writeBytes(module.bytes(), segment.content().start(), segment.content().length());
    }
  }

  private static void writeTarget(ByteWriter out, int memory) {
    if (memory == 0) {
      out.writeU32(ACTIVE);
    } else {
      out.writeU32(ACTIVE_EXPLICIT_MEMORY);
      out.writeU32(memory);
    }
  }
}
