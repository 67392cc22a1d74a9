package io.dunlin.generate;

import io.dunlin.wasm.binary.ByteWriter;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.binary.InstructionWriter;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A function body in the making: its locals, the blocks that are open, and the ways to write values
 * and statements.
 *
 * <p>A depth bounds how deep operands nest. Types are {@linkplain TypeCodes codes}.
 */
final class FunctionCode {
  private static final int ATTEMPTS = 10;
  private static final int MOST_SCOPES = 12;

  final Declarations module;
  final Choices choices;
  private final TypeGenerator types;
  final InstructionWriter out;
  final int[] results;

  private final Catalog catalog;
  private final Productions productions;
  private final Defaults defaults;
  private final Digest digest;
  private final ByteWriter instructions = new ByteWriter();
  private final int bodyBytes;
  private final List<Integer> locals = new ArrayList<>();
  private final int params;
  private int variables;
  private final Map<Integer, Integer> temporaries = new HashMap<>();
  private final List<Scope> scopes = new ArrayList<>();

  /** The locals that hold a value; those with a default value always do. */
  private BitSet initialized = new BitSet();

  FunctionCode(
      Declarations module,
      Choices choices,
      TypeGenerator types,
      Catalog catalog,
      int typeIndex,
      int bodyBytes) {
    this.module = module;
    this.choices = choices;
    this.types = types;
    this.catalog = catalog;
    this.bodyBytes = bodyBytes;
    this.results = module.types.results(typeIndex);
    this.out = new InstructionWriter(instructions);
    this.productions = new Productions(this);
    this.defaults = new Defaults(this);
    this.digest = new Digest(this);
    for (int param : module.types.params(typeIndex)) {
      initialized.set(locals.size());
      locals.add(param);
    }
    params = locals.size();
    variables = params;
    scopes.add(new Scope(Scope.Kind.BLOCK, results));
  }

  /** A type of which there are values. */
  int valueType() {
    return inhabited(types.valueType());
  }

  /** A reference type of which there are values. */
  int referenceType() {
    return inhabited(types.referenceType());
  }

  /** This type, or with null if nothing else can be of it. */
  private int inhabited(int type) {
    return TypeCodes.isDefaultable(type) || defaults.canBeNonNull(type)
        ? type
        : TypeCodes.nullable(type);
  }

  /** Declares a variable. */
  void addVariable(int type) {
    if (TypeCodes.isDefaultable(type)) {
      initialized.set(locals.size());
    }
    locals.add(type);
    variables = locals.size();
  }

  /** Gives the variables a value that have no default value. */
  void initializeVariables() {
    for (int local = params; local < variables; local++) {
      if (!initialized.get(local)) {
        trivial(locals.get(local));
        setLocal(local);
      }
    }
  }

  /** The parameters and variables that hold a value of this type. */
  List<Integer> readable(int type) {
    List<Integer> result = new ArrayList<>();
    for (int local = 0; local < variables; local++) {
      if (initialized.get(local) && module.types.matches(locals.get(local), type)) {
        result.add(local);
      }
    }
    return result;
  }

  /** The parameters and variables that a value of this type can be assigned to. */
  List<Integer> writable(int type) {
    List<Integer> result = new ArrayList<>();
    for (int local = 0; local < variables; local++) {
      if (module.types.matches(type, locals.get(local))) {
        result.add(local);
      }
    }
    return result;
  }

  int localType(int local) {
    return locals.get(local);
  }

  int variables() {
    return variables;
  }

  void setLocal(int local) {
    out.writeIndex(Op.LOCAL_SET, local);
    initialized.set(local);
  }

  void teeLocal(int local) {
    out.writeIndex(Op.LOCAL_TEE, local);
    initialized.set(local);
  }

  /** A local that nothing else uses while it is set and read again. */
  int temporary(int type) {
    return temporaries.computeIfAbsent(
        type,
        key -> {
          locals.add(key);
          return locals.size() - 1;
        });
  }

  /** A local that counts the passes of one loop. */
  int counter() {
    locals.add(TypeCodes.I32);
    return locals.size() - 1;
  }

  /** Whether the body should come to its end. */
  boolean isFull() {
    return instructions.size() >= bodyBytes || scopes.size() > MOST_SCOPES;
  }

