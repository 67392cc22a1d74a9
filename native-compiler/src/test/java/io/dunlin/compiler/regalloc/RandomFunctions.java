package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.MachineFunction;
import io.dunlin.compiler.machine.MachineFunctionBuilder;
import io.dunlin.compiler.machine.Operand;
import io.dunlin.compiler.machine.RegisterClass;
import io.dunlin.compiler.machine.RegisterFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes functions at random that use everything that instructions may demand: structured control
 * flow with loops and block parameters, fixed registers, clobbers, reused inputs, stack operands,
 * temporaries, rematerializable instructions, moves, and calls that end blocks and have handlers.
 */
final class RandomFunctions {
  static final int PLAIN = 1;
  static final int CONSTANT = 2;
  static final int MOVE = 3;
  static final int CALL = 4;
  static final int JUMP = 5;
  static final int BRANCH = 6;
  static final int RETURN = 7;
  static final int HANDLER = 8;
  static final int ENTRY = 9;

  private final Random random;
  private final RegisterFile registers;
  private final MachineFunctionBuilder builder = new MachineFunctionBuilder();
  // Values that may be used where code is being made, innermost last.
  private List<Integer> values = new ArrayList<>();
  private final List<RegisterClass> classes = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Integer> variables = new ArrayList<>(); // pinned to slots
  private final int window;
  private int block;
  private int budget;

  private RandomFunctions(long seed, int size, int window, RegisterFile registers) {
    this.window = window;
    random = new Random(seed);
    this.registers = registers;
    budget = size;
  }

  /** A function of about so many instructions. */
  static MachineFunction make(long seed, int size, RegisterFile registers) {
    return make(seed, size, Integer.MAX_VALUE, registers);
  }

  /** The same, but instructions use only so many of the last values. */
  static MachineFunction make(long seed, int size, int window, RegisterFile registers) {
    return new RandomFunctions(seed, size, window, registers).make();
  }

  private MachineFunction make() {
    block = builder.block();
    builder.beginBlock(block);
    builder.instruction(ENTRY);
    for (int i = 0; i < 3; i++) {
      defineFixed(RegisterClass.GENERAL, i);
    }
    addValue(pinned());
    for (int i = 0; i < 4; i++) {
      RegisterClass registerClass = randomClass();
      int width =
          registerClass == RegisterClass.GENERAL ? 4 << random.nextInt(2) : 4 << random.nextInt(3);
      variables.add(builder.pinnedToSlot(registerClass, width));
      classes.add(registerClass);
      widths.add(width);
    }
    while (budget > 0) {
      statement(0);
    }
    give(new Draft(RETURN).add(pick(RegisterClass.GENERAL), Operand.fixed(Operand.USE, 0)));
    builder.endBlock();
    return builder.build();
  }

  private int pinned() {
    int value = builder.pinned(RegisterFile.general(30));
    classes.add(RegisterClass.GENERAL);
    widths.add(8);
    return value;
  }

  private void addValue(int value) {
    values.add(value);
  }

  private int newValue(RegisterClass registerClass) {
    int width =
        registerClass == RegisterClass.GENERAL ? 4 << random.nextInt(2) : 4 << random.nextInt(3);
    return newValue(registerClass, width);
  }

  private int newValue(RegisterClass registerClass, int width) {
    classes.add(registerClass);
    widths.add(width);
    return builder.virtualRegister(registerClass, width);
  }

  private RegisterClass randomClass() {
    return random.nextInt(3) == 0 ? RegisterClass.VECTOR : RegisterClass.GENERAL;
  }

  private int pick(RegisterClass registerClass) {
    for (int tries = 0; tries < 10; tries++) {
      // Recent values more often than old ones.
      int back = (int) (Math.min(window, values.size()) * Math.pow(random.nextDouble(), 3));
      int value = values.get(values.size() - 1 - back);
      if (classes.get(value) == registerClass) {
        return value;
      }
    }
    return constant(registerClass, registerClass == RegisterClass.GENERAL ? 8 : 16);
  }

  /** An argument has to be as wide as its parameter. */
  private int pick(RegisterClass registerClass, int width) {
    for (int tries = 0; tries < 20; tries++) {
      int value = pick(registerClass);
      if (widths.get(value) == width) {
        return value;
      }
    }
    return constant(registerClass, width);
  }

  private int constant(RegisterClass registerClass, int width) {
    int value = newValue(registerClass, width);
    // May come in the middle of another instruction's operands, so it is given before that.
    pendingConstants.add(value);
    addValue(value);
    return value;
  }

  private final List<Integer> pendingConstants = new ArrayList<>();

