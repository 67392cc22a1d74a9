package io.dunlin.bytecode;

import io.dunlin.bytecode.runtime.BytecodeRuntime;
import io.dunlin.bytecode.runtime.SignatureClasses;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendProvider;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.spi.code.ModuleCompiler;
import io.dunlin.wasm.Features;

/** Offers compilation to JVM bytecode. Thread-safe. */
public final class BytecodeProvider implements BackendProvider {
  /** Between the interpreter and native code. */
  private static final int PREFERENCE = 50;

  /** Creates the provider. */
  public BytecodeProvider() {}

  @Override
  public String name() {
    return "bytecode";
  }

  @Override
  public int preference() {
    return PREFERENCE;
  }

  @Override
  public Features features() {
    return Features.ALL;
  }

  /**
   * Not on Android, whose class files are others. Without ASM only modules run that are compiled
   * already.
   */
  @Override
  public Availability availability() {
    if (System.getProperty("java.vm.name", "").equals("Dalvik")) {
      return Availability.unavailable("Android runs no JVM bytecode");
    }
    String absence = Asm.absence();
    return absence == null ? Availability.available() : Availability.precompiledOnly(absence);
  }

  @Override
  public ModuleCompiler newCompiler(BackendSettings settings) {
    return new BytecodeCompiler(settings);
  }

  @Override
  public BackendRuntime newRuntime(BackendSettings settings) {
    return new BytecodeRuntime(settings, new SignatureClasses(BytecodeCompiler.SIGNATURES));
  }
}