  /** Writes code that leaves a value of this type. */
  void value(int type, int depth) {
    if (depth > 0 && !isFull()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (productions.emit(catalog.pick(choices, type), type, depth - 1)) {
          return;
        }
      }
    }
    trivial(type);
  }

  /** Writes code that leaves values of these types. */
  void values(int[] wanted, int depth) {
    for (int type : wanted) {
      value(type, depth);
    }
  }

  /** Writes a reference that an instruction needs, which is seldom null. */
  void operand(int type, int depth) {
    boolean nonNull = TypeCodes.isReference(type) && defaults.canBeNonNull(type);
    value(nonNull && choices.chance(85) ? TypeCodes.nonNull(type) : type, depth);
  }

  /** Writes a value with as little code as there can be. */
  void trivial(int type) {
    List<Integer> readable = readable(type);
    if (!readable.isEmpty() && choices.chance(55)) {
      out.writeIndex(Op.LOCAL_GET, choices.pick(readable));
    } else {
      defaults.write(type);
    }
  }

  /** Writes values with as little code as there can be. */
  void trivial(int[] wanted) {
    for (int type : wanted) {
      trivial(type);
    }
  }

  /** Writes code that leaves nothing. */
  void statement(int depth) {
    for (int attempt = 0; attempt < ATTEMPTS && !isFull(); attempt++) {
      if (productions.emit(catalog.pick(choices, TypeCodes.BOTTOM), TypeCodes.BOTTOM, depth)) {
        return;
      }
    }
  }

  /** Writes some statements, and values of these types. */
  void body(int[] wanted, int depth) {
    int statements = choices.below(depth + 2);
    for (int i = 0; i < statements; i++) {
      statement(depth);
    }
    values(wanted, depth);
  }

  /** Whether one of the values that are left is of the wanted type, or none is wanted. */
  boolean canTake(int[] left, int wanted) {
    for (int type : left) {
      if (module.types.matches(type, wanted)) {
        return true;
      }
    }
    return wanted == TypeCodes.BOTTOM;
  }

  /** Of the values that are left, keeps the wanted one, and makes some use of the others. */
  void take(int[] left, int wanted) {
    int kept = left.length - 1;
    while (kept >= 0 && (wanted == TypeCodes.BOTTOM || !module.types.matches(left[kept], wanted))) {
      discard(left[kept--]);
    }
    if (kept > 0) {
      int temporary = temporary(left[kept]);
      out.writeIndex(Op.LOCAL_SET, temporary);
      for (int i = kept - 1; i >= 0; i--) {
        discard(left[i]);
      }
      out.writeIndex(Op.LOCAL_GET, temporary);
    }
  }

  /** Takes a value from the stack, and keeps it somewhere if it can. */
  void discard(int type) {
    List<Op> operators = catalog.operators(type);
    int left = type;
    if (!operators.isEmpty() && choices.chance(25)) {
      Op op = choices.pick(operators);
      out.write(op);
      NanCanonicalization.write(op, this);
      left = Objects.requireNonNull(op.signature()).results()[0];
    }
    List<Integer> globals = module.assignableGlobals(left);
    List<Integer> writable = writable(left);
    if (!globals.isEmpty() && choices.chance(30)) {
      out.writeIndex(Op.GLOBAL_SET, choices.pick(globals));
    } else if (!writable.isEmpty() && choices.chance(50)) {
      setLocal(choices.pick(writable));
    } else if (choices.chance(10)) {
      out.write(Op.DROP);
    } else {
      digest.mix(left);
    }
  }

  /** Makes the value that was just computed show, and leaves it where it is. */
  void observe(int type) {
    int local = temporary(type);
    out.writeIndex(Op.LOCAL_TEE, local);
    out.writeIndex(Op.LOCAL_GET, local);
    digest.mix(type);
  }

  /** Makes what parameters and variables hold show when the function returns. */
  void mixVariables() {
    for (int local = 0; local < variables; local++) {
      if (initialized.get(local)) {
        out.writeIndex(Op.LOCAL_GET, local);
        digest.mix(locals.get(local));
      }
    }
  }

  List<Scope> scopes() {
    return scopes;
  }

  /** The number by which a branch names a scope. */
  int label(Scope scope) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i) == scope) {
        return scopes.size() - 1 - i;
      }
    }
    throw new IllegalArgumentException("the block is not open");
  }

  /** Writes the beginning of a block; what it takes and leaves may need a type of the module. */
  void writeBlock(Op op, int[] takes, int[] leaves) {
    if (takes.length == 0 && leaves.length <= 1) {
      out.writeBlock(
          op, Instruction.NO_TYPE_INDEX, leaves.length == 0 ? TypeCodes.BOTTOM : leaves[0]);
    } else {
      out.writeBlock(op, module.types.indexOf(takes, leaves), TypeCodes.BOTTOM);
    }
  }

  /** Writes what stands in a block; locals that it initializes are so inside of it only. */
  void inScope(Scope scope, Runnable code) {
    BitSet before = (BitSet) initialized.clone();
    scopes.add(scope);
    code.run();
    scopes.remove(scopes.size() - 1);
    initialized = before;
  }

  /** Writes a whole {@code block} without parameters. */
  void block(int[] leaves, Runnable code) {
    writeBlock(Op.BLOCK, new int[0], leaves);
    inScope(new Scope(Scope.Kind.BLOCK, leaves), code);
    out.write(Op.END);
  }

  /** Counts the budget down; when it is used up, the function returns or traps. */
  void checkBudget() {
    out.writeIndex(Op.GLOBAL_GET, module.budget);
    out.write(Op.I32_EQZ);
    writeBlock(Op.IF, new int[0], new int[0]);
    inScope(
        new Scope(Scope.Kind.BLOCK, new int[0]),
        () -> {
          if (choices.chance(15)) {
            out.write(Op.UNREACHABLE);
          } else {
            trivial(results);
            out.write(Op.RETURN);
          }
        });
    out.write(Op.END);
    out.writeIndex(Op.GLOBAL_GET, module.budget);
    out.writeConstant(Op.I32_CONST, 1);
    out.write(Op.I32_SUB);
    out.writeIndex(Op.GLOBAL_SET, module.budget);
  }

  /** The body in the binary format. */
  byte[] finish() {
    out.write(Op.END);
    int[] declared = locals.stream().skip(params).mapToInt(Integer::intValue).toArray();
    ByteWriter body = new ByteWriter();
    new InstructionWriter(body).writeLocals(declared, declared.length);
    body.writeBytes(instructions);
    return body.toByteArray();
  }
}
