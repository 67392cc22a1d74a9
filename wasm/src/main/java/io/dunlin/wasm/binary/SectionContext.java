package io.dunlin.wasm.binary;

import io.dunlin.wasm.Feature;
import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.module.WasmModule;

/** What the readers of all sections share while a module is decoded. */
final class SectionContext {
  final WasmModule.Builder module;
  final ExpressionReader expressions;
  private final Features features;

  SectionContext(WasmModule.Builder module, byte[] bytes, Features features) {
    this.module = module;
    this.expressions = new ExpressionReader(bytes);
    this.features = features;
  }

  boolean has(Feature feature) {
    return features.has(feature);
  }

  /** Refuses what needs a feature that is off, in words that name it. */
  void require(Feature feature, String what, int offset) {
    if (!features.has(feature)) {
      throw new MalformedModuleException(
          what + ": requires the feature " + feature + ", which is disabled", offset);
    }
  }
}
