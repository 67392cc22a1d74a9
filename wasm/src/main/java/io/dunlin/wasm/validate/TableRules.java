package io.dunlin.wasm.validate;

import io.dunlin.wasm.type.TypeCodes;

/** The typing rules of table instructions. */
final class TableRules {
  private final CodeContext code;
  private final ModuleContext module;
  private final OperandStack operands;

  TableRules(CodeContext code) {
    this.code = code;
    this.module = code.module;
    this.operands = code.operands;
  }

  private int table() {
    return code.instruction.index();
  }

  void get() {
    int element = module.tableElement(table());
    operands.pop(module.tableAddress(table()));
    operands.push(element);
  }

  void set() {
    operands.pop(module.tableElement(table()));
    operands.pop(module.tableAddress(table()));
  }

  void grow() {
    int element = module.tableElement(table());
    int address = module.tableAddress(table());
    operands.pop(address);
    operands.pop(element);
    operands.push(address);
  }

  void fill() {
    int element = module.tableElement(table());
    int address = module.tableAddress(table());
    operands.pop(address);
    operands.pop(element);
    operands.pop(address);
  }

  void init() {
    int segment = code.instruction.index();
    int table = code.instruction.index2();
    int element = module.tableElement(table);
    int type = module.elementSegmentType(segment);
    if (!code.types.matches(type, element)) {
      throw Fault.mismatch("element segment " + segment, type, element);
    }
    operands.pop(TypeCodes.I32);
    operands.pop(TypeCodes.I32);
    operands.pop(module.tableAddress(table));
  }

  void copy() {
    int target = code.instruction.index();
    int source = code.instruction.index2();
    int targetElement = module.tableElement(target);
    int sourceElement = module.tableElement(source);
    if (!code.types.matches(sourceElement, targetElement)) {
      throw Fault.mismatch(
          "table " + Integer.toUnsignedString(source), sourceElement, targetElement);
    }
    int targetAddress = module.tableAddress(target);
    int sourceAddress = module.tableAddress(source);
    operands.pop(targetAddress == TypeCodes.I64 ? sourceAddress : targetAddress);
    operands.pop(sourceAddress);
    operands.pop(targetAddress);
  }
}
