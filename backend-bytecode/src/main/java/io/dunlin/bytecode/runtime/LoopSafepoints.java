package io.dunlin.bytecode.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether this JVM can stop all loops for what it does itself. Takes some milliseconds to find. */
final class LoopSafepoints {
  private static final String OPTION = "UseCountedLoopSafepoints";

  static final boolean AVAILABLE = areAvailable();

  private LoopSafepoints() {}

  private static boolean areAvailable() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm != null && Boolean.parseBoolean(jvm.getVMOption(OPTION).getValue());
    } catch (IllegalArgumentException | LinkageError e) {
      // Another compiler, or a Java without this module: it is not known.
      return false;
    }
  }
}
