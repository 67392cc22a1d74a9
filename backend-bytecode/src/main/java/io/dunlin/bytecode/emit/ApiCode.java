package io.dunlin.bytecode.emit;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Calls of Java's Vector API. They stand in the code itself and not in methods of ours, because
 * those of the API are inlined always and ours are not: a vector that is passed to a method is an
 * object in memory. On Java's stack and in locals all vectors are vectors of bytes, so that HotSpot
 * finds the same class wherever control meets.
 */
final class ApiCode {
  private static final String BOOTSTRAPS = "java/lang/invoke/ConstantBootstraps";
  private static final String LOOKUP =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
  private static final String SPECIES_NAME = "SPECIES_128";
  private static final String DOUBLE_SPECIES_NAME = "SPECIES_256";
  private static final String SPECIES = RuntimeNames.descriptor(ApiLanes.SPECIES);
  private static final String VECTOR = RuntimeNames.descriptor(ApiLanes.VECTOR);
  private static final String MASK = RuntimeNames.descriptor(ApiLanes.MASK);
  private static final String SHUFFLE = RuntimeNames.descriptor(ApiLanes.SHUFFLE);

  /** The lanes of a vector of 256 bits, with its halves exchanged. */
  private static final int[] EXCHANGED_HALVES = {4, 5, 6, 7, 0, 1, 2, 3};

  private final JavaCode code;

  ApiCode(JavaCode code) {
    this.code = code;
  }

  /** From a vector of bytes to one with such lanes. */
  void to(ApiLanes lanes) {
    reinterpret(ApiLanes.BYTES.className(), ApiLanes.BYTES, lanes);
  }

  /** From a vector with such lanes to one of bytes. */
  void from(ApiLanes lanes) {
    reinterpret(lanes.className(), lanes, ApiLanes.BYTES);
  }

  private void reinterpret(String owner, ApiLanes from, ApiLanes to) {
    if (from != to) {
      code.invokeVirtual(owner, to.reinterpret(), "()" + to.descriptor());
    }
  }

  void pushSpecies(ApiLanes lanes) {
    code.getStatic(lanes.className(), SPECIES_NAME, SPECIES);
  }

  /** The species of vectors that are twice as long as WebAssembly's. */
  void pushDoubleSpecies(ApiLanes lanes) {
    code.getStatic(lanes.className(), DOUBLE_SPECIES_NAME, SPECIES);
  }

  /** The species of vectors of bytes that are half as long as WebAssembly's. */
  void pushHalfSpecies() {
    code.getStatic(ApiLanes.BYTES.className(), "SPECIES_64", SPECIES);
  }

  /** A constant that says which operation is meant. */
  void pushOperator(String name, String kind) {
    code.getStatic(
        ApiLanes.OPERATORS, name, RuntimeNames.descriptor(ApiLanes.OPERATORS + "$" + kind));
  }

  /** An operation on the vector below the operator. */
  void unary(ApiLanes lanes) {
    invoke(lanes, "lanewise", "(" + operator("Unary") + ")" + lanes.descriptor());
  }

  /** An operation on two vectors, with the operator in between. */
  void binary(ApiLanes lanes) {
    invoke(lanes, "lanewise", "(" + operator("Binary") + VECTOR + ")" + lanes.descriptor());
  }

  /** An operation on a vector and a {@code long}, with the operator in between. */
  void binaryWithLong(ApiLanes lanes) {
    invoke(lanes, "lanewise", "(" + operator("Binary") + "J)" + lanes.descriptor());
  }

  /** A mask of how two vectors compare, with the operator in between. */
  void compare(ApiLanes lanes) {
    invoke(lanes, "compare", "(" + operator("Comparison") + VECTOR + ")" + MASK);
  }

  /** The same with a {@code long} as the second operand. */
  void compareWithLong(ApiLanes lanes) {
    invoke(lanes, "compare", "(" + operator("Comparison") + "J)" + MASK);
  }

  /** From a mask to a vector of bytes whose lanes are ones or zeros. */
  void maskToVector(ApiLanes lanes) {
    if (lanes != lanes.integers()) {
      pushSpecies(lanes.integers());
      code.invokeVirtual(ApiLanes.MASK, "cast", "(" + SPECIES + ")" + MASK);
    }
    code.invokeVirtual(ApiLanes.MASK, "toVector", "()" + VECTOR);
    toBytes();
  }

  /** From a mask to the bits of an {@code i32}. */
  void maskToBits() {
    code.invokeVirtual(ApiLanes.MASK, "toLong", "()J");
    code.op(Opcodes.L2I);
  }

  /** Whether a mask has a 1. */
  void maskAny() {
    code.invokeVirtual(ApiLanes.MASK, "anyTrue", "()Z");
  }

  /** Whether a mask has no 0. */
  void maskAll() {
    code.invokeVirtual(ApiLanes.MASK, "allTrue", "()Z");
  }

  /** The first vector, below the second and a mask, with lanes of the second where the mask is. */
  void blend(ApiLanes lanes) {
    invoke(lanes, "blend", "(" + VECTOR + MASK + ")" + lanes.descriptor());
  }

  /** A conversion of all lanes to others as wide. */
  void convert(ApiLanes from, ApiLanes to, String operator) {
    pushOperator(operator, "Conversion");
    code.push(0);
    invoke(from, "convert", "(" + operator("Conversion") + "I)" + VECTOR);
    code.invokeVirtual(ApiLanes.VECTOR, to.reinterpret(), "()" + to.descriptor());
  }

