package io.dunlin;

import io.dunlin.spi.store.TagInstance;
import io.dunlin.wasm.type.ExternKind;
import io.dunlin.wasm.type.FuncType;

/** An exception tag. Each tag that is created is a different one, whatever its type. */
public final class Tag implements Extern {
  private final Store<?> store;
  private final TagInstance instance;

  Tag(Store<?> store, TagInstance instance) {
    this.store = store;
    this.instance = instance;
  }

  /**
   * A new tag.
   *
   * @param type what exceptions with the tag carry, as parameters; there must be no results
   */
  public static Tag of(Store<?> store, FuncType type) {
    store.state().check();
    if (!type.results().isEmpty()) {
      throw new IllegalArgumentException("a tag has no results: " + type);
    }
    return new Tag(store, new TagInstance(store.engine().types().register(type), type));
  }

  @Override
  public ExternKind kind() {
    return ExternKind.TAG;
  }

  /** The store that it belongs to. */
  public Store<?> store() {
    return store;
  }

  @Override
  public boolean isUsableIn(Store<?> other) {
    return other == store;
  }

  TagInstance instance() {
    return instance;
  }

  /** What exceptions with the tag carry, as parameters. */
  public FuncType type() {
    return instance.type();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tag that && that.instance == instance;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(instance);
  }

  @Override
  public String toString() {
    return "tag " + type();
  }
}
