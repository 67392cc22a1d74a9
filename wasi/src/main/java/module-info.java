/** The WASI preview 1 host. */
module io.dunlin.wasi {
  requires transitive io.dunlin.api;
  requires static transitive org.jspecify;

  exports io.dunlin.wasi;
}
