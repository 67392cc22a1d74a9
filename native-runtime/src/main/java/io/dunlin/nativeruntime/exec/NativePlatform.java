package io.dunlin.nativeruntime.exec;

import io.dunlin.spi.Availability;
import java.util.function.Supplier;

/**
 * Whether machine code can run in this process. The first question that gets as far as the memory
 * for code takes a tenth of a second, since the JVM starts its part of calls to machine code then.
 */
public final class NativePlatform {
  private static final String OS = System.getProperty("os.name", "");
  private static final String ARCHITECTURE = System.getProperty("os.arch", "");
  private static final Module SELF = NativePlatform.class.getModule();

  private NativePlatform() {}

  /** Whether code for this processor can run here, and if not, why. */
  public static Availability availability(Processor processor) {
    return judge(processor, OS, ARCHITECTURE, SELF.isNativeAccessEnabled(), () -> Start.RESULT);
  }

  /**
   * The same for a platform that is described.
   *
   * @param start starts what code needs, and says whether that worked
   */
  static Availability judge(
      Processor processor,
      String system,
      String architecture,
      boolean nativeAccess,
      Supplier<Availability> start) {
    if (!system.equals("Linux")) {
      return Availability.unavailable("native code runs on Linux only, and this is " + system);
    }
    if (!architecture.equals(processor.javaName())) {
      return Availability.unavailable(
          "its code is for " + processor.title() + ", and this processor is " + architecture);
    }
    if (!nativeAccess) {
      String module = SELF.isNamed() ? SELF.getName() : "ALL-UNNAMED";
      return Availability.unavailable(
          "native access is not enabled; start Java with --enable-native-access=" + module);
    }
    return start.get();
  }

  /** Started when the class is initialized, and so once. */
  private static final class Start {
    static final Availability RESULT = tryIt();

    private static Availability tryIt() {
      try {
        CodeArena.shared();
        return Availability.available();
      } catch (UnsupportedOperationException | IllegalCallerException e) {
        return Availability.unavailable(String.valueOf(e.getMessage()));
      } catch (ExceptionInInitializerError e) {
        return Availability.unavailable("calls to the C library fail: " + e.getCause());
      } catch (LinkageError e) {
        return Availability.unavailable("calls to the C library fail: " + e.getMessage());
      }
    }
  }
}
