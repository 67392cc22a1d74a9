package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Stores code objects; {@link CodeObjectReader} reads what this writes. */
public final class CodeObjectWriter {
  private final PackedWriter out = new PackedWriter();

  private CodeObjectWriter() {}

  /** The stored form of a code object; the same object always has the same. */
  public static byte[] write(CodeObject object) {
    CodeObjectWriter content = new CodeObjectWriter();
    content.content(object);
    CodeObjectWriter whole = new CodeObjectWriter();
    whole.header(object.header());
    whole.out.putLong(content.out.size());
    whole.out.put(content.out.toBuffer());
    return whole.out.toBytes();
  }

  private void header(CodeObjectHeader header) {
    out.putLong(CodeObjectFormat.MAGIC);
    out.putNumber(CodeObjectFormat.VERSION);
    putText(header.engineVersion());
    putText(header.target());
    out.putLong(header.cpuFeatures());
    out.putNumber(header.memoryModel().ordinal());
    out.putLong(header.configHash());
  }

  private void content(CodeObject object) {
    out.putNumber(object.alignment());
    putBytes(object.code());
    CodeRanges ranges = object.ranges();
    putBytes(ranges.kinds());
    putNumbers(ranges.indices());
    putNumbers(ranges.starts());
    putNumbers(ranges.ends());
    putNumbers(ranges.frameSizes());
    RelocationTable relocations = object.relocations();
    putNumbers(relocations.offsets());
    putBytes(relocations.kinds());
    putBytes(relocations.targets());
    putNumbers(relocations.indices());
    putNumbers(relocations.addends());
    putTable(object.traps());
    putTable(object.addresses());
    putNumbers(object.handlers().returnOffsets());
    putNumbers(object.handlers().handlerOffsets());
  }

  private void putTable(OffsetTable table) {
    putNumbers(table.ends());
    putBytes(table.bytes());
  }

  private void putNumbers(int[] values) {
    out.putNumber(values.length);
    out.putAll(values);
  }

  private void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void putBytes(byte[] values) {
    putBytes(ByteBuffer.wrap(values));
  }

  private void putBytes(ByteBuffer values) {
    out.putNumber(values.remaining());
    out.put(values);
  }
}