  private void statement(int depth) {
    budget--;
    int kind = random.nextInt(depth < 5 ? 24 : 20);
    if (kind < 13) {
      plain();
    } else if (kind < 15) {
      give(
          new Draft(CONSTANT).define(newValue(randomClass()), Operand.REGISTER).rematerializable());
    } else if (kind < 16) {
      move();
    } else if (kind < 17) {
      variable();
    } else if (kind < 19) {
      call();
    } else if (kind < 20) {
      reuse();
    } else if (kind < 21) {
      choice(depth);
    } else if (kind < 23) {
      loop(depth);
    } else {
      callWithHandler(depth);
    }
  }

  /** An instruction whose operands are chosen before it is given to the builder. */
  private final class Draft {
    final int opcode;
    final List<int[]> operands = new ArrayList<>();
    final List<Integer> results = new ArrayList<>();
    long clobbers;
    long fixedEarly;
    long fixedLate;
    boolean rematerializable;
    boolean move;

    Draft(int opcode) {
      this.opcode = opcode;
    }

    Draft add(int value, int spec) {
      operands.add(new int[] {value, spec});
      if (Operand.isDefinition(spec)) {
        results.add(value);
      }
      return this;
    }

    Draft define(int value, int constraint) {
      return add(value, Operand.of(Operand.DEFINITION, constraint));
    }

    Draft use(RegisterClass registerClass, int role, int constraint) {
      return add(pick(registerClass), Operand.of(role, constraint));
    }

    Draft useFixed(RegisterClass registerClass) {
      int register = freeRegister(registerClass, fixedEarly);
      fixedEarly |= 1L << register;
      return add(pick(registerClass), Operand.fixed(Operand.USE, register));
    }

    Draft defineFixed(RegisterClass registerClass) {
      int register = freeRegister(registerClass, fixedLate);
      fixedLate |= 1L << register;
      return add(newValue(registerClass), Operand.fixed(Operand.DEFINITION, register));
    }

    Draft rematerializable() {
      rematerializable = true;
      return this;
    }

    int freeRegister(RegisterClass registerClass, long taken) {
      int[] order = registers.allocationOrder(registerClass);
      int register = order[random.nextInt(order.length)];
      return (taken >> register & 1) == 0 ? register : freeRegister(registerClass, taken);
    }
  }

  private void give(Draft draft) {
    flushConstants();
    builder.instruction(draft.opcode).clobbers(draft.clobbers);
    for (int[] operand : draft.operands) {
      builder.operand(operand[0], operand[1]);
    }
    if (draft.move) {
      builder.move();
    }
    if (draft.rematerializable) {
      builder.rematerializable();
    }
    draft.results.forEach(this::addValue);
  }

  private void flushConstants() {
    for (int value : pendingConstants) {
      builder.instruction(CONSTANT).define(value).rematerializable();
    }
    pendingConstants.clear();
  }

  private void defineFixed(RegisterClass registerClass, int register) {
    int value = newValue(registerClass);
    builder.defineFixed(value, register);
    addValue(value);
  }

  private void plain() {
    Draft draft = new Draft(PLAIN);
    for (int uses = random.nextInt(3); uses > 0; uses--) {
      RegisterClass registerClass = randomClass();
      switch (random.nextInt(8)) {
        case 0 -> draft.useFixed(registerClass);
        case 1 -> draft.use(registerClass, Operand.LATE_USE, Operand.REGISTER);
        case 2, 3 -> draft.use(registerClass, Operand.USE, Operand.ANY);
        case 4 -> stackUse(draft, registerClass);
        default -> draft.use(registerClass, Operand.USE, Operand.REGISTER);
      }
    }
    if (random.nextInt(6) == 0) {
      draft.add(newValue(randomClass()), Operand.of(Operand.EARLY_DEFINITION, Operand.REGISTER));
    }
    switch (random.nextInt(8)) {
      case 0 -> draft.defineFixed(randomClass());
      case 1 -> draft.define(newValue(randomClass()), Operand.ANY);
      case 2 -> draft.define(newValue(randomClass()), Operand.STACK);
      case 3 -> draft.clobbers = 1L << draft.freeRegister(RegisterClass.GENERAL, 0);
      default -> draft.define(newValue(randomClass()), Operand.REGISTER);
    }
    give(draft);
  }

  private void stackUse(Draft draft, RegisterClass registerClass) {
    int value = pick(registerClass);
    if (value != pinnedValue()) {
      draft.add(value, Operand.of(Operand.USE, Operand.STACK));
    }
  }

  private void variable() {
    int variable = variables.get(random.nextInt(variables.size()));
    RegisterClass registerClass = classes.get(variable);
    Draft draft = new Draft(MOVE);
    draft.move = true;
    if (random.nextBoolean()) {
      draft.define(newValue(registerClass, widths.get(variable)), Operand.REGISTER);
      draft.add(variable, Operand.of(Operand.USE, Operand.STACK));
    } else {
      int value = pick(registerClass, widths.get(variable));
      draft.add(variable, Operand.of(Operand.DEFINITION, Operand.STACK));
      draft.add(value, Operand.of(Operand.USE, Operand.REGISTER));
      draft.results.clear();
    }
    give(draft);
  }

