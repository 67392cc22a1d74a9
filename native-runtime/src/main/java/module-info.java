/** Executes machine code inside the JVM. */
module io.dunlin.nativeruntime {
  requires io.dunlin.compiler;
  requires io.dunlin.spi;
  requires static org.jspecify;
}
