package io.dunlin.bytecode.emit;

/** The names of the fields that the generated class of instances has. */
final class InstanceFields {
  private InstanceFields() {}

  static String memory(int index) {
    return "memory" + index;
  }

  static String table(int index) {
    return "table" + index;
  }

  static String global(int index) {
    return "global" + index;
  }

  static String function(int index) {
    return "function" + index;
  }

  /** The field with the type of a structure or array. */
  static String definedType(int index) {
    return "definedType" + index;
  }

  static String type(int index) {
    return "type" + index;
  }
}
