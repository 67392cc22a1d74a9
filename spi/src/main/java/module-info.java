/** The contract for authors of backends and allocators. */
module io.dunlin.spi {
  requires transitive io.dunlin.wasm;
  requires static transitive org.jspecify;

  exports io.dunlin.spi;
  exports io.dunlin.spi.code;
  exports io.dunlin.spi.gc;
  exports io.dunlin.spi.memory;
  exports io.dunlin.spi.store;
  exports io.dunlin.spi.trap;
}
