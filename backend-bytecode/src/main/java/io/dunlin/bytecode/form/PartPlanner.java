package io.dunlin.bytecode.form;

import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.type.TypeCodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Divides a function that is too large for one method into parts, from the inside out: where what a
 * region holds is too large, neighbouring statements become parts, and parts of parts if there are
 * too many. A loop that fits into one part stays in one, so that HotSpot compiles it as a whole.
 * The blocks of {@linkplain Region#isBareLabel bare labels} do not count as regions in this: what
 * is in them are statements of the region around them, with labels between them.
 *
 * <p>A statement is a stretch of instructions with no operand on the stack in front of it and
 * behind it, or if that is too large, a stretch with as many operands in front of it as behind it,
 * which it does not touch. Statements that end with tail calls stay where they are, and what
 * handlers of exceptions protect is not divided: they must find locals as they were. What is too
 * large then all the same is for {@link SpilledPartPlanner}.
 */
public class PartPlanner {
  /**
   * How many bytes a call of a part takes, as an estimate; what its method needs around its code is
   * no more.
   */
  static final int CALL_BYTES = 24;

  private static final int BYTES_PER_LOCAL = 4;
  private static final int BYTES_PER_OWN_LOCAL = 4;
  private static final int BYTES_PER_ASSIGNED = 12;
  static final int BYTES_PER_EXIT = 12;
  static final int BYTES_PER_LABEL = 8;

  /** A part with more does without a statement that has most of them, as a switch does. */
  private static final int MAX_EXITS = 24;

  /** Of methods of the usual size, so many cannot have more constants than a class may have. */
  private static final int METHODS_PER_CLASS = 8;

  /** A part is larger than this share of a method, unless smaller ones are needed as well. */
  private static final int LEAST_SHARE = 12;

  /** Lane-wise statements are a part of their own if they take more than this share of a method. */
  private static final int LANEWISE_SHARE = 2;

  private static final int NONE = -1;

  /** With more on the stack, statements are not looked for. */
  private static final int MAX_DEPTH = 8;

  final FunctionForm form;
  private final Liveness liveness;
  private final int[] sizes;
  private final int[] sharedSizes;
  private final int[] laneSizes;
  private final int maxBytes;
  private final int maxCallingBytes;
  final @Nullable Part[] partAt;
  private final int[] regionBytes;
  private final boolean[] isProtected;
  private final int function;
  private int bytes;

  /** What is not larger stays out of parts: the call would take longer. */
  private int leastBytes;

  /** Whether what branches to many places stays out of parts. */
  private boolean keepsSwitches;

  PartPlanner(
      FunctionForm form,
      Liveness liveness,
      int[] sizes,
      int[] sharedSizes,
      int[] laneSizes,
      int maxBytes,
      int maxCallingBytes) {
    this.form = form;
    this.liveness = liveness;
    this.sizes = sizes;
    this.sharedSizes = sharedSizes;
    this.laneSizes = laneSizes;
    this.maxBytes = maxBytes;
    this.maxCallingBytes = maxCallingBytes;
    this.partAt = new @Nullable Part[form.size()];
    this.regionBytes = new int[form.size()];
    this.isProtected = new boolean[form.size()];
    this.function = form.index(form.size() - 1);
    tryAsUsual();
  }

  /**
   * The parts of a function.
   *
   * @param sizes how many bytes the code of each instruction takes
   * @param sharedSizes how many bytes a part takes to take each vector from where it is shared, or
   *     to put it there
   * @param laneSizes how many bytes each instruction takes in a method that computes one lane, or
   *     {@link FunctionForm#NONE} if no {@linkplain Part#isLanewise lane-wise} part may have it
   * @param maxBytes how many a method should have at most
   * @param maxCallingBytes how many one should have at most that calls parts
   */
  public static Plan plan(
      FunctionForm form,
      int[] sizes,
      int[] sharedSizes,
      int[] laneSizes,
      int maxBytes,
      int maxCallingBytes) {
    return new PartPlanner(
            form, form.liveness(), sizes, sharedSizes, laneSizes, maxBytes, maxCallingBytes)
        .plan();
  }

  /**
   * A function divided.
   *
   * @param parts the outermost parts in the order of their instructions
   * @param bytes how many bytes of code the method has that calls them
   * @param locals the locals that this method uses or hands on, and the parameters
   */
  public record Plan(List<Part> parts, int bytes, BitSet locals) {
    /** Whether a part begins in a loop that has no other in it, and so is called in each round. */
    public boolean dividesLoops(FunctionForm form) {
      BitSet starts = new BitSet();
      addStarts(parts, starts);
      int loop = NONE;
      for (int at = 0; at < form.size(); at++) {
        if (form.op(at) == Op.LOOP) {
          loop = at;
        } else if (loop != NONE && at == form.region(form.index(loop)).end()) {
          int first = starts.nextSetBit(loop + 1);
          if (first >= 0 && first < at) {
            return true;
          }
          loop = NONE;
        }
      }
      return false;
    }

    private static void addStarts(List<Part> parts, BitSet starts) {
      for (Part part : parts) {
        starts.set(part.start());
        addStarts(part.children(), starts);
      }
    }
  }

  final Plan plan() {
    for (int at = 0; at < form.size(); at++) {
      visit(at);
    }
    List<Part> parts = parts(0, form.size());
    BitSet locals = effects(0, form.size(), parts).locals();
    locals.set(0, form.function().paramTypes().length);
    spread(parts);
    return new Plan(parts, bytes, locals);
  }

  /** Spreads the parts over classes, the outer ones first. */
  private static void spread(List<Part> parts) {
    Deque<Part> pending = new ArrayDeque<>(parts);
    int methods = 1;
    while (!pending.isEmpty()) {
      Part part = pending.removeFirst();
      part.setClassNumber(methods / METHODS_PER_CLASS);
      methods += part.methods();
      pending.addAll(part.children());
    }
  }

  private void visit(int at) {
    switch (form.op(at)) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
        Region region = form.region(form.index(at));
        Region parent = region.parent();
        boolean inside = parent != null && parent.start() >= 0 && isProtected[parent.start()];
        isProtected[at] = inside || isWhole(region);
      }
      case END, DELEGATE -> {
        Region region = form.region(form.index(at));
        if (!region.isBareLabel()) {
          bytes = planRegion(region);
          if (region.start() >= 0) {
            regionBytes[region.start()] = bytes;
          }
        }
      }
      default -> {}
    }
  }

  /** Whether a region stays in one method with all that is in it. */
  boolean isWhole(Region region) {
    return switch (region.kind()) {
      case FUNCTION, BLOCK, LOOP, IF, ELSE -> false;
      default -> true;
    };
  }

  /** Divides what a region holds, if need be, and says how many bytes of code are left of it. */
  private int planRegion(Region region) {
    int bytes = 0;
    if (region.start() >= 0 && isProtected[region.start()]) {
      for (int at = region.start(); at <= region.end(); at++) {
        bytes += sizes[at];
      }
      return bytes;
    }
    List<Statement> statements = statements(region);
    bytes = bytes(statements);
    for (int limit = maxBytes; bytes > limit; limit = maxCallingBytes) {
      divide(statements);
      statements = statements(region);
      int left = bytes(statements);
      if (left >= bytes && !tryHarder()) {
        break;
      }
      if (left < bytes) {
        tryAsUsual();
      }
      bytes = left;
    }
    tryAsUsual();
    return bytes;
  }

  private void tryAsUsual() {
    leastBytes = maxBytes / LEAST_SHARE;
    keepsSwitches = true;
  }

  /** Allows what is slow but needed if nothing else helps; says whether there is anything. */
  private boolean tryHarder() {
    if (leastBytes > 0) {
      leastBytes = 0;
      return true;
    }
    boolean more = keepsSwitches;
    keepsSwitches = false;
    return more;
  }

  private static int bytes(List<Statement> statements) {
    int bytes = 0;
    for (Statement statement : statements) {
      bytes += statement.bytes;
    }
    return bytes;
  }

  private List<Statement> statements(Region region) {
    List<Statement> statements = new ArrayList<>();
    int depth = depthOfArm(region);
    @Nullable Statement current = null;
    for (int at = region.start() + 1; at < region.end(); ) {
      if (isLabel(at)) {
        statements.add(Statement.label(at, sizes[at]));
        at++;
        continue;
      }
      if (current == null) {
        current = new Statement(at, depth);
        current.isMovable = depth == 0;
      }
      int next = add(current, at);
      boolean isBorder = isBorder(at);
      if (isBorder) {
        depth = depthOfArm(region);
        current.isMovable = false;
      } else {
        depth = depthBehind(at, depth);
      }
      at = next;
      current.end = at;
      if (depth == 0 || isBorder || at == region.end() || isBorder(at)) {
        current.isMovable &= depth == 0;
        addOrSplit(statements, current);
        current = null;
      }
    }
    return statements;
  }

  /** Adds a statement, or if it is too large what it consists of, with more on the stack. */
  void addOrSplit(List<Statement> statements, Statement statement) {
    int bytesOfPart = statement.bytesOfPart(statement.isLanewise);
    if (bytesOfPart <= maxBytes || !statement.isMovable || statement.depth == MAX_DEPTH) {
      statements.add(statement);
      return;
    }
    int depth = statement.depth;
    @Nullable Statement current = null;
    for (int at = statement.start; at < statement.end; ) {
      if (current == null) {
        current = new Statement(at, depth);
        current.isMovable = depth == statement.depth + 1;
      }
      // What takes an operand from below cannot be without it.
      current.isMovable &= partAt[at] != null || depth - form.pops(at) > statement.depth;
      int next = add(current, at);
      depth = depthBehind(at, depth);
      at = next;
      current.end = at;
      if (depth == statement.depth + 1 || at == statement.end) {
        current.isMovable &= depth == statement.depth + 1;
        addOrSplit(statements, current);
        current = null;
      }
    }
  }

  /** Whether a bare label stands there, or its block begins. */
  private boolean isLabel(int at) {
    return switch (form.op(at)) {
      case BLOCK, END -> partAt[at] == null && form.region(form.index(at)).isBareLabel();
      default -> false;
    };
  }

  private boolean isBorder(int at) {
    return switch (form.op(at)) {
      case ELSE, CATCH, CATCH_ALL -> true;
      default -> false;
    };
  }

  /** The number of operands where an arm of a region begins, counted from below its parameters. */
  int depthOfArm(Region region) {
    return region.params().length;
  }

  /** Adds an instruction, a region or a part to a statement; gives the index behind it. */
  private int add(Statement statement, int at) {
    Part part = partAt[at];
    if (part != null) {
      statement.bytes += callBytes(part);
      statement.isLanewise = false;
      return part.end();
    }
    statement.bytes += sizes[at];
    statement.laneBytes += Math.max(laneSizes[at], 0);
    statement.isLanewise &= laneSizes[at] != FunctionForm.NONE;
    switch (form.op(at)) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
        Region region = form.region(form.index(at));
        statement.bytes += regionBytes[at] + sizes[region.end()];
        statement.isMovable &= isMovable(region);
        return region.end() + 1;
      }
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
        statement.isMovable &= isCallMovable();
        return at + 1;
      }
      default -> {
        return at + 1;
      }
    }
  }

  /** Whether a method of a part can have a region. */
  boolean isMovable(Region region) {
    return !region.tailCalls();
  }

  /** Whether it can have a tail call. */
  boolean isCallMovable() {
    return false;
  }

  /** The number of operands behind an instruction, counted as at the beginning of the arm. */
  int depthBehind(int at, int depth) {
    if (partAt[at] != null) {
      return depth;
    }
    switch (form.op(at)) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
        Region region = form.region(form.index(at));
        int operands = region.params().length + (form.op(at) == Op.IF ? 1 : 0);
        return form.arrivesAt(region.end() + 1) ? depth - operands + region.results().length : 0;
      }
      default -> {
        return form.arrivesAt(at + 1) ? depth - form.pops(at) + form.pushes(at).length : 0;
      }
    }
  }

  /** Makes parts of neighbouring statements. */
  private void divide(List<Statement> statements) {
    for (int first = 0; first < statements.size(); ) {
      int end = reach(statements, first);
      boolean isFull = end < statements.size() && statements.get(end).isMovable;
      if (end == first) {
        first++;
      } else {
        first = makePart(statements, first, isFull ? bestCut(statements, first, end) : end);
      }
    }
  }

  /** The end of the longest stretch of statements that may be one part. */
  private int reach(List<Statement> statements, int first) {
    int lanewiseEnd = lanewiseEnd(statements, first);
    boolean isLanewise = lanewiseEnd > first;
    int limit = isLanewise ? lanewiseEnd : statements.size();
    int bytes = 0;
    int end = first;
    while (end < limit && statements.get(end).isMovable) {
      bytes += statements.get(end).bytesOfPart(isLanewise);
      boolean isFull = bytes > maxBytes || (!isLanewise && lanewiseEnd(statements, end) > end);
      if (isFull && end > first) {
        break;
      }
      end++;
    }
    return end;
  }

  /** The end of a stretch that is worth to be a lane-wise part; where it begins if it is not. */
  private int lanewiseEnd(List<Statement> statements, int first) {
    int bytes = 0;
    int end = first;
    while (end < statements.size() && isLanewise(statements.get(end))) {
      bytes += statements.get(end).bytes;
      end++;
    }
    return bytes > maxBytes / LANEWISE_SHARE ? end : first;
  }

  private static boolean isLanewise(Statement statement) {
    return statement.isLanewise && statement.isMovable;
  }

  /** Where in the second half of a stretch a part best ends: where few ways lead out of it. */
  private int bestCut(List<Statement> statements, int first, int end) {
    BitSet labels = new BitSet();
    int count = 0;
    int fewest = Integer.MAX_VALUE;
    int best = end;
    int half = bytes(statements.subList(first, end)) / 2;
    int bytes = 0;
    for (int i = first; i < end; i++) {
      Statement statement = statements.get(i);
      bytes += statement.bytes;
      if (statement.isLabel) {
        int label = form.index(statement.start);
        count -= labels.get(label) ? 1 : 0;
        labels.clear(label);
      }
      for (int exit : exits(statement)) {
        count += labels.get(exit) ? 0 : 1;
        labels.set(exit);
      }
      int ways = count + (form.arrivesAt(statement.end) ? 1 : 0);
      if (bytes >= half && ways <= fewest) {
        fewest = ways;
        best = i + 1;
      }
    }
    return best;
  }

  /** The regions whose labels are outside of a statement that it branches to. */
  private int[] exits(Statement statement) {
    return effects(statement.start, statement.end, parts(statement.start, statement.end)).exits();
  }

  /**
   * Makes a part of some statements, or if it needs too much around them of the first of these.
   *
   * @return the index behind the statements that are done with
   */
  private int makePart(List<Statement> statements, int first, int last) {
    int from = first;
    int to = last;
    while (from < to && statements.get(from).isLabel) {
      from++;
    }
    while (from < to && statements.get(to - 1).isLabel) {
      to--;
    }
    boolean isLanewise = lanewiseEnd(statements, from) >= to;
    int bytes =
        statements.subList(from, to).stream().mapToInt(s -> s.bytesOfPart(isLanewise)).sum();
    if (from == to || bytes > (to - from == 1 ? Math.max(maxBytes, maxCallingBytes) : maxBytes)) {
      return last;
    }
    int start = statements.get(from).start;
    int end = statements.get(to - 1).end;
    Part whole = partAt[start];
    if (whole != null && whole.end() == end) {
      return last;
    }
    List<Part> children = parts(start, end);
    PartEffects effects = effects(start, end, children);
    Part part = new Part(start, end, effects, form.arrivesAt(end), children, isLanewise);
    boolean leaves = part.exits().length > 0 || !part.fallsThrough();
    if (statements.get(from).depth > 0 && leaves) {
      return last;
    }
    int widest = keepsSwitches ? widest(statements, from, to, part) : NONE;
    if (widest != NONE) {
      return widest == from ? from + 1 : makePart(statements, from, widest);
    }
    int around =
        callBytes(part)
            + BYTES_PER_OWN_LOCAL * part.ownLocals().length
            + (children.isEmpty() ? sharedBytes(part) / part.methods() : 0);
    if (bytes + around > maxBytes && to - from > 1) {
      int fewer = from + Math.max(1, (to - from) * 7 / 8);
      return makePart(statements, from, bestCut(statements, from, fewer));
    }
    if (Math.max(callBytes(part), leastBytes) < bytes) {
      for (Part replaced : children) {
        partAt[replaced.start()] = null;
      }
      partAt[start] = part;
    }
    return last;
  }

  /** The statement by which a part has too many exits, or {@link #NONE}. */
  private int widest(List<Statement> statements, int from, int to, Part part) {
    if (part.exits().length <= MAX_EXITS) {
      return NONE;
    }
    BitSet outside = new BitSet();
    for (int exit : part.exits()) {
      outside.set(exit);
    }
    int most = MAX_EXITS / 2;
    int found = NONE;
    for (int i = from; i < to; i++) {
      int count = (int) IntStream.of(exits(statements.get(i))).filter(outside::get).count();
      if (count > most) {
        most = count;
        found = i;
      }
    }
    return found;
  }

  /** What a stretch of instructions does, some of which are in parts. */
  private PartEffects effects(int start, int end, List<Part> children) {
    PartEffects effects = new PartEffects(form, liveness, function, start, end);
    int child = 0;
    for (int at = start; at < end; ) {
      if (child < children.size() && children.get(child).start() == at) {
        Part part = children.get(child++);
        effects.add(part);
        at = part.end();
      } else {
        effects.add(at++);
      }
    }
    return effects;
  }

  /** The outermost parts in a stretch of instructions. */
  private List<Part> parts(int start, int end) {
    List<Part> parts = new ArrayList<>();
    for (int at = start; at < end; ) {
      Part part = partAt[at];
      if (part == null) {
        at++;
      } else {
        parts.add(part);
        at = part.end();
      }
    }
    return parts;
  }

  /** How many bytes a call of a part takes. */
  int callBytes(Part part) {
    int bytes = CALL_BYTES * part.methods() + BYTES_PER_LABEL * part.entries().length;
    for (int exit : part.exits()) {
      bytes += form.region(exit).isBareLabel() ? BYTES_PER_LABEL : BYTES_PER_EXIT;
    }
    bytes += BYTES_PER_LOCAL * countOthers(part.arguments());
    bytes += BYTES_PER_ASSIGNED * countOthers(part.assigned());
    return bytes;
  }

  /** How many of some locals are no vectors, which pass from method to method. */
  private int countOthers(int[] locals) {
    return (int) IntStream.of(locals).filter(local -> !isShared(local)).count();
  }

  private boolean isShared(int local) {
    return form.localType(local) == TypeCodes.V128;
  }

  /** How many bytes a part that has no parts takes to take vectors and to put them back. */
  private int sharedBytes(Part part) {
    return IntStream.concat(IntStream.of(part.arguments()), IntStream.of(part.assigned()))
        .filter(this::isShared)
        .map(local -> sharedSizes[local])
        .sum();
  }
}
