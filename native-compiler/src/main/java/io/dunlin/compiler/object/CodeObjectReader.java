package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads code objects that {@link CodeObjectWriter} has stored. Whatever the bytes are, they become
 * a code object whose tables are consistent, or are refused; no more memory is taken than they
 * take. Code, and tables that are asked about a part of it only, stay where they are.
 */
public final class CodeObjectReader {
  private static final MemoryModel[] MODELS = MemoryModel.values();

  private final ByteBuffer in;

  private CodeObjectReader(ByteBuffer in) {
    this.in = in.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a code object.
   *
   * @param in the stored form, from the buffer's position to its limit, which the object goes on
   *     referring to; the position stays
   * @param expected what the code has to be for. Of CPU features, the code may use fewer.
   * @throws CodeObjectException if the code is for something else, which names the field that
   *     differs, or if the bytes are not intact
   */
  public static CodeObject read(ByteBuffer in, CodeObjectHeader expected) {
    CodeObjectReader reader = new CodeObjectReader(in);
    CodeObjectHeader header = reader.header();
    check(header, expected);
    reader.checkLength();
    CodeObject object = reader.content(header);
    CodeObjectChecks.check(object);
    return object;
  }

  /**
   * What stored code is for, without a look at the code itself.
   *
   * @throws CodeObjectException if it is none, or of another version of the format
   */
  public static CodeObjectHeader readHeader(ByteBuffer in) {
    return new CodeObjectReader(in).header();
  }

  private static void check(CodeObjectHeader found, CodeObjectHeader expected) {
    if (!found.engineVersion().equals(expected.engineVersion())) {
      throw differs(
          "engine version", quote(found.engineVersion()), quote(expected.engineVersion()));
    }
    if (!found.target().equals(expected.target())) {
      throw differs("target", quote(found.target()), quote(expected.target()));
    }
    long missing = found.cpuFeatures() & ~expected.cpuFeatures();
    if (missing != 0) {
      throw new CodeObjectException(
          "the code uses CPU features that are not there: " + Long.toHexString(missing));
    }
    if (found.memoryModel() != expected.memoryModel()) {
      throw differs("memory model", found.memoryModel(), expected.memoryModel());
    }
    if (found.configHash() != expected.configHash()) {
      throw differs(
          "configuration hash",
          Long.toHexString(found.configHash()),
          Long.toHexString(expected.configHash()));
    }
  }

  private static CodeObjectException differs(String field, Object found, Object expected) {
    return CodeObjectException.differs(field, found, expected);
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }

  private CodeObjectHeader header() {
    if (in.remaining() < Long.BYTES || in.getLong() != CodeObjectFormat.MAGIC) {
      throw new CodeObjectException("this is no stored code of Dunlin");
    }
    int version = number();
    if (version != CodeObjectFormat.VERSION) {
      throw differs("format version", version, CodeObjectFormat.VERSION);
    }
    String engineVersion = text();
    String target = text();
    long features = longNumber();
    int model = number();
    if (model < 0 || model >= MODELS.length) {
      throw damaged("memory model");
    }
    return new CodeObjectHeader(engineVersion, target, features, MODELS[model], longNumber());
  }

  private void checkLength() {
    long length = longNumber();
    if (length != in.remaining()) {
      throw differs("length", in.remaining(), length);
    }
  }

  private CodeObject content(CodeObjectHeader header) {
    int alignment = number();
    ByteBuffer code = part();
    CodeRanges ranges = new CodeRanges(bytes(), numbers(), numbers(), numbers(), numbers());
    RelocationTable relocations =
        new RelocationTable(numbers(), bytes(), bytes(), numbers(), numbers());
    OffsetTable traps = new OffsetTable(numbers(), part());
    OffsetTable addresses = new OffsetTable(numbers(), part());
    HandlerTable handlers = new HandlerTable(numbers(), numbers());
    if (in.hasRemaining()) {
      throw damaged("end");
    }
    return new CodeObject(header, code, alignment, ranges, relocations, traps, addresses, handlers);
  }

  private static CodeObjectException damaged(String what) {
    return new CodeObjectException("the stored code has been damaged: " + what);
  }

  private int[] numbers() {
    int[] values = new int[count(Integer.BYTES)];
    int bytes = values.length * Integer.BYTES;
    in.slice(in.position(), bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
    in.position(in.position() + bytes);
    return values;
  }

  private byte[] bytes() {
    byte[] values = new byte[count(1)];
    in.get(values);
    return values;
  }

  /** Bytes that stay where they are. */
  private ByteBuffer part() {
    int count = count(1);
    ByteBuffer part = in.slice(in.position(), count);
    in.position(in.position() + count);
    return part;
  }

  /** How many elements of a size follow. */
  private int count(int size) {
    int count = number();
    if (count < 0 || count > in.remaining() / size) {
      throw damaged("a table goes beyond the end");
    }
    return count;
  }

  private String text() {
    byte[] text = bytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw damaged("text");
    }
  }

  private long longNumber() {
    if (in.remaining() < Long.BYTES) {
      throw damaged("it ends too early");
    }
    return in.getLong();
  }

  private int number() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (!in.hasRemaining()) {
        throw damaged("it ends too early");
      }
      byte next = in.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("a number is too long");
  }
}
