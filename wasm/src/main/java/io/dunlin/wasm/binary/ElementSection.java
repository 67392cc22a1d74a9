package io.dunlin.wasm.binary;

import io.dunlin.wasm.WasmLimits;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element section. */
final class ElementSection {
  /** Flag: the segment is not active. */
  static final int NOT_ACTIVE = 1;

  /** Flag of an active segment: the table is named; of another: the segment is declarative. */
  static final int EXPLICIT_TABLE = 2;

  static final int DECLARATIVE = 2;

  /** Flag: the elements are expressions, not function indices. */
  static final int EXPRESSIONS = 4;

  private ElementSection() {}

  static void read(ByteReader in, SectionContext context) {
    int count = in.readCount(WasmLimits.ELEMENT_SEGMENTS, "element segments");
    for (int i = 0; i < count; i++) {
      context.module.addElement(readSegment(in, context));
    }
  }

  private static ElementSegment readSegment(ByteReader in, SectionContext context) {
    int start = in.position();
    int flags = in.readU32();
    if (Integer.compareUnsigned(flags, 7) > 0) {
      throw in.malformed("malformed elements segment kind", start);
    }
    SegmentMode mode = mode(flags);
    int table = 0;
    ConstExpr offset = null;
    if (mode == SegmentMode.ACTIVE) {
      table = (flags & EXPLICIT_TABLE) != 0 ? in.readU32() : 0;
      offset = context.expressions.readConstant(in);
    }
    boolean typed = (flags & (NOT_ACTIVE | EXPLICIT_TABLE)) != 0;
    return (flags & EXPRESSIONS) != 0
        ? readExpressions(in, context, mode, table, offset, typed)
        : readFunctions(in, mode, table, offset, typed);
  }

  private static SegmentMode mode(int flags) {
    if ((flags & NOT_ACTIVE) == 0) {
      return SegmentMode.ACTIVE;
    }
    return (flags & DECLARATIVE) != 0 ? SegmentMode.DECLARATIVE : SegmentMode.PASSIVE;
  }

  private static ElementSegment readExpressions(
      ByteReader in,
      SectionContext context,
      SegmentMode mode,
      int table,
      @Nullable ConstExpr offset,
      boolean typed) {
    ValType type = typed ? ValType.ofCode(TypeReader.readReferenceType(in)) : ValType.FUNCREF;
    int count = in.readCount(WasmLimits.TABLE_ELEMENTS, "elements");
    List<ConstExpr> expressions = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      expressions.add(context.expressions.readConstant(in));
    }
    return ElementSegment.ofExpressions(mode, table, offset, type, expressions);
  }

  private static ElementSegment readFunctions(
      ByteReader in, SegmentMode mode, int table, @Nullable ConstExpr offset, boolean typed) {
    if (typed) {
      int start = in.position();
      if (in.readByte() != 0) {
        throw in.malformed("malformed element kind", start);
      }
    }
    int count = in.readCount(WasmLimits.TABLE_ELEMENTS, "elements");
    int[] functions = new int[count];
    for (int i = 0; i < count; i++) {
      functions[i] = in.readU32();
    }
    return ElementSegment.ofFunctions(mode, table, offset, ElementSegment.FUNCTION_TYPE, functions);
  }

  static void write(ByteWriter out, WasmModule module) {
    if (module.elements().isEmpty()) {
      return;
    }
    out.writeU32(module.elements().size());
    for (ElementSegment segment : module.elements()) {
      writeSegment(out, segment);
    }
  }

  private static void writeSegment(ByteWriter out, ElementSegment segment) {
    boolean functions =
        segment.hasFunctions() && segment.type().equals(ElementSegment.FUNCTION_TYPE);
    // The short form of an active segment can tell neither a table nor a type.
    boolean shortForm =
        segment.table() == 0 && (functions || segment.type().equals(ValType.FUNCREF));
    int flags = (functions ? 0 : EXPRESSIONS) | modeFlags(segment.mode(), shortForm);
    out.writeU32(flags);
    ConstExpr offset = segment.offset();
    if (offset != null) {
      if ((flags & EXPLICIT_TABLE) != 0) {
        out.writeU32(segment.table());
      }
      out.writeExpression(offset);
    }
    boolean typed = (flags & (NOT_ACTIVE | EXPLICIT_TABLE)) != 0;
    if (functions) {
      writeFunctions(out, segment, typed);
    } else {
      writeExpressions(out, segment, typed);
    }
  }

  private static int modeFlags(SegmentMode mode, boolean shortForm) {
    switch (mode) {
      case ACTIVE:
        return shortForm ? 0 : EXPLICIT_TABLE;
      case PASSIVE:
        return NOT_ACTIVE;
      case DECLARATIVE:
        return NOT_ACTIVE | DECLARATIVE;
    }
    throw new AssertionError(mode);
  }

  private static void writeFunctions(ByteWriter out, ElementSegment segment, boolean typed) {
    if (typed) {
      out.writeByte(0);
    }
    out.writeU32(segment.size());
    for (int i = 0; i < segment.size(); i++) {
      out.writeU32(segment.function(i));
    }
  }

  private static void writeExpressions(ByteWriter out, ElementSegment segment, boolean typed) {
    if (typed) {
      TypeWriter.writeValueType(out, segment.type().code());
    }
    out.writeU32(segment.size());
    for (int i = 0; i < segment.size(); i++) {
      if (segment.hasFunctions()) {
        out.writeByte(Op.REF_FUNC.code());
        out.writeU32(segment.function(i));
        out.writeByte(Op.END.code());
      } else {
        out.writeExpression(segment.expressions().get(i));
      }
    }
  }
}
