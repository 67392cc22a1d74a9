package io.dunlin.x64;

import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.NativeRuntime;
import io.dunlin.nativeruntime.exec.NativePlatform;
import io.dunlin.nativeruntime.exec.Processor;
import io.dunlin.spi.Availability;
import io.dunlin.spi.BackendRuntime;
import io.dunlin.spi.BackendSettings;
import io.dunlin.x64.stub.X64Stubs;

/** All use of the native runtime, which is not there where nothing can be run. */
final class HostRuntime {
  private static final X64Stubs STUBS = new X64Stubs();

  private HostRuntime() {}

  static Availability availability() {
    return NativePlatform.availability(Processor.X86_64);
  }

  /** What code should expect of memories; starts what machine code needs. */
  static MemoryModel memoryModel() {
    return NativeRuntime.bestModel(STUBS);
  }

  static BackendRuntime start(BackendSettings settings) {
    MemoryModel model =
        CodeSettings.wantsGuards(settings.memory()) ? MemoryModel.GUARDED : MemoryModel.CHECKED;
    return new NativeRuntime(settings, STUBS, model, X64Module::codeOf);
  }
}