  /** From the first half of a vector's bytes, which are such lanes, to a vector of wider ones. */
  void widen(ApiLanes lanes, boolean signed) {
    to(lanes);
    pushWidening(lanes, signed);
    pushSpecies(lanes.wider());
    convertShape(lanes);
  }

  /** From all lanes of a vector to one of wider lanes, which is twice as long. */
  void widenAll(ApiLanes lanes, boolean signed) {
    to(lanes);
    pushWidening(lanes, signed);
    pushDoubleSpecies(lanes.wider());
    convertShape(lanes);
  }

  private void pushWidening(ApiLanes lanes, boolean signed) {
    String conversion = lanes.widening();
    pushOperator(signed ? conversion : "ZERO_EXTEND_" + conversion, "Conversion");
  }

  /** Converts lanes of the vector that is below conversion and species. */
  private void convertShape(ApiLanes lanes) {
    code.push(0);
    invoke(lanes, "convertShape", "(" + operator("Conversion") + SPECIES + "I)" + VECTOR);
    toBytes();
  }

  private void toBytes() {
    code.invokeVirtual(
        ApiLanes.VECTOR, ApiLanes.BYTES.reinterpret(), "()" + ApiLanes.BYTES.descriptor());
  }

  /** The lower half of a vector that is twice as long as WebAssembly's. */
  void lowerHalf() {
    pushSpecies(ApiLanes.BYTES);
    code.push(0);
    invoke(ApiLanes.BYTES, "reinterpretShape", "(" + SPECIES + "I)" + VECTOR);
    toBytes();
  }

  /** The upper half of such a vector. */
  void upperHalf() {
    to(ApiLanes.INTS);
    rearrange(ApiLanes.INTS, DOUBLE_SPECIES_NAME, EXCHANGED_HALVES);
    from(ApiLanes.INTS);
    lowerHalf();
  }

  /** A vector all of whose lanes are the scalar on top of the stack, above the species. */
  void broadcast(ApiLanes lanes) {
    code.out()
        .visitMethodInsn(
            Opcodes.INVOKESTATIC,
            lanes.className(),
            "broadcast",
            "(" + SPECIES + lanes.element() + ")" + lanes.descriptor(),
            false);
  }

  /** The lane with an index. */
  void lane(ApiLanes lanes, int index) {
    code.push(index);
    invoke(lanes, "lane", "(I)" + lanes.element());
  }

  /** The vector below index and scalar with that scalar in that lane. */
  void withLane(ApiLanes lanes) {
    invoke(lanes, "withLane", "(I" + lanes.element() + ")" + lanes.descriptor());
  }

  /** The bytes that a vector of indices, which wrap, takes out of the vector above. */
  void select() {
    invoke(ApiLanes.BYTES, "selectFrom", "(" + VECTOR + ")" + ApiLanes.BYTES.descriptor());
  }

  /** The bytes with these indices of the vector on top of the stack. */
  void rearrange(int[] indices) {
    rearrange(ApiLanes.BYTES, SPECIES_NAME, indices);
  }

  /** The lanes with these indices of a vector of a species. */
  private void rearrange(ApiLanes lanes, String species, int[] indices) {
    Object[] arguments = new Object[indices.length + 2];
    arguments[0] =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            ApiLanes.SHUFFLE,
            "fromValues",
            "(" + SPECIES + "[I)" + SHUFFLE,
            false);
    arguments[1] =
        new ConstantDynamic(
            species,
            SPECIES,
            bootstrap("getStaticFinal", "Ljava/lang/Class;)Ljava/lang/Object;"),
            Type.getObjectType(lanes.className()));
    for (int i = 0; i < indices.length; i++) {
      arguments[i + 2] = indices[i];
    }
    code.out()
        .visitLdcInsn(
            new ConstantDynamic(
                "shuffle",
                SHUFFLE,
                bootstrap(
                    "invoke",
                    "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/Object;"),
                arguments));
    invoke(lanes, "rearrange", "(" + SHUFFLE + ")" + lanes.descriptor());
  }

  private static Handle bootstrap(String name, String rest) {
    return new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, name, LOOKUP + rest, false);
  }

  /** A constant. It is made of scalars, since only so HotSpot sees that it is no object. */
  void pushConstant(long low, long high) {
    pushSpecies(ApiLanes.LONGS);
    code.push(low);
    broadcast(ApiLanes.LONGS);
    if (low != high) {
      code.push(1);
      code.push(high);
      withLane(ApiLanes.LONGS);
    }
    from(ApiLanes.LONGS);
  }

  /** Reads the vector at an index of an array, both of them on the stack above the species. */
  void load() {
    code.invokeStatic(
        ApiLanes.BYTES.className(),
        "fromArray",
        "(" + SPECIES + "[BI)" + ApiLanes.BYTES.descriptor());
  }

  /** Writes a vector, which is on the stack below array and index. */
  void store() {
    invoke(ApiLanes.BYTES, "intoArray", "([BI)V");
  }

  private void invoke(ApiLanes lanes, String name, String descriptor) {
    code.invokeVirtual(lanes.className(), name, descriptor);
  }

  private static String operator(String kind) {
    return RuntimeNames.descriptor(ApiLanes.OPERATORS + "$" + kind);
  }
}
