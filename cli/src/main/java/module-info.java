/** The dunlin command. */
module io.dunlin.cli {
  requires info.picocli;
  requires io.dunlin.wasi;
  requires io.dunlin.wat;
  requires static org.jspecify;
}
