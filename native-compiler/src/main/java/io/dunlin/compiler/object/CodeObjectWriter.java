package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Stores code objects; {@link CodeObjectReader} reads what this writes. */
public final class CodeObjectWriter {
  private byte[] bytes = new byte[1024];
  private int size;

  private CodeObjectWriter() {}

  /** The stored form of a code object; the same object always has the same. */
  public static byte[] write(CodeObject object) {
    CodeObjectWriter writer = new CodeObjectWriter();
    writer.header(object.header());
    int lengthAt = writer.size;
    writer.putLong(0);
    int contentAt = writer.size;
    writer.content(object);
    CRC32C checksum = new CRC32C();
    checksum.update(writer.bytes, contentAt, writer.size - contentAt);
    ByteBuffer.wrap(writer.bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(lengthAt, writer.size - contentAt)
        .putInt(lengthAt + 4, (int) checksum.getValue());
    return Arrays.copyOf(writer.bytes, writer.size);
  }

  private void header(CodeObjectHeader header) {
    putLong(CodeObjectFormat.MAGIC);
    putNumber(CodeObjectFormat.VERSION);
    putText(header.engineVersion());
    putText(header.target());
    putLong(header.cpuFeatures());
    putNumber(header.memoryModel().ordinal());
    putLong(header.configHash());
  }

  private void content(CodeObject object) {
    putNumber(object.alignment());
    putBytes(object.code());
    CodeRanges ranges = object.ranges();
    putBytes(ranges.kinds());
    putNumbers(ranges.indices());
    putAscending(ranges.starts());
    putAscending(ranges.ends());
    putNumbers(ranges.frameSizes());
    RelocationTable relocations = object.relocations();
    putAscending(relocations.offsets());
    putBytes(relocations.kinds());
    putBytes(relocations.targets());
    putNumbers(relocations.indices());
    putDifferences(relocations.addends());
    putAscending(object.traps().offsets());
    putBytes(object.traps().codes());
    putAscending(object.addresses().offsets());
    putDifferences(object.addresses().sources());
    putAscending(object.handlers().returnOffsets());
    putNumbers(object.handlers().handlerOffsets());
  }

  private void putAscending(int[] values) {
    putNumber(values.length);
    int last = 0;
    for (int value : values) {
      putNumber(value - last);
      last = value;
    }
  }

  /** Numbers of either sign, which change little from one to the next. */
  private void putDifferences(int[] values) {
    putNumber(values.length);
    int last = 0;
    for (int value : values) {
      int difference = value - last;
      putNumber(difference << 1 ^ difference >> 31);
      last = value;
    }
  }

  private void putNumbers(int[] values) {
    putNumber(values.length);
    for (int value : values) {
      putNumber(value);
    }
  }

  private void putText(String text) {
    putBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void putBytes(byte[] values) {
    putNumber(values.length);
    reserve(values.length);
    System.arraycopy(values, 0, bytes, size, values.length);
    size += values.length;
  }

  private void putNumber(int value) {
    reserve(5);
    int rest = value;
    for (; (rest & ~0x7f) != 0; rest >>>= 7) {
      bytes[size++] = (byte) (rest | 0x80);
    }
    bytes[size++] = (byte) rest;
  }

  private void putLong(long value) {
    reserve(8);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(size, value);
    size += 8;
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(2 * size, size + count), 16));
    }
  }
}
