package io.dunlin.x64;

import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;

/** Offers native code for x86-64. Thread-safe. */
public final class X64Provider implements BackendProvider {
  /** Above every portable backend. */
  private static final int PREFERENCE = 100;

  /** Creates the provider. */
  public X64Provider() {}

  @Override
  public String name() {
    return "native";
  }

  @Override
  public int preference() {
    return PREFERENCE;
  }

  @Override
  public Features features() {
    return Features.ALL;
  }

  @Override
  public String target() {
    return X64Compiler.TARGET;
  }

  @Override
  public Availability availability() {
    try {
      Availability platform = HostRuntime.availability();
      return platform.isAvailable() ? HostFeatures.availability() : platform;
    } catch (LinkageError e) {
      return Availability.unavailable(
          "it takes Java 25 and dunlin-native-runtime to run native code: " + e.getMessage());
    }
  }

  @Override
  public ModuleCompiler newCompiler(BackendSettings settings) {
    MemorySettings memory = settings.memory();
    boolean isAvailable = availability().isAvailable();
    CodeSettings.requireSignals(memory, isAvailable);
    return new X64Compiler(
        settings,
        CodeSettings.features(settings.compiler()),
        () -> CodeSettings.memoryModel(memory, isAvailable),
        CodeSettings.effort(settings.compiler()));
  }

  @Override
  public BackendRuntime newRuntime(BackendSettings settings) {
    Availability availability = availability();
    if (!availability.isAvailable()) {
      throw new IllegalStateException(availability.reason());
    }
    CodeSettings.requireRunnable(settings);
    return HostRuntime.start(settings);
  }
}
