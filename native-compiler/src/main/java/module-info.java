/** The target-independent part of the native compilers; knows no CPU and runs no code. */
@SuppressWarnings("module") // the modules that may use this one are compiled after it
module io.dunlin.compiler {
  requires transitive io.dunlin.wasm;
  requires static transitive org.jspecify;

  exports io.dunlin.compiler.build to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.emit to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.ir to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.lower to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.machine to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.object to
      io.dunlin.x64,
      io.dunlin.arm64,
      io.dunlin.nativeruntime;
  exports io.dunlin.compiler.pass to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.pipeline to
      io.dunlin.x64,
      io.dunlin.arm64;
  exports io.dunlin.compiler.regalloc to
      io.dunlin.x64,
      io.dunlin.arm64;
}
