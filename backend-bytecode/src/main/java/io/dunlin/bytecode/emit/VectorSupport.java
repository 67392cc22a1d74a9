package io.dunlin.bytecode.emit;

/** What compiled code may use for vectors. */
public enum VectorSupport {
  /** What every Java has. */
  PORTABLE,

  /** The classes of the module {@code jdk.incubator.vector} as well. */
  VECTOR_API,

  /** These, and processors have registers for vectors of 256 bits. */
  DOUBLE_VECTOR_API;

  private static final String MODULE = "jdk.incubator.vector";

  /** The first version of Java with all the operators that code uses. */
  private static final int FIRST_VERSION = 25;

  /** Java leaves out checks of indices if this says so; they are the memory's only ones. */
  private static final String INDEX_CHECKS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK";

  private static final String ALL_CHECKS = "2";

  private static final int DOUBLE_BITS = 256;

  /** What this JVM has, which was started with or without the module. */
  public static VectorSupport ofThisJvm() {
    boolean hasModule = ModuleLayer.boot().findModule(MODULE).isPresent();
    boolean checks = System.getProperty(INDEX_CHECKS, ALL_CHECKS).equals(ALL_CHECKS);
    if (!hasModule || !checks || Runtime.version().feature() < FIRST_VERSION) {
      return PORTABLE;
    }
    return preferredBits() < DOUBLE_BITS ? VECTOR_API : DOUBLE_VECTOR_API;
  }

  /** How long the vectors are that Java would choose on this processor, in bits. */
  private static int preferredBits() {
    try {
      Module module = ModuleLayer.boot().findModule(MODULE).orElseThrow();
      Class<?> shapes = Class.forName(module, MODULE + ".VectorShape");
      Object preferred = shapes.getMethod("preferredShape").invoke(null);
      return (int) shapes.getMethod("vectorBitSize").invoke(preferred);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("jdk.incubator.vector is not as Java documents it", e);
    }
  }

  /** Whether code may use the Vector API. */
  boolean hasApi() {
    return this != PORTABLE;
  }
}
