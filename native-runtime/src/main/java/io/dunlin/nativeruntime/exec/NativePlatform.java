package io.dunlin.nativeruntime.exec;

import io.dunlin.spi.Availability;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether machine code can run in this process. Calling the C library for memory takes the JVM a
 * tenth of a second, the first time; so that is done only when code is there to run, or when the
 * system may forbid it.
 */
public final class NativePlatform {
  private static final String OS = System.getProperty("os.name", "");
  private static final String ARCHITECTURE = System.getProperty("os.arch", "");
  private static final Module SELF = NativePlatform.class.getModule();

  private NativePlatform() {}

  /** Whether code for this processor can run here, and if not, why. */
  public static Availability availability(Processor processor) {
    return judge(
        processor,
        OS,
        ARCHITECTURE,
        SELF.isNativeAccessEnabled(),
        Restrictions::mayForbidCode,
        NativePlatform::start);
  }

  /** Maps the memory for code, if that has not been done, and says whether there is any. */
  public static Availability start() {
    return Start.RESULT;
  }

  /**
   * Whether code can run on a platform that is described.
   *
   * @param mayForbidCode whether the start might fail
   * @param start starts what code needs, and says whether that worked
   */
  static Availability judge(
      Processor processor,
      String system,
      String architecture,
      boolean nativeAccess,
      BooleanSupplier mayForbidCode,
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
    return mayForbidCode.getAsBoolean() ? start.get() : Availability.available();
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