  private static int pinnedValue() {
    return 3; // the first one after what the entry defines
  }

  private void move() {
    RegisterClass registerClass = randomClass();
    int source = pick(registerClass);
    Draft draft = new Draft(MOVE);
    draft.move = true;
    draft.define(newValue(registerClass, widths.get(source)), Operand.ANY);
    draft.add(source, Operand.of(Operand.USE, Operand.REGISTER));
    give(draft);
  }

  private void reuse() {
    RegisterClass registerClass = randomClass();
    Draft draft = new Draft(PLAIN);
    int input = pick(registerClass);
    draft.add(
        input == pinnedValue() ? constant(registerClass, 8) : input,
        Operand.of(Operand.USE, Operand.REGISTER));
    draft.use(registerClass, Operand.USE, random.nextBoolean() ? Operand.ANY : Operand.REGISTER);
    draft.add(newValue(registerClass), Operand.reuse(0));
    give(draft);
  }

  private Draft callDraft() {
    Draft draft = new Draft(CALL);
    for (int uses = random.nextInt(3); uses > 0; uses--) {
      draft.useFixed(randomClass());
    }
    if (random.nextBoolean()) {
      draft.use(RegisterClass.GENERAL, Operand.USE, Operand.ANY);
    }
    for (int results = random.nextInt(3); results > 0; results--) {
      draft.defineFixed(randomClass());
    }
    draft.clobbers = registers.allocatable();
    return draft;
  }

  private void call() {
    give(callDraft());
  }

  private void jumpTo(int target, int... arguments) {
    flushConstants();
    builder.instruction(JUMP);
    builder.setJump(block, target, arguments);
    builder.endBlock();
  }

  private void begin(int next) {
    block = next;
    builder.beginBlock(next);
  }

  private int[] newParameters(int target) {
    int[] parameters = new int[random.nextInt(4)];
    Arrays.setAll(parameters, i -> newValue(randomClass()));
    builder.setParameters(target, parameters);
    return parameters;
  }

  private int[] pickArguments(int[] parameters) {
    return Arrays.stream(parameters)
        .map(parameter -> pick(classes.get(parameter), widths.get(parameter)))
        .toArray();
  }

  private void branch(int... targets) {
    Draft draft = new Draft(BRANCH);
    draft.use(
        RegisterClass.GENERAL, Operand.USE, random.nextBoolean() ? Operand.ANY : Operand.REGISTER);
    give(draft);
    builder.setSuccessors(block, targets);
    builder.endBlock();
  }

  private void body(int depth) {
    for (int statements = random.nextInt(6); statements > 0 && budget > 0; statements--) {
      statement(depth + 1);
    }
  }

  private void choice(int depth) {
    int first = builder.block();
    int second = builder.block();
    if (random.nextBoolean()) {
      builder.markCold(second);
    }
    branch(first, second);
    List<Integer> outside = values;
    List<int[]> arguments = new ArrayList<>();
    int join = -1;
    int[] parameters = {};
    for (int side : new int[] {first, second}) {
      values = new ArrayList<>(outside);
      begin(side);
      body(depth);
      if (join < 0) {
        join = builder.block();
        parameters = newParameters(join);
      }
      arguments.add(pickArguments(parameters));
      jumpTo(join, arguments.get(arguments.size() - 1));
    }
    values = outside;
    begin(join);
    for (int parameter : parameters) {
      addValue(parameter);
    }
  }

  private void loop(int depth) {
    int header = builder.block();
    int[] parameters = newParameters(header);
    jumpTo(header, pickArguments(parameters));
    begin(header);
    List<Integer> outside = new ArrayList<>(values);
    for (int parameter : parameters) {
      addValue(parameter);
      outside.add(parameter);
    }
    body(depth);
    int again = builder.block();
    int exit = builder.block();
    branch(again, exit);
    List<Integer> atEnd = new ArrayList<>(values);
    begin(again);
    jumpTo(header, pickArguments(parameters));
    values = random.nextBoolean() ? atEnd : outside;
    begin(exit);
  }

  private void callWithHandler(int depth) {
    Draft draft = callDraft();
    int normal = builder.block();
    int handler = builder.block();
    List<Integer> outside = new ArrayList<>(values);
    give(draft);
    builder.setSuccessors(block, normal, handler);
    builder.endBlock();
    begin(normal);
    body(depth);
    int join = builder.block();
    int[] parameters = newParameters(join);
    jumpTo(join, pickArguments(parameters));
    values = new ArrayList<>(outside);
    begin(handler);
    builder.instruction(HANDLER);
    defineFixed(RegisterClass.GENERAL, 0);
    builder.clobbers(registers.allocatable());
    body(depth);
    jumpTo(join, pickArguments(parameters));
    values = outside;
    begin(join);
    for (int parameter : parameters) {
      addValue(parameter);
    }
  }
}
