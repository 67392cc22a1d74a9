/** The dunlin command. */
module io.dunlin.cli {
  requires info.picocli;
  requires io.dunlin.wasi;
  requires static org.jspecify;
}
