/** Linear memories with copy-on-write images. */
module io.dunlin.cow {
  requires io.dunlin.spi;
  requires static org.jspecify;
}
