package io.dunlin.spi.store;

import java.util.ArrayList;
import java.util.List;

/** What a new instance imports, of each kind in the order of the imports; already matched. */
public final class Imports {
  private final List<FunctionInstance> functions = new ArrayList<>();
  private final List<TableInstance> tables = new ArrayList<>();
  private final List<MemoryInstance> memories = new ArrayList<>();
  private final List<GlobalInstance> globals = new ArrayList<>();
  private final List<TagInstance> tags = new ArrayList<>();

  /** Creates an empty collection. */
  public Imports() {}

  /** The functions. */
  public List<FunctionInstance> functions() {
    return functions;
  }

  /** The tables. */
  public List<TableInstance> tables() {
    return tables;
  }

  /** The memories. */
  public List<MemoryInstance> memories() {
    return memories;
  }

  /** The globals. */
  public List<GlobalInstance> globals() {
    return globals;
  }

  /** The tags. */
  public List<TagInstance> tags() {
    return tags;
  }
}
