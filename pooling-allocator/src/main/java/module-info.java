/** Allocates instances from slots reserved ahead. */
module io.dunlin.pooling {
  requires io.dunlin.spi;
  requires static org.jspecify;
}
