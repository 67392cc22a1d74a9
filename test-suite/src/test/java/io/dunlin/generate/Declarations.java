package io.dunlin.generate;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.module.ConstExpr;
import io.dunlin.wasm.module.DataSegment;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.Import;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a module declares, as code sees it: all index spaces, imports first. */
final class Declarations {
  final Features features;
  final TypeSpace types = new TypeSpace();
  final List<Import> imports = new ArrayList<>();

  /** The type index of each function. */
  final List<Integer> functions = new ArrayList<>();

  final List<MemoryType> memories = new ArrayList<>();
  final List<TableType> tables = new ArrayList<>();

  /** What the tables hold at first: functions, or -1 where there is none. */
  final List<int[]> tableContents = new ArrayList<>();

  final List<@Nullable ConstExpr> tableInits = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();
  final List<ConstExpr> globalInits = new ArrayList<>();

  /** The type index of each tag. */
  final List<Integer> tags = new ArrayList<>();

  final List<ElementSegment> elements = new ArrayList<>();
  final List<DataSegment> dataSegments = new ArrayList<>();
  byte[] dataBytes = {};

  /** Whether code names a data segment, which a module has to announce. */
  boolean dataIsUsed;

  int importedFunctions;
  int importedTables;
  int importedMemories;
  int importedGlobals;
  int importedTags;

  /** The global that is counted down, so that all code ends. */
  int budget;

  /** The global that values are mixed into which nothing else makes use of. */
  int digest;

  Declarations(Features features) {
    this.features = features;
  }

  int[] functionResults(int function) {
    return types.results(functions.get(function));
  }

  /** The functions that a reference of this type may lead to. */
  List<Integer> functionsOf(int reference) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      if (types.matches(TypeCodes.reference(false, functions.get(i)), reference)) {
        result.add(i);
      }
    }
    return result;
  }

  /** Whether code may do with a global as it likes. */
  boolean isFree(int global) {
    return global != budget && global != digest;
  }

  /** The globals that a value of this type can be assigned to. */
  List<Integer> assignableGlobals(int type) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < globals.size(); i++) {
      GlobalType global = globals.get(i);
      if (isFree(i) && global.mutable() && types.matches(type, global.value().code())) {
        result.add(i);
      }
    }
    return result;
  }
}
