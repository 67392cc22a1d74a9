package io.dunlin.nativeruntime.store;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.spi.store.GlobalInstance;
import io.dunlin.wasm.type.GlobalType;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A global that code reads and writes in a structure. */
final class NativeGlobal extends GlobalInstance {
  private static final int LOW = ContextLayout.Global.VALUE;
  private static final int HIGH = LOW + Long.BYTES;

  private final MemorySegment structure;
  private final ValueKind kind;
  private final References references;

  NativeGlobal(GlobalType type, MemorySegment structure, ValueKind kind, References references) {
    super(type);
    this.structure = structure;
    this.kind = kind;
    this.references = references;
    references.addRoot(this);
  }

  long address() {
    return structure.address();
  }

  @Override
  public long bits() {
    return switch (kind) {
      case I32, F32 -> structure.get(JAVA_INT, LOW);
      default -> structure.get(JAVA_LONG, LOW);
    };
  }

  @Override
  public long highBits() {
    return structure.get(JAVA_LONG, HIGH);
  }

  @Override
  public @Nullable Object reference() {
    return switch (kind) {
      case FUNCTION -> references.function(structure.get(JAVA_LONG, LOW));
      case REFERENCE -> references.object(structure.get(JAVA_INT, LOW));
      default -> null;
    };
  }

  @Override
  public void setBits(long low, long high) {
    structure.set(JAVA_LONG, LOW, low);
    structure.set(JAVA_LONG, HIGH, high);
  }

  @Override
  public void setReference(@Nullable Object reference) {
    if (kind == ValueKind.FUNCTION) {
      structure.set(JAVA_LONG, LOW, references.address(reference));
    } else {
      structure.set(JAVA_INT, LOW, references.number(reference));
    }
  }

  /** The number of the reference that it holds now, or 0. */
  int number() {
    return kind == ValueKind.REFERENCE ? structure.get(JAVA_INT, LOW) : 0;
  }
}
