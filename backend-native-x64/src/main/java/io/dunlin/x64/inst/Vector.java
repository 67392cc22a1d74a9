package io.dunlin.x64.inst;

/**
 * A vector instruction in both of its encodings.
 *
 * @param sse what every CPU with the instruction knows; where there are two sources, the first is
 *     overwritten
 * @param avx with the prefix VEX, where the result may go elsewhere
 */
public record Vector(Form sse, Form avx) {

  /** The better of the two that a CPU has. */
  public Form on(X64Features features) {
    return features.has(X64Feature.AVX) ? avx : sse;
  }
}
