package io.dunlin.differential;

import io.dunlin.Extern;
import io.dunlin.Func;
import io.dunlin.Global;
import io.dunlin.ImportType;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.Table;
import io.dunlin.Tag;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.WasmException;
import io.dunlin.generate.Choices;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.FunctionType;
import io.dunlin.wasm.type.GlobalType;
import io.dunlin.wasm.type.MemoryType;
import io.dunlin.wasm.type.TableType;
import io.dunlin.wasm.type.TagType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What generated modules import. Functions note that they were called; then they return, throw an
 * exception, fail, or call back.
 */
final class Host {
  private static final int MOST_CALLS_BACK = 2;

  private final Store<@Nullable Void> store;
  private final Choices choices;
  private final Values values;
  private final ValueText text;
  private final Outcome outcome;
  private final Supplier<Map<String, Extern>> exports;
  private int callsBack;

  Host(
      Store<@Nullable Void> store,
      Choices choices,
      Values values,
      ValueText text,
      Outcome outcome,
      Supplier<Map<String, Extern>> exports) {
    this.store = store;
    this.choices = choices;
    this.values = values;
    this.text = text;
    this.outcome = outcome;
    this.exports = exports;
  }

  Extern[] imports(Module module) {
    return module.imports().stream().map(each -> extern(module, each)).toArray(Extern[]::new);
  }

  private Extern extern(Module module, ImportType wanted) {
    return switch (wanted.type()) {
      case FunctionType function -> {
        FuncType type = module.funcType(function.typeIndex());
        yield Func.of(store, type, (caller, arguments) -> call(wanted.name(), type, arguments));
      }
      case TableType table -> Table.of(store, table, Val.nullRef(table.element().heapType()));
      case MemoryType memory ->
          memory.shared() ? SharedMemory.of(store.engine(), memory) : Memory.of(store, memory);
      case GlobalType global -> Global.of(store, global, values.of(global.value()));
      case TagType tag -> Tag.of(store, module.funcType(tag.typeIndex()));
    };
  }

  private Val[] call(String name, FuncType type, Val[] arguments) {
    outcome.add("host " + name + "(" + text.of(arguments) + ")");
    values.remember(arguments);
    switch (choices.below(20)) {
      case 0 -> throwException();
      case 1 -> throw new HostFailure();
      case 2, 3, 4 -> callBack();
      default -> {}
    }
    return values.of(type.results());
  }

  private void throwException() {
    List<Tag> tags =
        exports.get().values().stream()
            .filter(Tag.class::isInstance)
            .map(Tag.class::cast)
            .filter(tag -> values.areAvailable(tag.type().params()))
            .toList();
    if (!tags.isEmpty()) {
      Tag tag = choices.pick(tags);
      throw WasmException.of(tag, values.of(tag.type().params()));
    }
  }

  private void callBack() {
    List<Func> functions =
        exports.get().values().stream()
            .filter(Func.class::isInstance)
            .map(Func.class::cast)
            .filter(function -> values.areAvailable(function.type().params()))
            .toList();
    if (functions.isEmpty() || callsBack == MOST_CALLS_BACK) {
      return;
    }
    callsBack++;
    Func function = choices.pick(functions);
    boolean passesOn = choices.chance(50);
    try {
      Val[] results = function.call(values.of(function.type().params()));
      outcome.add("called back " + text.of(Val.funcref(function)) + ": " + text.of(results));
    } catch (Trap e) {
      if (passesOn || isExhaustion(e.code())) {
        throw e;
      }
      outcome.add("called back: " + e.code() + " " + ModuleRun.frames(e));
    } catch (WasmException e) {
      if (passesOn) {
        throw e;
      }
      outcome.add("called back: throws " + text.of(e.exception()));
    } finally {
      callsBack--;
    }
  }

  /** What depends on the resources of the whole run must end it. */
  private static boolean isExhaustion(TrapCode code) {
    return code == TrapCode.STACK_OVERFLOW || code == TrapCode.OUT_OF_FUEL;
  }
}
