/** The compiler from WebAssembly to JVM bytecode. */
module io.dunlin.bytecode {
  requires io.dunlin.spi;
  requires io.dunlin.wasm;
  requires org.objectweb.asm;
  requires static org.jspecify;
}
