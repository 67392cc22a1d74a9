/** The API of the Dunlin WebAssembly engine. */
module io.dunlin.api {
  requires transitive io.dunlin.wasm;
  requires transitive io.dunlin.spi;
  requires static transitive org.jspecify;

  exports io.dunlin;

  uses io.dunlin.spi.BackendProvider;
  uses io.dunlin.wasm.TextParserProvider;
}
