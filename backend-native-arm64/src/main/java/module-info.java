/** The native compiler for AArch64. */
@SuppressWarnings("module") // the digits name the architecture
module io.dunlin.arm64 {
  requires io.dunlin.compiler;
  requires static io.dunlin.nativeruntime; // absent where only cross-compilation is wanted
  requires io.dunlin.spi;
  requires static org.jspecify;
}
