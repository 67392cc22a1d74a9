package io.dunlin.compiler.emit;

import io.dunlin.compiler.object.AddressMap;
import io.dunlin.compiler.object.CompiledFunction;
import io.dunlin.compiler.object.HandlerTable;
import io.dunlin.compiler.object.RelocationKind;
import io.dunlin.compiler.object.RelocationTable;
import io.dunlin.compiler.object.RelocationTarget;
import io.dunlin.compiler.object.TrapCode;
import io.dunlin.compiler.object.TrapTable;
import java.util.Arrays;

/**
 * Collects the code of one function after the other: bytes, branches to labels, constants, and
 * tables about them.
 *
 * <p>While code is collected, a branch takes the room of its far form and an alignment the most
 * that it may need; {@link #finish} shrinks them. Positions that this class gives out before are
 * good for nothing but differences within a stretch without either. Serves one thread.
 */
public final class MachineBuffer {
  private static final int UNBOUND = -1;

  private final LabelEncoding encoding;
  private final ConstantPool constants = new ConstantPool();
  private final Relaxation elastic;
  private byte[] code = new byte[256];
  private int size;

  private final IntTable labels = new IntTable(2); // position, elastic items before it
  private final IntTable references = new IntTable(3); // position, kind, label
  private final IntTable differences = new IntTable(3); // position, label, base
  private final IntTable relocations = new IntTable(5); // position, kind, target, index, addend
  private final IntTable traps = new IntTable(2); // position, code
  private final IntTable sources = new IntTable(2); // position, source offset
  private final IntTable handlers = new IntTable(2); // position, label
  private final IntTable trapLabels = new IntTable(3); // label, code, source offset
  private int source = -1;

  /** A buffer for code of a CPU. */
  public MachineBuffer(LabelEncoding encoding) {
    this.encoding = encoding;
    elastic = new Relaxation(encoding);
  }

  /** Begins another function. */
  void clear() {
    constants.clear();
    elastic.clear();
    size = 0;
    labels.clear();
    references.clear();
    differences.clear();
    relocations.clear();
    traps.clear();
    sources.clear();
    handlers.clear();
    trapLabels.clear();
    source = -1;
  }

  /** Appends a byte. */
  public void putByte(int value) {
    reserve(1);
    code[size++] = (byte) value;
  }

  /** Appends bytes of an array. */
  public void putBytes(byte[] bytes, int from, int to) {
    reserve(to - from);
    for (int i = from; i < to; i++) {
      code[size++] = bytes[i];
    }
  }

  /** Appends two bytes, the low one first. */
  public void putShort(int value) {
    putByte(value);
    putByte(value >> 8);
  }

  /** Appends four bytes, the low one first. */
  public void putInt(int value) {
    reserve(4);
    writeInt(code, size, value);
    size += 4;
  }

  /** Appends eight bytes, the low one first. */
  public void putLong(long value) {
    putInt((int) value);
    putInt((int) (value >> 32));
  }

  /** The current position. */
  public int position() {
    return size;
  }

  /** Makes a label that is not bound yet. */
  public int label() {
    labels.add(UNBOUND, 0);
    return labels.size() - 1;
  }

  /** Binds a label to the current position. */
  public void bind(int label) {
    if (labels.get(label, 0) != UNBOUND) {
      throw new IllegalStateException("label " + label + " is bound already");
    }
    labels.set(label, 0, size);
    labels.set(label, 1, elastic.size());
  }

  /** Appends a branch of this kind. */
  public void branch(int kind, int label) {
    elastic.addBranch(size, kind, label);
    skip(encoding.farSize(kind));
  }

  /** Appends instructions that do nothing, up to a multiple of a power of two. */
  public void align(int alignment) {
    if (alignment > 1) {
      elastic.addAlignment(size, alignment);
      skip(alignment - 1);
    }
  }

  /** Announces that the bytes that follow refer to a label in the way that the kind says. */
  public void reference(int kind, int label) {
    references.add(size, kind, label);
  }

  /** Appends four bytes: how far the label is behind the base. */
  public void putDifference(int label, int base) {
    differences.add(size, label, base);
    putInt(0);
  }

  /**
   * The label of a constant behind the code, aligned to its size.
   *
   * @param bytes its size: 4, 8 or 16
   * @param low the first 8 bytes
   * @param high the next 8 bytes
   */
  public int constant(int bytes, long low, long high) {
    return constants.label(bytes, low, high, this);
  }

