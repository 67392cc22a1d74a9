package io.dunlin.engine;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.binary.SectionId;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the small modules together that tests run. */
final class ModuleBuilder {
  private static final int FUNC = 0x60;
  private static final int NAME_OF_MODULE = 0;
  private static final int NAMES_OF_FUNCTIONS = 1;

  private final Map<SectionId, ByteWriter> sections = new EnumMap<>(SectionId.class);
  private final Map<SectionId, Integer> counts = new EnumMap<>(SectionId.class);
  private final ByteWriter names = new ByteWriter();

  private ByteWriter entry(SectionId section) {
    counts.merge(section, 1, Integer::sum);
    return sections.computeIfAbsent(section, id -> new ByteWriter());
  }

  /** Adds a function type written like {@code "ii>l"}. */
  ModuleBuilder type(String signature) {
    ByteWriter out = entry(SectionId.TYPE);
    out.writeByte(FUNC);
    int arrow = signature.indexOf('>');
    writeTypes(out, signature.substring(0, arrow));
    writeTypes(out, signature.substring(arrow + 1));
    return this;
  }

  private static void writeTypes(ByteWriter out, String letters) {
    out.writeU32(letters.length());
    letters.chars().forEach(letter -> out.writeByte(type(letter)));
  }

  private static int type(int letter) {
    return switch (letter) {
      case 'i' -> 0x7F;
      case 'l' -> 0x7E;
      case 'f' -> 0x7D;
      case 'd' -> 0x7C;
      case 'V' -> 0x7B;
      case 'F' -> 0x70;
      case 'X' -> 0x6F;
      case 'E' -> 0x69;
      default -> throw new IllegalArgumentException(Character.toString(letter));
    };
  }

  private ByteWriter importEntry(String module, String name, ExternKind kind) {
    ByteWriter out = entry(SectionId.IMPORT);
    out.writeName(module);
    out.writeName(name);
    out.writeByte(kind.ordinal());
    return out;
  }

  ModuleBuilder importFunc(String module, String name, int typeIndex) {
    importEntry(module, name, ExternKind.FUNC).writeU32(typeIndex);
    return this;
  }

  ModuleBuilder importMemory(String module, String name, int min) {
    writeLimits(importEntry(module, name, ExternKind.MEMORY), min, -1);
    return this;
  }

  ModuleBuilder importMemory(String module, String name, MemoryType type) {
    writeMemoryType(importEntry(module, name, ExternKind.MEMORY), type);
    return this;
  }

  ModuleBuilder importGlobal(String module, String name, char type, boolean mutable) {
    ByteWriter out = importEntry(module, name, ExternKind.GLOBAL);
    out.writeByte(type(type));
    out.writeByte(mutable ? 1 : 0);
    return this;
  }

  /** Adds a function with further locals, all of one type; {@code end} is added. */
  ModuleBuilder func(int typeIndex, int locals, char type, Consumer<InstructionWriter> code) {
    entry(SectionId.FUNCTION).writeU32(typeIndex);
    ByteWriter body = new ByteWriter();
    body.writeU32(locals == 0 ? 0 : 1);
    if (locals != 0) {
      body.writeU32(locals);
      body.writeByte(type(type));
    }
    InstructionWriter instructions = new InstructionWriter(body);
    code.accept(instructions);
    instructions.write(Op.END);
    entry(SectionId.CODE).writeSized(body);
    return this;
  }

  /** Adds a function without further locals; {@code end} is added. */
  ModuleBuilder func(int typeIndex, Consumer<InstructionWriter> code) {
    return func(typeIndex, 0, 'i', code);
  }

  /** Adds a table of function references. */
  ModuleBuilder table(int min, int max) {
    ByteWriter out = entry(SectionId.TABLE);
    out.writeByte(type('F'));
    writeLimits(out, min, max);
    return this;
  }

  /** Adds a memory; a maximum of -1 stands for none. */
  ModuleBuilder memory(int min, int max) {
    writeLimits(entry(SectionId.MEMORY), min, max);
    return this;
  }

  /** Adds a memory of any type. */
  ModuleBuilder memory(MemoryType type) {
    writeMemoryType(entry(SectionId.MEMORY), type);
    return this;
  }

