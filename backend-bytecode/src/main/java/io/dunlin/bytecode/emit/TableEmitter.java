package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import org.objectweb.asm.Opcodes;

/** Access to tables, single elements and in bulk. */
final class TableEmitter {
  private static final String TABLE = RuntimeNames.descriptor(RuntimeNames.OBJECT_TABLE);
  private static final String INSTANCE = RuntimeNames.descriptor(RuntimeNames.INSTANCE);
  private static final String REFERENCE = RuntimeNames.descriptor(RuntimeNames.OBJECT);

  private final Emission emission;

  TableEmitter(Emission emission) {
    this.emission = emission;
  }

  void emit(int at) {
    FunctionForm form = emission.form;
    Op op = form.op(at);
    int index = form.index(at);
    emission.locate(at);
    switch (op) {
      case TABLE_GET -> {
        Widening.one(emission, indexType(index));
        operate(index, "get", "(J" + TABLE + INSTANCE + ")" + REFERENCE);
      }
      case TABLE_SET -> {
        widenBelowReference(indexType(index));
        operate(index, "set", "(J" + REFERENCE + TABLE + INSTANCE + ")V");
      }
      case TABLE_SIZE -> {
        InstanceAccess.pushTable(emission, index);
        emission.code.invokeVirtual(RuntimeNames.OBJECT_TABLE, "size", "()I");
        if (indexType(index) == TypeCodes.I64) {
          emission.code.op(Opcodes.I2L);
        }
      }
      case TABLE_GROW -> grow(index);
      case TABLE_FILL -> fill(index);
      case TABLE_COPY -> copy(index, form.index2(at));
      case TABLE_INIT -> init(index, form.index2(at));
      case ELEM_DROP -> {
        emission.code.loadInstance();
        emission.code.push(index);
        emission.code.invokeVirtual(RuntimeNames.MODULE_INSTANCE, "dropElements", "(I)V");
      }
      default -> throw Unsupported.instruction(emission, op);
    }
  }

  private int indexType(int table) {
    return emission.module.hasLongIndices(table) ? TypeCodes.I64 : TypeCodes.I32;
  }

  /** Calls an operation with its operands, the table and the instance. */
  private void operate(int table, String method, String descriptor) {
    InstanceAccess.pushTable(emission, table);
    emission.code.loadInstance();
    emission.code.invokeStatic(RuntimeNames.TABLE_OPERATIONS, method, descriptor);
  }

  private void widenBelowReference(int type) {
    if (type == TypeCodes.I32) {
      int mark = emission.locals.mark();
      int reference = emission.storeTemporary(JavaTypes.REFERENCE);
      emission.code.zeroExtend();
      emission.code.load(JavaTypes.REFERENCE, reference);
      emission.locals.release(mark);
    }
  }

  private void grow(int table) {
    int type = indexType(table);
    Widening.one(emission, type);
    InstanceAccess.pushTable(emission, table);
    emission.code.invokeStatic(
        RuntimeNames.TABLE_OPERATIONS, "grow", "(" + REFERENCE + "J" + TABLE + ")J");
    if (type == TypeCodes.I32) {
      emission.code.op(Opcodes.L2I);
    }
  }

  private void fill(int table) {
    int type = indexType(table);
    int mark = emission.locals.mark();
    int count = emission.storeTemporary(type);
    widenBelowReference(type);
    emission.code.load(type, count);
    Widening.one(emission, type);
    emission.locals.release(mark);
    operate(table, "fill", "(J" + REFERENCE + "J" + TABLE + INSTANCE + ")V");
  }

  private void copy(int table, int source) {
    int type = indexType(table);
    int sourceType = indexType(source);
    Widening.three(emission, type, sourceType, Math.min(type, sourceType));
    InstanceAccess.pushTable(emission, table);
    operate(source, "copy", "(JJJ" + TABLE + TABLE + INSTANCE + ")V");
  }

  private void init(int segment, int table) {
    Widening.three(emission, indexType(table), TypeCodes.I32, TypeCodes.I32);
    InstanceAccess.pushTable(emission, table);
    emission.code.push(segment);
    emission.code.loadInstance();
    emission.code.invokeStatic(
        RuntimeNames.TABLE_OPERATIONS, "init", "(JJJ" + TABLE + "I" + INSTANCE + ")V");
  }
}
