/** The compiler from WebAssembly to JVM bytecode, found through its provider, and its runtime. */
module io.dunlin.bytecode {
  requires transitive io.dunlin.spi;
  requires jdk.management;
  requires org.objectweb.asm;
  requires static transitive org.jspecify;

  exports io.dunlin.bytecode.runtime;

  provides io.dunlin.spi.BackendProvider with
      io.dunlin.bytecode.BytecodeProvider;
}
