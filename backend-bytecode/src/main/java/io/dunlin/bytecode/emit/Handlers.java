package io.dunlin.bytecode.emit;

import io.dunlin.bytecode.form.FunctionForm;
import io.dunlin.bytecode.form.Part;
import io.dunlin.bytecode.form.Region;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.op.Op;
import io.dunlin.wasm.validate.Label.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Which code of a method is protected by handlers, and where these are. Java looks for a handler in
 * the order in which they are declared, so that those of inner regions come first. A delegation is
 * no code: it names the handler of an outer region as its own.
 */
final class Handlers {
  private final FunctionForm form;

  /** The first instruction of the method. */
  private final int start;

  /** By region: the catches of a legacy {@code try}. */
  private final Map<Integer, List<Integer>> catches = new HashMap<>();

  /** By region: the {@code delegate} that ends it. */
  private final Map<Integer, Integer> delegates = new HashMap<>();

  /** By region: where its own handler begins. */
  private final Map<Integer, Label> entries = new HashMap<>();

  /** By region: what protects it. */
  private final Map<Integer, Handler> handlers = new HashMap<>();

  /** Where exceptions go that are delegated past all handlers of the function. */
  private @Nullable Label escape;

  /**
   * Protected code.
   *
   * @param start its beginning
   * @param end its end
   * @param entry where exceptions arrive that leave it
   */
  record Handler(Label start, Label end, Label entry) {}

  private Handlers(FunctionForm form, int start) {
    this.form = form;
    this.start = start;
  }

  /**
   * Finds and declares the handlers of a method, before any of its code is emitted.
   *
   * @param children the parts that are methods of their own
   */
  static Handlers declare(Emission emission, List<Part> children) {
    FunctionForm form = emission.form;
    Handlers handlers = new Handlers(form, emission.start);
    BitSet own = new BitSet();
    own.set(emission.start, emission.end);
    for (Part child : children) {
      own.clear(child.start(), child.end());
    }
    for (int at = own.nextSetBit(0); at >= 0; at = own.nextSetBit(at + 1)) {
      switch (form.op(at)) {
        case CATCH, CATCH_ALL -> handlers.addCatch(at);
        case DELEGATE -> handlers.delegates.put(form.index(at), at);
        default -> {}
      }
    }
    for (int at = own.nextSetBit(0); at >= 0; at = own.nextSetBit(at + 1)) {
      switch (form.op(at)) {
        case END, DELEGATE -> handlers.declare(form.region(form.index(at)), emission.code.out());
        default -> {}
      }
    }
    return handlers;
  }

  private void addCatch(int at) {
    catches.computeIfAbsent(form.index(at), id -> new ArrayList<>()).add(at);
  }

  private void declare(Region region, MethodVisitor out) {
    // What calls nothing lets no exception out.
    if (!region.calls()) {
      return;
    }
    Integer delegate = delegates.get(region.id());
    Label entry = delegate == null ? ownEntry(region) : target(delegate);
    if (entry != null) {
      Handler handler = new Handler(new Label(), new Label(), entry);
      handlers.put(region.id(), handler);
      out.visitTryCatchBlock(
          handler.start, handler.end, handler.entry, RuntimeNames.EXCEPTION_SIGNAL);
    }
  }

  /** Where exceptions arrive that leave a region; null if it has no handler of its own. */
  private @Nullable Label ownEntry(Region region) {
    boolean hasHandler =
        switch (region.kind()) {
          case TRY_TABLE -> form.extras(region.start()) > 0;
          case TRY -> catches.containsKey(region.id());
          default -> false;
        };
    return hasHandler ? entries.computeIfAbsent(region.id(), id -> new Label()) : null;
  }

  /** Where exceptions go that a delegation passes on: out of the region that it names. */
  private Label target(int delegate) {
    Region region = form.region(form.extra(delegate, 0));
    while (region.start() >= start) {
      Integer further = delegates.get(region.id());
      if (further != null) {
        region = form.region(form.extra(further, 0));
        continue;
      }
      Label entry = isProtected(delegate, region) ? ownEntry(region) : null;
      if (entry != null) {
        return entry;
      }
      region = Objects.requireNonNull(region.parent());
    }
    // The handler, if there is one, is in a method that has called this one.
    return escape();
  }

  /** Whether an instruction in a region is in front of the region's catches, if it has any. */
  private boolean isProtected(int at, Region region) {
    List<Integer> found = catches.get(region.id());
    return found == null || at < found.get(0);
  }

  /**
   * Whether what an instruction throws is caught in the function for certain.
   *
   * @param innermost the region that it stands in
   * @param tag the tag, or {@link FunctionForm#NONE} if it is not known
   */
  boolean catchesThrown(int at, Region innermost, int tag) {
    for (Region region = innermost; region != null; region = region.parent()) {
      if (delegates.containsKey(region.id())) {
        return false;
      }
      boolean caught =
          switch (region.kind()) {
            case TRY_TABLE -> hasClause(region.start(), tag);
            case TRY -> isProtected(at, region) && hasCatch(region, tag);
            default -> false;
          };
      if (caught) {
        return true;
      }
    }
    return false;
  }

  private boolean hasClause(int tryTable, int tag) {
    for (int i = 0; i < form.extras(tryTable); i += 3) {
      int kind = form.extra(tryTable, i);
      boolean all = kind == Instruction.CATCH_ALL || kind == Instruction.CATCH_ALL_REF;
      if (all || form.extra(tryTable, i + 1) == tag) {
        return true;
      }
    }
    return false;
  }

  private boolean hasCatch(Region region, int tag) {
    for (int at : catches.getOrDefault(region.id(), List.of())) {
      if (form.op(at) == Op.CATCH_ALL || form.extra(at, 0) == tag) {
        return true;
      }
    }
    return false;
  }

  private Label escape() {
    Label label = escape == null ? new Label() : escape;
    escape = label;
    return label;
  }

  /** Where exceptions arrive that leave the function from within it; null if that is nowhere. */
  @Nullable Label escapeOrNull() {
    return escape;
  }

  /** What protects a region; null if nothing does, or nothing has to. */
  @Nullable Handler of(Region region) {
    return handlers.get(region.id());
  }

  /** Whether a region is one that can have handlers. */
  static boolean isTry(Region region) {
    return region.kind() == Kind.TRY_TABLE || region.kind() == Kind.TRY;
  }

  /** Whether this {@code catch} is the first one of its region. */
  boolean isFirstCatch(int at) {
    List<Integer> found = catches.get(form.index(at));
    return found != null && found.get(0) == at;
  }
}