  /** Announces that the address of something else is to be written to the bytes that follow. */
  public void relocate(RelocationKind kind, RelocationTarget target, int index, int addend) {
    relocations.add(size, kind.ordinal(), target.ordinal(), index, addend);
  }

  /** Says that the instruction that follows may fault, and what trap that is. */
  public void mayTrap(TrapCode trapCode) {
    traps.add(size, trapCode.ordinal());
  }

  /** Says that what follows comes from this offset in the WebAssembly module, or from none: -1. */
  public void setSource(int offset) {
    if (offset != source) {
      source = offset;
      int last = sources.size() - 1;
      if (last >= 0 && sources.get(last, 0) == size) {
        sources.set(last, 1, offset);
      } else {
        sources.add(size, offset);
      }
    }
  }

  /** Says that exceptions of the call that has just been appended are handled at a label. */
  public void handleAt(int label) {
    handlers.add(size, label);
  }

  /** The label of out-of-line code that traps, for the current source. */
  public int trapLabel(TrapCode trapCode) {
    for (int i = trapLabels.size() - 1; i >= 0 && trapLabels.get(i, 2) == source; i--) {
      if (trapLabels.get(i, 1) == trapCode.ordinal()) {
        return trapLabels.get(i, 0);
      }
    }
    int label = label();
    trapLabels.add(label, trapCode.ordinal(), source);
    return label;
  }

  /** Makes the code that trap labels stand for, by way of the emission's target. */
  void bindTrapLabels(FunctionEmission emission) {
    TrapCode[] codes = TrapCode.values();
    for (int i = 0; i < trapLabels.size(); i++) {
      setSource(trapLabels.get(i, 2));
      bind(trapLabels.get(i, 0));
      emission.target().emitTrap(codes[trapLabels.get(i, 1)], emission);
    }
  }

  /** The finished function. */
  public CompiledFunction finish(int alignment, int frameSize) {
    constants.append(this);
    elastic.relax(labels);
    byte[] finished = elastic.shrink(code, size, labels);
    for (int i = 0; i < references.size(); i++) {
      encoding.writeReference(
          finished,
          elastic.finalPosition(references.get(i, 0)),
          references.get(i, 1),
          finalLabel(references.get(i, 2)));
    }
    for (int i = 0; i < differences.size(); i++) {
      writeInt(
          finished,
          elastic.finalPosition(differences.get(i, 0)),
          finalLabel(differences.get(i, 1)) - finalLabel(differences.get(i, 2)));
    }
    return new CompiledFunction(
        finished,
        Math.max(alignment, constants.alignment()),
        frameSize,
        new RelocationTable(
            finalPositions(relocations),
            relocations.byteColumn(1),
            relocations.byteColumn(2),
            relocations.column(3),
            relocations.column(4)),
        new TrapTable(finalPositions(traps), traps.byteColumn(1)),
        new AddressMap(finalPositions(sources), sources.column(1)),
        new HandlerTable(
            finalPositions(handlers),
            Arrays.stream(handlers.column(1)).map(this::finalLabel).toArray()));
  }

  /** Where a label is, once the code is finished, in bytes from its beginning. */
  public int finalOffset(int label) {
    return finalLabel(label);
  }

  private int finalLabel(int label) {
    return elastic.finalLabel(label, labels);
  }

  private int[] finalPositions(IntTable table) {
    int[] positions = table.column(0);
    elastic.makeFinal(positions);
    return positions;
  }

  /** Appends zeros, which are not executed, up to a multiple of a power of two. */
  void alignData(int alignment) {
    elastic.addDataAlignment(size, alignment);
    skip(alignment - 1);
  }

  private void skip(int bytes) {
    reserve(bytes);
    size += bytes;
  }

  private void reserve(int bytes) {
    if (code.length - size < bytes) {
      code = Arrays.copyOf(code, Math.max(2 * code.length, size + bytes));
    }
  }

  private static void writeInt(byte[] code, int at, int value) {
    code[at] = (byte) value;
    code[at + 1] = (byte) (value >> 8);
    code[at + 2] = (byte) (value >> 16);
    code[at + 3] = (byte) (value >> 24);
  }
}
