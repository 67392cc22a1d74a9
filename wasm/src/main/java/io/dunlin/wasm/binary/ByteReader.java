package io.dunlin.wasm.binary;

import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.WasmLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A cursor over a range of a module's bytes that reads the primitive values of the binary format.
 *
 * <p>Offsets are absolute, so that every error names the place in the module. Not thread-safe.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/values.html">Values</a>
 */
public class ByteReader {
  final byte[] bytes;
  int position;
  int end;

  /** A reader of the bytes from {@code start} to {@code end} (exclusive). */
  public ByteReader(byte[] bytes, int start, int end) {
    if (start < 0 || end < start || end > bytes.length) {
      throw new IndexOutOfBoundsException(start + " to " + end + " of " + bytes.length);
    }
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** Moves to another range of the same bytes. */
  public final void reset(int newStart, int newEnd) {
    if (newStart < 0 || newEnd < newStart || newEnd > bytes.length) {
      throw new IndexOutOfBoundsException(newStart + " to " + newEnd + " of " + bytes.length);
    }
    position = newStart;
    end = newEnd;
  }

  /** The bytes of the whole module. */
  public final byte[] bytes() {
    return bytes;
  }

  /** The offset of the next byte. */
  public final int position() {
    return position;
  }

  /** The offset behind the last byte. */
  public final int end() {
    return end;
  }

  /** The number of bytes that are left. */
  public final int remaining() {
    return end - position;
  }

  /** Whether bytes are left. */
  public final boolean hasRemaining() {
    return position < end;
  }

  /** An error at this offset. */
  public final MalformedModuleException malformed(String reason, int offset) {
    return new MalformedModuleException(reason, offset);
  }

  /** An error at the position. */
  public final MalformedModuleException malformed(String reason) {
    return malformed(reason, position);
  }

  private MalformedModuleException unexpectedEnd() {
    return malformed("unexpected end of section or function", end);
  }

  /** The next byte, unsigned. */
  public final int readByte() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position++] & 0xFF;
  }

  /** The next byte, unsigned, without moving on. */
  public final int peekByte() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position] & 0xFF;
  }

  /**
   * Passes over bytes.
   *
   * @return the offset of the first of them
   */
  public final int skip(int count) {
    if (count < 0 || count > remaining()) {
      throw malformed("length out of bounds");
    }
    int start = position;
    position += count;
    return start;
  }

  /** An unsigned 32-bit number; one above 2^31-1 comes as a negative int. */
  public final int readU32() {
    if (position < end) {
      byte first = bytes[position];
      if (first >= 0) {
        position++;
        return first;
      }
    }
    return (int) readUnsigned(32);
  }

  /** An unsigned 64-bit number. */
  public final long readU64() {
    return readUnsigned(64);
  }

  /** A signed 32-bit number. */
  public final int readS32() {
    if (position < end) {
      byte first = bytes[position];
      if (first >= 0) {
        position++;
        return (first << 25) >> 25;
      }
    }
    return (int) readSigned(32);
  }

  /** A signed 33-bit number, as block types and heap types have it. */
  public final long readS33() {
    return readSigned(33);
  }

  /** A signed 64-bit number. */
  public final long readS64() {
    return readSigned(64);
  }

  private long readUnsigned(int bits) {
    int start = position;
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = readByte();
      if (shift + 7 > bits && (next & 0x7F) >>> (bits - shift) != 0) {
        throw malformed(
            (next & 0x80) != 0 ? "integer representation too long" : "integer too large", start);
      }
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
      if (shift + 7 >= bits) {
        throw malformed("integer representation too long", start);
      }
    }
  }

  private long readSigned(int bits) {
    int start = position;
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      boolean last = shift + 7 >= bits;
      if (last && (next & 0x80) != 0) {
        throw malformed("integer representation too long", start);
      }
      if ((next & 0x80) == 0) {
        if (last) {
          // The bits beyond the number's own must repeat its sign.
          int unused = (byte) (next << 1) >> (bits - shift);
          if (unused != 0 && unused != -1) {
            throw malformed("integer too large", start);
          }
        }
        int used = Math.min(shift + 7, 64);
        return value << (64 - used) >> (64 - used);
      }
    }
  }

  /** Four bytes, the least significant first. */
  public final int readInt() {
    if (remaining() < 4) {
      throw unexpectedEnd();
    }
    int p = position;
    position += 4;
    return (bytes[p] & 0xFF)
        | ((bytes[p + 1] & 0xFF) << 8)
        | ((bytes[p + 2] & 0xFF) << 16)
        | (bytes[p + 3] << 24);
  }

  /** Eight bytes, the least significant first. */
  public final long readLong() {
    long low = readInt() & 0xFFFFFFFFL;
    return low | ((long) readInt() << 32);
  }

  /**
   * The length of a list whose elements take at least one byte each.
   *
   * @param limit the most that this implementation takes
   * @param what the elements, for the message
   */
  public final int readCount(int limit, String what) {
    int start = position;
    int count = readU32();
    if (Integer.compareUnsigned(count, remaining()) > 0) {
      throw malformed(
          "unexpected end of section or function: "
              + Integer.toUnsignedString(count)
              + " "
              + what
              + " in "
              + remaining()
              + " bytes",
          start);
    }
    if (count > limit) {
      throw malformed("too many " + what + ": " + count + ", limit " + limit, start);
    }
    return count;
  }

  /** The length of something that takes as many bytes, all of which are left. */
  public final int readLength() {
    int start = position;
    int length = readU32();
    if (length < 0 || length > remaining()) {
      throw malformed("length out of bounds", start);
    }
    return length;
  }

  /** A name: its length and its bytes in UTF-8. */
  public final String readName() {
    int start = position;
    int length = readLength();
    if (length > WasmLimits.NAME_BYTES) {
      throw malformed("name too long: " + length + ", limit " + WasmLimits.NAME_BYTES, start);
    }
    if (length == 0) {
      return "";
    }
    int from = skip(length);
    for (int i = from; i < position; i++) {
      if (bytes[i] < 0) {
        return decodeUtf8(from, length);
      }
    }
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }

  private String decodeUtf8(int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed("malformed UTF-8 encoding", from);
    }
  }
}
