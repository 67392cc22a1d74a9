package io.dunlin.bytecode.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dunlin.spi.code.ArtifactException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StoredClassFilesTests {
  private static final byte[] STORED = encode();

  private static byte[] encode() {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("wasm.test.Func·tions0", new byte[] {1, 2, 3});
    files.put("wasm.test.Instance", new byte[0]);
    return StoredClassFiles.encode("wasm.test", files);
  }

  private static ArtifactException refused(byte[] bytes) {
    return assertThrows(
        ArtifactException.class, () -> StoredClassFiles.read(ByteBuffer.wrap(bytes)));
  }

  @Test
  void whatWasStoredIsFound() {
    ByteBuffer within = ByteBuffer.allocate(STORED.length + 20);
    within.position(10).put(STORED).flip().position(10);
    StoredClassFiles files = StoredClassFiles.read(within);
    assertEquals("wasm.test", files.packageName());
    assertArrayEquals(new byte[] {1, 2, 3}, files.find("wasm.test.Func·tions0"));
    assertArrayEquals(new byte[0], files.find("wasm.test.Instance"));
    assertNull(files.find("wasm.test.Imports0"));
    assertArrayEquals(STORED, files.artifact());
  }

  @Test
  void whatIsNotWholeIsRefused() {
    for (int length = 0; length < STORED.length; length++) {
      assertEquals("code", refused(Arrays.copyOf(STORED, length)).field());
    }
    assertEquals("1 bytes too long", refused(Arrays.copyOf(STORED, STORED.length + 1)).found());
  }

  @Test
  void damageIsRefusedOrHarmless() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = STORED.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      try {
        StoredClassFiles.read(ByteBuffer.wrap(damaged)).find("wasm.test.Instance");
      } catch (ArtifactException e) {
        assertEquals("code", e.field(), "seed " + seed);
      }
    }
  }
}
