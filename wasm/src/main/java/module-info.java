/** Types, instruction table, module model, binary format and validator of WebAssembly. */
module io.dunlin.wasm {
  requires static transitive org.jspecify;

  exports io.dunlin.wasm;
  exports io.dunlin.wasm.binary;
  exports io.dunlin.wasm.module;
  exports io.dunlin.wasm.name;
  exports io.dunlin.wasm.op;
  exports io.dunlin.wasm.type;
  exports io.dunlin.wasm.validate;
}
