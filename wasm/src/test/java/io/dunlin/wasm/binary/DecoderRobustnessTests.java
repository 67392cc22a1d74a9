package io.dunlin.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.MalformedModuleException;
import io.dunlin.wasm.module.WasmModule;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any bytes give a module or an exception with a place and a reason. */
class DecoderRobustnessTests {
  private static final long SEED = 20_260_701;
  private static final int MUTATIONS = Integer.getInteger("dunlin.mutations", 10_000);

  /** Decodes and, if that succeeds, uses what was decoded; gives whether it succeeded. */
  private static boolean decodes(byte[] bytes) {
    WasmModule module;
    try {
      module = BinaryDecoder.decode(bytes, Features.ALL);
    } catch (MalformedModuleException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e.getMessage());
      assertTrue(!e.reason().isEmpty());
      return false;
    }
    module.names();
    byte[] encoded = BinaryEncoder.encode(module);
    assertArrayEquals(encoded, BinaryEncoder.encode(BinaryDecoder.decode(encoded, Features.ALL)));
    return true;
  }

  @Test
  void everyPrefix() {
    byte[] bytes = ModuleBytes.everything();
    int modules = 0;
    for (int length = 0; length < bytes.length; length++) {
      if (decodes(Arrays.copyOf(bytes, length))) {
        modules++;
      }
    }
    // A prefix is a module where a section ends, unless functions lack bodies or the data is less
    // than was announced: behind the header, the four sections up to the imports, data and names.
    assertEquals(7, modules);
  }

  @Test
  void randomMutations() {
    byte[] original = ModuleBytes.everything();
    Random random = new Random(SEED);
    int modules = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = original.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        if (decodes(bytes)) {
          modules++;
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mutation " + i + " of seed " + SEED, e);
      }
    }
    assertTrue(modules > 0 && modules < MUTATIONS, modules + " of " + MUTATIONS + " are modules");
  }

  @Test
  void randomInsertionsAndDeletions() {
    byte[] original = ModuleBytes.everything();
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      int at = ModuleBytes.hex(ModuleBytes.HEADER).length + random.nextInt(original.length - 8);
      int removed = Math.min(random.nextInt(4), original.length - at);
      byte[] inserted = new byte[random.nextInt(4)];
      random.nextBytes(inserted);
      ByteWriter bytes = new ByteWriter();
      bytes.writeBytes(original, 0, at);
      bytes.writeBytes(inserted);
      bytes.writeBytes(original, at + removed, original.length - at - removed);
      try {
        decodes(bytes.toByteArray());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("change " + i + " of seed " + SEED, e);
      }
    }
  }
}
