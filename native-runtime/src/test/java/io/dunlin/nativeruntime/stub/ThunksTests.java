package io.dunlin.nativeruntime.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.nativeruntime.exec.CodeArena;
import io.dunlin.nativeruntime.exec.CodeBlock;
import io.dunlin.nativeruntime.exec.OnX64;
import org.junit.jupiter.api.Test;

/** How long code for a shape of calls exists. */
@OnX64
final class ThunksTests {
  private static final int MOST_COLLECTIONS = 1000;
  private static final byte[] CODE = {(byte) 0xC3};

  private final Thunks thunks = new Thunks(shape -> publish());

  private static CodeBlock publish() {
    CodeBlock block = CodeArena.shared().allocateStub(CODE.length);
    block.publish(CODE);
    return block;
  }

  private static CallShape shape(int parameters) {
    return new CallShape("i".repeat(parameters), "");
  }

  @Test
  void thereIsOneForEachShape() {
    Thunk one = thunks.get(shape(1));
    Thunk two = thunks.get(shape(2));
    assertSame(one, thunks.get(shape(1)));
    assertNotEquals(one.address(), two.address());
    assertSame(two, thunks.get(shape(2)));
  }

  @Test
  void thoseThatNothingRefersToGo() {
    Thunk kept = thunks.get(shape(0));
    for (int i = 1; i <= 100; i++) {
      assertTrue(thunks.get(shape(i)).address() != 0);
    }
    // What a collection finds is given back by another thread.
    for (int i = 0; i < MOST_COLLECTIONS && thunks.size() > 1; i++) {
      System.gc();
    }
    assertEquals(1, thunks.size());
    assertSame(kept, thunks.get(shape(0)));
  }
}
