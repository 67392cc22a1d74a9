/** Executes machine code inside the JVM, for the native backends. */
@SuppressWarnings("module") // The backends are compiled later than this.
module io.dunlin.nativeruntime {
  requires transitive io.dunlin.compiler;
  requires transitive io.dunlin.spi;
  requires static org.jspecify;

  exports io.dunlin.nativeruntime to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.nativeruntime.context to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.nativeruntime.exec to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.nativeruntime.memory to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.nativeruntime.store to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.nativeruntime.stub to
      io.dunlin.x64,
      io.dunlin.arm64;
}
