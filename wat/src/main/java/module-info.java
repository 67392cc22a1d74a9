/** The WebAssembly text format. */
module io.dunlin.wat {
  requires transitive io.dunlin.wasm;
  requires static org.jspecify;

  exports io.dunlin.wat;
  exports io.dunlin.wat.script;

  provides io.dunlin.wasm.TextParserProvider with
      io.dunlin.wat.WatParserProvider;
}
