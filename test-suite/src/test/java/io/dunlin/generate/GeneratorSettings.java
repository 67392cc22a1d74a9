package io.dunlin.generate;

import io.dunlin.wasm.Features;

/**
 * What modules are to be like.
 *
 * @param features what they may use; each module leaves some of it out
 * @param functions the most functions that they define, at least 1
 * @param bodyBytes the size at which a function's body comes to its end
 */
public record GeneratorSettings(Features features, int functions, int bodyBytes) {
  /** Small modules, of which thousands run in a second. */
  public static GeneratorSettings of(Features features) {
    return new GeneratorSettings(features, 5, 300);
  }

  /** Modules with more and longer functions. */
  public static GeneratorSettings large(Features features) {
    return new GeneratorSettings(features, 12, 2500);
  }
}
