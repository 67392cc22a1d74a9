package io.dunlin.compiler.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Reads code objects that {@link CodeObjectWriter} has stored. Whatever the bytes are, they become
 * a code object whose tables are consistent, or are refused; no more memory is taken than eight
 * times their size.
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
   * @param in the stored form, from the buffer's position to its limit; the position stays
   * @param expected what the code has to be for. Of CPU features, the code may use fewer.
   * @throws CodeObjectException if the code is for something else, which names the field that
   *     differs, or if the bytes are not intact
   */
  public static CodeObject read(ByteBuffer in, CodeObjectHeader expected) {
    CodeObjectReader reader = new CodeObjectReader(in);
    CodeObjectHeader header = reader.header();
    check(header, expected);
    reader.checkContent();
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

  private void checkContent() {
    long lengthAndChecksum = longNumber();
    if ((int) lengthAndChecksum != in.remaining()) {
      throw differs("length", in.remaining(), (int) lengthAndChecksum);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(in.duplicate());
    if ((int) checksum.getValue() != (int) (lengthAndChecksum >> 32)) {
      throw new CodeObjectException("checksum does not fit: the stored code has been damaged");
    }
  }

  private CodeObject content(CodeObjectHeader header) {
    int alignment = number();
    byte[] code = bytes();
    CodeRanges ranges = new CodeRanges(bytes(), numbers(), ascending(), ascending(), numbers());
    RelocationTable relocations =
        new RelocationTable(ascending(), bytes(), bytes(), numbers(), differences());
    TrapTable traps = new TrapTable(ascending(), bytes());
    AddressMap addresses = new AddressMap(ascending(), differences());
    HandlerTable handlers = new HandlerTable(ascending(), numbers());
    if (in.hasRemaining()) {
      throw damaged("end");
    }
    return new CodeObject(header, code, alignment, ranges, relocations, traps, addresses, handlers);
  }

  private static CodeObjectException damaged(String what) {
    return new CodeObjectException("the stored code has been damaged: " + what);
  }

  private int[] ascending() {
    int[] values = numbers();
    for (int i = 1; i < values.length; i++) {
      values[i] += values[i - 1];
    }
    return values;
  }

  private int[] differences() {
    int[] values = numbers();
    int last = 0;
    for (int i = 0; i < values.length; i++) {
      last += values[i] >>> 1 ^ -(values[i] & 1);
      values[i] = last;
    }
    return values;
  }

  private int[] numbers() {
    int[] values = new int[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return values;
  }

  private byte[] bytes() {
    byte[] values = new byte[count()];
    in.get(values);
    return values;
  }

  /** How many elements follow, each of which takes a byte at the least. */
  private int count() {
    int count = number();
    if (count < 0 || count > in.remaining()) {
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
