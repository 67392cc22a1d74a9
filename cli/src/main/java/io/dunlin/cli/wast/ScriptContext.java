package io.dunlin.cli.wast;

import io.dunlin.Engine;
import io.dunlin.Extern;
import io.dunlin.Instance;
import io.dunlin.Linker;
import io.dunlin.Module;
import io.dunlin.SharedMemory;
import io.dunlin.Store;
import io.dunlin.wat.script.ScriptModule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a script, or a thread of one, has defined so far. Belongs to one thread at a time. */
final class ScriptContext implements AutoCloseable {
  private final Engine engine;
  private final Store<@Nullable Void> store;
  private final Linker<@Nullable Void> linker;

  /** Modules by identifier. */
  private final Map<String, Module> modules = new HashMap<>();

  /** What instances export, by the instances' identifiers. */
  private final Map<String, Map<String, Extern>> instances = new HashMap<>();

  private @Nullable Module latestModule;
  private @Nullable Map<String, Extern> latestInstance;

  ScriptContext(Engine engine) {
    this.engine = engine;
    this.store = engine.newStore();
    this.linker = new Linker<@Nullable Void>(engine).allowShadowing(true);
    if (engine.config().consumeFuel()) {
      store.setFuel(Long.MAX_VALUE);
    }
    Spectest.define(store, linker);
  }

  /** What a thread begins with: of these instances, what threads can share. */
  ScriptContext forThread(List<String> shared) {
    ScriptContext thread = new ScriptContext(engine);
    for (String identifier : shared) {
      Map<String, Extern> usable = new HashMap<>(exports(identifier));
      usable.values().removeIf(each -> !(each instanceof SharedMemory));
      thread.instances.put(identifier, usable);
    }
    return thread;
  }

  /** Whether bytes are a valid module, by an exception if not. */
  void validate(byte[] module) {
    Module.validate(engine, module);
  }

  /** Defines a module under the identifier that it may have. */
  Module define(ScriptModule source) {
    latestModule = null;
    Module module = compile(source);
    latestModule = module;
    if (source.identifier() != null) {
      modules.put(source.identifier(), module);
    }
    return module;
  }

  /** A module in the binary format. */
  byte[] toBinary(ScriptModule source) {
    return source.toBinary(engine.features());
  }

  /** A module that nothing else will know of. */
  Module compile(ScriptModule source) {
    return Module.of(engine, toBinary(source));
  }

  /** The module with an identifier, or the latest. */
  Module module(@Nullable String identifier) {
    Module module = identifier == null ? latestModule : modules.get(identifier);
    return required(module, "module", identifier);
  }

  /** Makes an instance that is the latest from then on; if that fails, there is no latest one. */
  void instantiate(Module module, @Nullable String identifier) {
    latestInstance = null;
    latestInstance = instantiate(module).exports();
    if (identifier != null) {
      instances.put(identifier, latestInstance);
    }
  }

  /** Forgets the latest instance, for commands that would have been meant for a failed one. */
  void forgetInstance() {
    latestInstance = null;
  }

  /** Makes an instance that nothing else will know of. */
  Instance instantiate(Module module) {
    return linker.instantiate(store, module);
  }

  /** Offers the exports of an instance to imports. */
  void register(String name, @Nullable String identifier) {
    exports(identifier).forEach((export, extern) -> linker.define(name, export, extern));
  }

  private Map<String, Extern> exports(@Nullable String identifier) {
    Map<String, Extern> exports = identifier == null ? latestInstance : instances.get(identifier);
    return required(exports, "instance", identifier);
  }

  private static <T> T required(@Nullable T found, String what, @Nullable String identifier) {
    if (found == null) {
      throw new FailedCommandException(
          "there is no " + what + (identifier == null ? "" : " $" + identifier));
    }
    return found;
  }

  /** An export of an instance, which must be of this type. */
  <T extends Extern> T export(@Nullable String identifier, String name, Class<T> type) {
    Extern export = exports(identifier).get(name);
    if (!type.isInstance(export)) {
      throw new FailedCommandException(
          "there is no " + type.getSimpleName().toLowerCase(Locale.ROOT) + " '" + name + "'");
    }
    return type.cast(export);
  }

  @Override
  public void close() {
    store.close();
  }
}
