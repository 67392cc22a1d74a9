/** The native compiler for x86-64. */
@SuppressWarnings("module") // the digits name the architecture
module io.dunlin.x64 {
  requires io.dunlin.compiler;
  requires static io.dunlin.nativeruntime; // absent where only cross-compilation is wanted
  requires io.dunlin.spi;
  requires static org.jspecify;

  provides io.dunlin.spi.BackendProvider with
      io.dunlin.x64.X64Provider;
}
