package io.dunlin.wasm.validate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.InvalidModuleException;
import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Puts modules together byte by byte, without the encoder.
 *
 * <p>Bytes are given as a mix of {@link Op} (its opcode), {@link Integer} (one byte), {@link Size}
 * (a number of several bytes) and {@code byte[]}.
 */
final class ModuleAssembler {
  static final int I32 = 0x7F;
  static final int I64 = 0x7E;
  static final int F32 = 0x7D;
  static final int F64 = 0x7C;
  static final int V128 = 0x7B;
  static final int FUNCREF = 0x70;
  static final int EXTERNREF = 0x6F;
  static final int ANYREF = 0x6E;
  static final int I31REF = 0x6C;
  static final int EXNREF = 0x69;
  static final int NULLREF = 0x71;
  static final int REF = 0x64;
  static final int REF_NULL = 0x63;

  /** Empty block type. */
  static final int EMPTY = 0x40;

  private final Map<SectionId, Entries> sections = new EnumMap<>(SectionId.class);
  private Features features = Features.ALL;

  private static final class Entries {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int count;
  }

  /** An unsigned number of any size. */
  record Size(long value) {}

  static Size size(long value) {
    return new Size(value);
  }

  ModuleAssembler features(Features changed) {
    features = changed;
    return this;
  }

  /** Adds an entry to a section. */
  ModuleAssembler entry(SectionId section, Object... content) {
    Entries entries = sections.computeIfAbsent(section, id -> new Entries());
    entries.bytes.writeBytes(bytes(content));
    entries.count++;
    return this;
  }

  /** Adds a type. */
  ModuleAssembler type(Object... content) {
    return entry(SectionId.TYPE, content);
  }

  /** Adds a function type written like {@code "il>f"}. */
  ModuleAssembler func(String signature) {
    int arrow = signature.indexOf('>');
    return type(0x60, types(signature.substring(0, arrow)), types(signature.substring(arrow + 1)));
  }

  private static byte[] types(String letters) {
    byte[] types = new byte[letters.length()];
    for (int i = 0; i < types.length; i++) {
      types[i] = (byte) type(letters.charAt(i));
    }
    return bytes(size(types.length), types);
  }

  private static int type(char letter) {
    return switch (letter) {
      case 'i' -> I32;
      case 'l' -> I64;
      case 'f' -> F32;
      case 'd' -> F64;
      case 'v' -> V128;
      case 'F' -> FUNCREF;
      case 'X' -> EXTERNREF;
      case 'A' -> ANYREF;
      case 'E' -> EXNREF;
      default -> throw new IllegalArgumentException(String.valueOf(letter));
    };
  }

  /** Adds a function without further locals; the code ends with {@code end}. */
  ModuleAssembler function(int typeIndex, Object... code) {
    return functionWithLocals(typeIndex, bytes(0), code);
  }

  /** Adds a function with declarations of locals. */
  ModuleAssembler functionWithLocals(int typeIndex, byte[] locals, Object... code) {
    entry(SectionId.FUNCTION, size(typeIndex));
    byte[] body = bytes(locals, bytes(code));
    return entry(SectionId.CODE, size(body.length), body);
  }

  /** Adds a memory of one page. */
  ModuleAssembler memory() {
    return entry(SectionId.MEMORY, 0, 1);
  }

  /** The module. */
  byte[] assemble() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(bytes(0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0));
    for (SectionId id : SectionId.values()) {
      Entries entries = sections.get(id);
      if (entries != null) {
        boolean list = id != SectionId.START && id != SectionId.DATA_COUNT;
        byte[] count = list ? bytes(size(entries.count)) : bytes();
        byte[] content = bytes(count, entries.bytes.toByteArray());
        out.writeBytes(bytes(id.id(), size(content.length), content));
      }
    }
    return out.toByteArray();
  }

  /** The module, decoded. */
  WasmModule decode() {
    return BinaryDecoder.decode(assemble(), features);
  }

  /** The module, which must be valid. */
  WasmModule valid() {
    WasmModule module = decode();
    ModuleValidator.validateAll(module, features, 1);
    return module;
  }

  /** The module must be refused for a reason that begins like this. */
  InvalidModuleException invalid(String reason) {
    byte[] bytes = assemble();
    InvalidModuleException e =
        assertThrows(
            InvalidModuleException.class,
            () -> ModuleValidator.validateAll(BinaryDecoder.decode(bytes, features), features, 1));
    assertTrue(e.reason().startsWith(reason), () -> "<" + e.reason() + "> for <" + reason + ">");
    assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e::getMessage);
    return e;
  }

  /** The bytes of instructions, numbers and other bytes. */
  static byte[] bytes(Object... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object each : content) {
      if (each instanceof Op op) {
        if (op.isPrefixed()) {
          out.write(op.prefix());
          writeUnsigned(out, op.subcode());
        } else {
          out.write(op.code());
        }
      } else if (each instanceof Size number) {
        writeUnsigned(out, number.value());
      } else if (each instanceof byte[] bytes) {
        out.writeBytes(bytes);
      } else {
        out.write((Integer) each);
      }
    }
    return out.toByteArray();
  }

  private static void writeUnsigned(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
