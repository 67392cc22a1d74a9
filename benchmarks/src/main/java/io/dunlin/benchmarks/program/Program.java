package io.dunlin.benchmarks.program;

import java.nio.file.Path;

/** A program that is measured on several engines, and has the same result on all of them. */
public sealed interface Program permits Kernel, ObjectProgram, WasiCommand {
  /** The name in tables, unlike that of any other program. */
  String name();

  /** The module in the binary format. */
  Path file();
}
