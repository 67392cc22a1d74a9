package io.dunlin.compiler.regalloc;

import io.dunlin.compiler.machine.RegisterFile;
import java.util.List;
import java.util.stream.IntStream;

/** Register files for tests. */
final class TestRegisters {
  private TestRegisters() {}

  /** So many registers of each class to allocate, and a scratch register after them. */
  static RegisterFile of(int general, int vector) {
    return new RegisterFile(
        names("r", general + 1),
        names("x", vector + 1),
        IntStream.range(0, general).toArray(),
        IntStream.range(0, vector).map(RegisterFile::vector).toArray(),
        RegisterFile.general(general),
        RegisterFile.vector(vector));
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
