/** The target-independent part of the native compilers; knows no CPU and runs no code. */
module io.dunlin.compiler {
  requires io.dunlin.wasm;
  requires static org.jspecify;
}