  private static void writeMemoryType(ByteWriter out, MemoryType type) {
    boolean wide = type.addressType() == AddressType.I64;
    boolean customPages = type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2;
    boolean max = type.limits().hasMax();
    out.writeByte((max ? 1 : 0) | (type.shared() ? 2 : 0) | (wide ? 4 : 0) | (customPages ? 8 : 0));
    out.writeU64(type.limits().min());
    if (max) {
      out.writeU64(type.limits().max());
    }
    if (customPages) {
      out.writeU32(type.pageSizeLog2());
    }
  }

  private static void writeLimits(ByteWriter out, int min, int max) {
    out.writeByte(max < 0 ? 0 : 1);
    out.writeU32(min);
    if (max >= 0) {
      out.writeU32(max);
    }
  }

  /** Adds a tag with the parameters of a function type. */
  ModuleBuilder tag(int typeIndex) {
    ByteWriter out = entry(SectionId.TAG);
    out.writeByte(0);
    out.writeU32(typeIndex);
    return this;
  }

  ModuleBuilder importTag(String module, String name, int typeIndex) {
    ByteWriter out = importEntry(module, name, ExternKind.TAG);
    out.writeByte(0);
    out.writeU32(typeIndex);
    return this;
  }

  /** Adds a mutable global of type i32. */
  ModuleBuilder global(int value) {
    ByteWriter out = entry(SectionId.GLOBAL);
    out.writeByte(type('i'));
    out.writeByte(1);
    writeConstant(out, value);
    return this;
  }

  /** Adds a mutable global of type v128. */
  ModuleBuilder vectorGlobal(long low, long high) {
    ByteWriter out = entry(SectionId.GLOBAL);
    out.writeByte(type('V'));
    out.writeByte(1);
    InstructionWriter instructions = new InstructionWriter(out);
    instructions.writeVector(Op.V128_CONST, low, high);
    instructions.write(Op.END);
    return this;
  }

  private static void writeConstant(ByteWriter out, int value) {
    InstructionWriter instructions = new InstructionWriter(out);
    instructions.writeConstant(Op.I32_CONST, value);
    instructions.write(Op.END);
  }

  ModuleBuilder export(String name, ExternKind kind, int index) {
    ByteWriter out = entry(SectionId.EXPORT);
    out.writeName(name);
    out.writeByte(kind.ordinal());
    out.writeU32(index);
    return this;
  }

  ModuleBuilder start(int functionIndex) {
    entry(SectionId.START).writeU32(functionIndex);
    return this;
  }

  /** Adds an active segment of functions for table 0. */
  ModuleBuilder elements(int offset, int... functions) {
    ByteWriter out = entry(SectionId.ELEMENT);
    out.writeU32(0);
    writeConstant(out, offset);
    out.writeU32(functions.length);
    for (int function : functions) {
      out.writeU32(function);
    }
    return this;
  }

  /** Adds an active segment of data for memory 0. */
  ModuleBuilder data(int offset, String text) {
    ByteWriter out = entry(SectionId.DATA);
    out.writeU32(0);
    writeConstant(out, offset);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeU32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Adds a passive segment of data. */
  ModuleBuilder passiveData(String text) {
    ByteWriter out = entry(SectionId.DATA);
    out.writeU32(1);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeU32(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Announces the number of segments of data, which code that names them needs. */
  ModuleBuilder dataCount(int count) {
    entry(SectionId.DATA_COUNT).writeU32(count);
    return this;
  }

  /** Names the module and its functions, the first ones in order. */
  ModuleBuilder names(String module, String... functions) {
    ByteWriter name = new ByteWriter();
    name.writeName(module);
    names.writeByte(NAME_OF_MODULE);
    names.writeSized(name);
    ByteWriter map = new ByteWriter();
    map.writeU32(functions.length);
    for (int i = 0; i < functions.length; i++) {
      map.writeU32(i);
      map.writeName(functions[i]);
    }
    names.writeByte(NAMES_OF_FUNCTIONS);
    names.writeSized(map);
    return this;
  }

  byte[] build() {
    ByteWriter out = new ByteWriter();
    out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    for (SectionId id : SectionId.values()) {
      ByteWriter entries = sections.get(id);
      if (entries != null) {
        ByteWriter content = new ByteWriter();
        if (id != SectionId.START && id != SectionId.DATA_COUNT) {
          content.writeU32(counts.getOrDefault(id, 0));
        }
        content.writeBytes(entries);
        out.writeByte(id.id());
        out.writeSized(content);
      }
    }
    if (names.size() > 0) {
      ByteWriter content = new ByteWriter();
      content.writeName("name");
      content.writeBytes(names);
      out.writeByte(0);
      out.writeSized(content);
    }
    return out.toByteArray();
  }
}
