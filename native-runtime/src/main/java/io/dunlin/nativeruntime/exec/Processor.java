package io.dunlin.nativeruntime.exec;

/** A processor that there is a native backend for. */
public enum Processor {
  /** The 64-bit processors of Intel and AMD. */
  X86_64("x86-64", "amd64"),
  /** The 64-bit processors of ARM. */
  AARCH64("AArch64", "aarch64");

  private final String title;
  private final String javaName;

  Processor(String title, String javaName) {
    this.title = title;
    this.javaName = javaName;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** The value of {@code os.arch} on such a processor. */
  String javaName() {
    return javaName;
  }
}
