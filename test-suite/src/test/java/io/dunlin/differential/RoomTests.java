package io.dunlin.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.process.ChildJvm;
import io.dunlin.process.ChildJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytecode does the same if memories may have room in their arrays, which otherwise only those have
 * that have grown much.
 */
final class RoomTests {
  private static final int PATIENCE = 600;

  @TempDir Path folder;

  @Test
  void codeWithRoomBehavesTheSame() {
    Outcome outcome =
        ChildJvm.with(
                "-Ddunlin.bytecode.timesCopied=0",
                "-Ddunlin.differential.backends=interpreter,bytecode",
                "-XX:TieredStopAtLevel=1")
            .run(folder, PATIENCE, RoomProgram.class, "7000", "300");
    assertEquals(List.of(), outcome.output());
    assertEquals(0, outcome.exitCode());
  }
}
