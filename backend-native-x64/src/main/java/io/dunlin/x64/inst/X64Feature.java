package io.dunlin.x64.inst;

/**
 * What a CPU may have beyond x86-64's baseline, which ends with SSE2.
 *
 * <p>The order is part of the form in which compiled code states what it needs: new ones go to the
 * end.
 */
public enum X64Feature {
  /** Every CPU has it. */
  BASE("sse2"),
  SSE3("pni"),
  SSSE3("ssse3"),
  SSE41("sse4_1"),
  SSE42("sse4_2"),
  POPCNT("popcnt"),
  LZCNT("abm"),
  BMI1("bmi1"),
  BMI2("bmi2"),
  /** With a kernel that saves the registers. */
  AVX("avx"),
  AVX2("avx2"),
  FMA("fma");

  private final String kernelName;

  X64Feature(String kernelName) {
    this.kernelName = kernelName;
  }

  /** The name in the line {@code flags} of Linux's {@code /proc/cpuinfo}. */
  public String kernelName() {
    return kernelName;
  }
}
