package io.dunlin.internal.link;

import io.dunlin.spi.store.FunctionInstance;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.spi.store.Imports;
import io.dunlin.spi.store.MemoryInstance;
import io.dunlin.spi.store.TableInstance;
import io.dunlin.spi.store.TagInstance;
import io.dunlin.wasm.type.ExternType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import io.dunlin.wasm.type.TypeRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether something may be imported as what a module asks for.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/matching.html#external-types">External
 *     types</a>
 */
public final class ImportMatching {
  private final TypeRegistry types;

  /** Matching by the canonical types of an engine. */
  public ImportMatching(TypeRegistry types) {
    this.types = types;
  }

  /**
   * Adds something to the imports of an instance, if it matches.
   *
   * @param offered a function, table, memory, global or tag instance
   * @param expected what the module asks for, in canonical ids
   * @return null if it matches, otherwise what is there and what was expected
   */
  public @Nullable String add(Object offered, ExternType expected, Imports imports) {
    if (offered instanceof FunctionInstance function && expected instanceof FunctionType type) {
      return function(function, type, imports);
    }
    if (offered instanceof TableInstance table && expected instanceof TableType type) {
      return table(table, type, imports);
    }
    if (offered instanceof MemoryInstance memory && expected instanceof MemoryType type) {
      return memory(memory, type, imports);
    }
    if (offered instanceof GlobalInstance global && expected instanceof GlobalType type) {
      return global(global, type, imports);
    }
    if (offered instanceof TagInstance tag && expected instanceof TagType type) {
      return tag(tag, type, imports);
    }
    return "expected a " + expected.kind() + ", found a " + kind(offered);
  }

  private static String kind(Object offered) {
    if (offered instanceof FunctionInstance) {
      return "func";
    }
    if (offered instanceof TableInstance) {
      return "table";
    }
    if (offered instanceof MemoryInstance) {
      return "memory";
    }
    return offered instanceof GlobalInstance ? "global" : "tag";
  }

  private @Nullable String function(
      FunctionInstance offered, FunctionType expected, Imports imports) {
    if (!types.isSubtype(offered.typeId(), expected.typeIndex())) {
      return "expected type "
          + types.funcType(expected.typeIndex())
          + ", found type "
          + offered.type();
    }
    imports.functions().add(offered);
    return null;
  }

  private @Nullable String table(TableInstance offered, TableType expected, Imports imports) {
    TableType type = offered.type();
    boolean sameElements =
        types.matches(type.element().code(), expected.element().code())
            && types.matches(expected.element().code(), type.element().code());
    if (!sameElements
        || type.addressType() != expected.addressType()
        || !type.limits().matches(offered.size(), expected.limits())) {
      return "expected table " + expected + ", found table " + type + " of size " + offered.size();
    }
    imports.tables().add(offered);
    return null;
  }

  private static @Nullable String memory(
      MemoryInstance offered, MemoryType expected, Imports imports) {
    MemoryType type = offered.type();
    if (type.addressType() != expected.addressType()
        || type.shared() != expected.shared()
        || type.pageSizeLog2() != expected.pageSizeLog2()
        || !type.limits().matches(offered.pages(), expected.limits())) {
      return "expected memory "
          + expected
          + ", found memory "
          + type
          + " of size "
          + offered.pages();
    }
    imports.memories().add(offered);
    return null;
  }

  private @Nullable String global(GlobalInstance offered, GlobalType expected, Imports imports) {
    GlobalType type = offered.type();
    int actualCode = type.value().code();
    int expectedCode = expected.value().code();
    boolean matches =
        type.mutable() == expected.mutable()
            && types.matches(actualCode, expectedCode)
            && (!type.mutable() || types.matches(expectedCode, actualCode));
    if (!matches) {
      return "expected global " + expected + ", found global " + type;
    }
    imports.globals().add(offered);
    return null;
  }

  private @Nullable String tag(TagInstance offered, TagType expected, Imports imports) {
    if (offered.typeId() != expected.typeIndex()) {
      return "expected tag of type "
          + types.funcType(expected.typeIndex())
          + ", found tag of type "
          + offered.type();
    }
    imports.tags().add(offered);
    return null;
  }
}
