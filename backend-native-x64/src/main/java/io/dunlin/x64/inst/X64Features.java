package io.dunlin.x64.inst;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of CPU features.
 *
 * @param bits one bit per {@link X64Feature}, the first one lowest; this is how compiled code
 *     states what it needs
 */
public record X64Features(long bits) {

  /** What every x86-64 CPU has. */
  public static final X64Features BASELINE = new X64Features(0);

  /** Always has the baseline. */
  public X64Features {
    bits |= bit(X64Feature.BASE);
  }

  /** The features that are named. */
  public static X64Features of(X64Feature... features) {
    long bits = 0;
    for (X64Feature feature : features) {
      bits |= bit(feature);
    }
    return new X64Features(bits);
  }

  /** All features that there are rows for. */
  public static X64Features all() {
    return of(X64Feature.values());
  }

  /**
   * What a line of flags of Linux's {@code /proc/cpuinfo} says. The kernel lists AVX only if it
   * saves its registers, so what is listed can be used.
   */
  public static X64Features ofCpuInfo(String flags) {
    Set<String> names = new HashSet<>(List.of(flags.trim().split("\\s+", -1)));
    EnumSet<X64Feature> found = EnumSet.noneOf(X64Feature.class);
    for (X64Feature feature : X64Feature.values()) {
      if (names.contains(feature.kernelName())) {
        found.add(feature);
      }
    }
    return of(found.toArray(X64Feature[]::new));
  }

  /**
   * What the instruction {@code cpuid} says.
   *
   * @param leaf1 ECX of leaf 1
   * @param leaf7 EBX of leaf 7, subleaf 0; 0 if there is no such leaf
   * @param extended1 ECX of leaf 0x80000001; 0 if there is no such leaf
   * @param savedState the lower half of XCR0; 0 if leaf 1 does not say OSXSAVE
   */
  public static X64Features ofCpuId(int leaf1, int leaf7, int extended1, int savedState) {
    long bits = 0;
    bits |= where(leaf1, 0, X64Feature.SSE3);
    bits |= where(leaf1, 9, X64Feature.SSSE3);
    bits |= where(leaf1, 19, X64Feature.SSE41);
    bits |= where(leaf1, 20, X64Feature.SSE42);
    bits |= where(leaf1, 23, X64Feature.POPCNT);
    bits |= where(leaf7, 3, X64Feature.BMI1);
    bits |= where(leaf7, 8, X64Feature.BMI2);
    bits |= where(extended1, 5, X64Feature.LZCNT);
    if ((savedState & 6) == 6) { // registers xmm and ymm
      bits |= where(leaf1, 28, X64Feature.AVX);
      bits |= where(leaf7, 5, X64Feature.AVX2);
      bits |= where(leaf1, 12, X64Feature.FMA);
    }
    return new X64Features(bits);
  }

  private static long where(int register, int bit, X64Feature feature) {
    return (register >>> bit & 1) != 0 ? bit(feature) : 0;
  }

  private static long bit(X64Feature feature) {
    return 1L << feature.ordinal();
  }

  /** Is {@code feature} among them? */
  public boolean has(X64Feature feature) {
    return (bits & bit(feature)) != 0;
  }

  /** Are all of {@code others} among them? */
  public boolean hasAll(X64Features others) {
    return (others.bits & ~bits) == 0;
  }

  /** These but for one. */
  public X64Features without(X64Feature feature) {
    return new X64Features(bits & ~bit(feature));
  }

  /** The kernel's names, in the order of {@link X64Feature}. */
  @Override
  public String toString() {
    return EnumSet.allOf(X64Feature.class).stream()
        .filter(this::has)
        .map(X64Feature::kernelName)
        .collect(Collectors.joining(" "));
  }
}
