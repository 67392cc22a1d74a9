package io.dunlin.bytecode.emit;

/** What compiled code may use for vectors. */
public enum VectorSupport {
  /** What every Java has. */
  PORTABLE,

  /** The classes of the module {@code jdk.incubator.vector} as well. */
  VECTOR_API;

  private static final String MODULE = "jdk.incubator.vector";

  /** The first version of Java with all the operators that code uses. */
  private static final int FIRST_VERSION = 25;

  /** Java leaves out checks of indices if this says so; they are the memory's only ones. */
  private static final String INDEX_CHECKS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK";

  private static final String ALL_CHECKS = "2";

  /** What this JVM has, which was started with or without the module. */
  public static VectorSupport ofThisJvm() {
    boolean hasModule = ModuleLayer.boot().findModule(MODULE).isPresent();
    boolean checks = System.getProperty(INDEX_CHECKS, ALL_CHECKS).equals(ALL_CHECKS);
    return hasModule && checks && Runtime.version().feature() >= FIRST_VERSION
        ? VECTOR_API
        : PORTABLE;
  }
}
