package io.dunlin.generate;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.module.ByteRange;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import io.dunlin.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Makes element and data segments by chance. */
final class SegmentGenerator {
  private static final int OUT_OF_BOUNDS = 2;
  private static final int FUNCTION = TypeCodes.reference(false, TypeCodes.FUNC);

  private final Choices choices;
  private final Declarations module;
  private final TypeGenerator types;
  private final ConstantGenerator constants;

  SegmentGenerator(
      Choices choices, Declarations module, TypeGenerator types, ConstantGenerator constants) {
    this.choices = choices;
    this.module = module;
    this.types = types;
    this.constants = constants;
  }

  /** Fills the tables of functions, and adds segments that code copies from. */
  void addElements() {
    for (int table = 0; table < module.tables.size(); table++) {
      TableType type = module.tables.get(table);
      if (module.types.matches(FUNCTION, type.element().code())) {
        addActive(table, type);
      }
    }
    if (module.features.has(Feature.BULK_MEMORY)) {
      int count = choices.below(3);
      for (int i = 0; i < count; i++) {
        addPassive();
      }
    }
  }

  private void addActive(int table, TableType type) {
    int[] contents = module.tableContents.get(table);
    if (contents.length == 0) {
      return;
    }
    int offset = choices.below(contents.length);
    boolean outOfBounds = choices.chance(OUT_OF_BOUNDS);
    int[] functions = new int[outOfBounds ? 10 : choices.between(1, contents.length - offset)];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = choices.below(module.functions.size());
      if (offset + i < contents.length) {
        contents[offset + i] = functions[i];
      }
    }
    ConstExpr start = ConstantGenerator.address(type.addressType().code(), offset);
    module.elements.add(
        ElementSegment.ofFunctions(
            SegmentMode.ACTIVE, table, start, ValType.ofCode(FUNCTION), functions));
  }

  private void addPassive() {
    SegmentMode mode = choices.chance(80) ? SegmentMode.PASSIVE : SegmentMode.DECLARATIVE;
    if (!module.features.has(Feature.REFERENCE_TYPES) || choices.chance(30)) {
      int[] functions = new int[choices.below(6)];
      for (int i = 0; i < functions.length; i++) {
        functions[i] = choices.below(module.functions.size());
      }
      module.elements.add(
          ElementSegment.ofFunctions(
              SegmentMode.PASSIVE, 0, null, ValType.ofCode(FUNCTION), functions));
      return;
    }
    int type = TypeCodes.reference(true, TypeCodes.FUNC);
    if (choices.chance(70)) {
      int other = types.referenceType();
      type = constants.isPossible(other) ? other : type;
    }
    List<ConstExpr> expressions = new ArrayList<>();
    int count = choices.below(6);
    for (int i = 0; i < count; i++) {
      expressions.add(constants.expression(type));
    }
    module.elements.add(
        ElementSegment.ofExpressions(mode, 0, null, ValType.ofCode(type), expressions));
  }

  /** Adds data segments, active and passive. */
  void addData() {
    ByteWriter all = new ByteWriter();
    int count = choices.below(4);
    for (int i = 0; i < count; i++) {
      int start = all.size();
      int length = choices.below(48);
      for (int j = 0; j < length; j++) {
        all.writeByte(choices.i32());
      }
      addData(new ByteRange(start, all.size()));
    }
    module.dataBytes = all.toByteArray();
  }

  private void addData(ByteRange content) {
    boolean passive = module.features.has(Feature.BULK_MEMORY) && choices.chance(50);
    if (passive) {
      module.dataSegments.add(new DataSegment(SegmentMode.PASSIVE, 0, null, content));
    } else if (!module.memories.isEmpty()) {
      int memory = choices.below(module.memories.size());
      MemoryType type = module.memories.get(memory);
      long room = type.limits().min() * type.pageSize() - content.length();
      if (room >= 0 || choices.chance(OUT_OF_BOUNDS)) {
        long last = Math.min(Math.max(room, 0), 60);
        long offset = choices.chance(OUT_OF_BOUNDS) ? room + 1 : choices.between(0, last);
        ConstExpr start = ConstantGenerator.address(type.addressType().code(), offset);
        module.dataSegments.add(new DataSegment(SegmentMode.ACTIVE, memory, start, content));
      }
    }
  }
}
