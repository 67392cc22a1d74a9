/** The portable interpreter, found through its provider. */
module io.dunlin.interpreter {
  requires io.dunlin.spi;
  requires io.dunlin.wasm;
  requires static org.jspecify;

  provides io.dunlin.spi.BackendProvider with
      io.dunlin.interpreter.InterpreterProvider;
}
