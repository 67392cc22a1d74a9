package io.dunlin.compiler.object;

/**
 * Where an instance's context holds what the module defines and imports, in bytes from its
 * beginning. What is defined lies there itself; of what is imported the address lies there.
 *
 * <p>Indices count imports first, as in the module.
 */
public final class InstanceLayout {
  private static final int ADDRESS = 8;

  private final Section functions;
  private final Section memories;
  private final Section tables;
  private final Section globals;
  private final Section tags;
  private final int types;
  private final int size;

  /**
   * Lays out the instances of a module.
   *
   * @param functions how many functions there are, and so on
   */
  public InstanceLayout(
      Count functions, Count memories, Count tables, Count globals, Count tags, int types) {
    this.memories = new Section(ContextLayout.Instance.SIZE, memories, ContextLayout.Memory.SIZE);
    this.tables = new Section(this.memories.end(), tables, ContextLayout.Table.SIZE);
    this.globals = new Section(this.tables.end(), globals, ContextLayout.Global.SIZE);
    this.tags = new Section(this.globals.end(), tags, ADDRESS);
    this.types = this.tags.end();
    this.functions =
        new Section(
            align(Math.addExact(this.types, Math.multiplyExact(4, types))),
            functions,
            ContextLayout.Function.SIZE);
    size = this.functions.end();
  }

  /**
   * How many there are of a kind.
   *
   * @param imported how many are imported
   * @param defined how many the module defines
   */
  public record Count(int imported, int defined) {}

  /** A kind of things: first the addresses of imported ones, then those that are defined. */
  private record Section(int start, Count count, int definedSize) {
    int definedStart() {
      return align(Math.addExact(start, Math.multiplyExact(ADDRESS, count.imported)));
    }

    int end() {
      return align(Math.addExact(definedStart(), Math.multiplyExact(definedSize, count.defined)));
    }

    int at(int index) {
      return index < count.imported
          ? start + ADDRESS * index
          : definedStart() + definedSize * (index - count.imported);
    }

    boolean isImported(int index) {
      return index < count.imported;
    }
  }

  private static int align(int offset) {
    return Math.addExact(offset, 15) & -16;
  }

  /** Where a function's {@link ContextLayout.Function}, or its address, is. */
  public int function(int index) {
    return functions.at(index);
  }

  /** Is at {@link #function} only an address? */
  public boolean isFunctionImported(int index) {
    return functions.isImported(index);
  }

  /** Where a memory's {@link ContextLayout.Memory}, or its address, is. */
  public int memory(int index) {
    return memories.at(index);
  }

  /** Is at {@link #memory} only an address? */
  public boolean isMemoryImported(int index) {
    return memories.isImported(index);
  }

  /** Where a table's {@link ContextLayout.Table}, or its address, is. */
  public int table(int index) {
    return tables.at(index);
  }

  /** Is at {@link #table} only an address? */
  public boolean isTableImported(int index) {
    return tables.isImported(index);
  }

  /** Where a global's {@link ContextLayout.Global}, or its address, is. */
  public int global(int index) {
    return globals.at(index);
  }

  /** Is at {@link #global} only an address? */
  public boolean isGlobalImported(int index) {
    return globals.isImported(index);
  }

  /** Where the runtime's number for a tag is; four bytes, whether imported or not. */
  public int tag(int index) {
    return tags.at(index);
  }

  /** Where the canonical number of a type of the module is; four bytes. */
  public int type(int index) {
    return types + 4 * index;
  }

  /** The size of an instance's context in bytes. */
  public int size() {
    return size;
  }
}
