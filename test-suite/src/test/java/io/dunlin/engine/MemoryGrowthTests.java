package io.dunlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.Config;
import io.dunlin.Engine;
import io.dunlin.Extern;
import io.dunlin.Instance;
import io.dunlin.Memory;
import io.dunlin.Module;
import io.dunlin.Store;
import io.dunlin.StoreLimits;
import io.dunlin.Trap;
import io.dunlin.Val;
import io.dunlin.spi.trap.TrapCode;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled bytecode leaves room in the arrays of memories once a module has made them grow much.
 */
final class MemoryGrowthTests {
  private static final int PAGE = 1 << 16;
  private static final int MIN = 256;
  private static final int SIZE = (MIN + 1) * PAGE;
  private static final int GROWTHS = 300;

  private static final String ACCESSES =
      """
      (func (export "load8") (param i32) (drop (i32.load8_s (local.get 0))))
      (func (export "load16") (param i32) (drop (i32.load16_u (local.get 0))))
      (func (export "load32") (param i32) (drop (f32.load (local.get 0))))
      (func (export "load64") (param i32) (drop (i64.load (local.get 0))))
      (func (export "load128") (param i32) (drop (v128.load (local.get 0))))
      (func (export "load64+8") (param i32) (drop (i64.load offset=8 (local.get 0))))
      (func (export "load128+8") (param i32) (drop (v128.load offset=8 (local.get 0))))
      (func (export "atomic64") (param i32) (drop (i64.atomic.load (local.get 0))))
      (func (export "store8") (param i32) (i32.store8 (local.get 0) (i32.const -1)))
      (func (export "store16") (param i32) (i64.store16 (local.get 0) (i64.const -1)))
      (func (export "store32") (param i32) (f32.store (local.get 0) (f32.const nan)))
      (func (export "store64") (param i32) (i64.store (local.get 0) (i64.const -1)))
      (func (export "store128") (param i32)
        (v128.store (local.get 0) (v128.const i64x2 -1 -1)))
      (func (export "store8+8") (param i32) (i32.store8 offset=8 (local.get 0) (i32.const -1)))
      (func (export "store64+8") (param i32)
        (i64.store offset=8 (local.get 0) (i64.const -1)))
      (func (export "lane32") (param i32)
        (v128.store32_lane 1 (local.get 0) (v128.const i64x2 -1 -1)))
      (func (export "fill4") (param i32)
        (memory.fill (local.get 0) (i32.const 1) (i32.const 4)))
      (func (export "copy4") (param i32)
        (memory.copy (local.get 0) (i32.const 0) (i32.const 4)))
      (func (export "init4") (param i32)
        (memory.init $data (local.get 0) (i32.const 0) (i32.const 4)))
      (data $data "data")
      """;

  private static final String GROWTH =
      """
      (func (export "grow") (param $times i32) (result i32)
        (loop $again
          (if (i32.lt_s (memory.grow (i32.const 1)) (i32.const 0))
            (then (return (i32.const -1))))
          (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
        (memory.size))
      """;

  private static final String OWNER =
      "(module (memory (export \"memory\") " + MIN + ")" + GROWTH + ACCESSES + ")";

  private static final String GUEST =
      "(module (import \"\" \"memory\" (memory " + MIN + "))" + GROWTH + ACCESSES + ")";

  private static final Engine ENGINE = Engine.create(Config.builder().backend("bytecode").build());
  private static final Module OWNER_WITH_ROOM = Module.of(ENGINE, OWNER);
  private static final Module GUEST_WITH_ROOM = Module.of(ENGINE, GUEST);

  private final Store<@Nullable Void> store = ENGINE.newStore();

  /** Copies as much as it takes; what is stored before cannot know. */
  @BeforeAll
  static void growMuch() {
    try (Store<@Nullable Void> store = ENGINE.newStore()) {
      Instance owner = Instance.create(store, OWNER_WITH_ROOM);
      assertFalse(hasRoom(memory(owner)));
      assertEquals(MIN + GROWTHS, call(owner, "grow", GROWTHS));
      assertFalse(hasRoom(memory(owner)), "other code would be needed");
      Memory memory = Memory.of(store, memory(owner).type());
      Instance guest = Instance.create(store, GUEST_WITH_ROOM, memory);
      assertEquals(MIN + GROWTHS, call(guest, "grow", GROWTHS));
    }
  }

  private static int call(Instance instance, String function, int argument) {
    Val[] results = instance.func(function).orElseThrow().call(Val.i32(argument));
    return results.length == 0 ? 0 : results[0].i32();
  }

  private static Memory memory(Instance instance) {
    return instance.memory("memory").orElseThrow();
  }

  private static boolean hasRoom(Memory memory) {
    ByteBuffer view = memory.view();
    assertEquals(memory.size(), view.capacity());
    return view.array().length > view.arrayOffset() + view.capacity();
  }

  /** An instance whose memory has grown by a page, and has room. */
  private Instance owner() {
    Instance owner = Instance.create(store, OWNER_WITH_ROOM);
    assertEquals(MIN + 1, call(owner, "grow", 1));
    assertTrue(hasRoom(memory(owner)));
    return owner;
  }

  static Stream<Arguments> accesses() {
    return Stream.of(
        Arguments.of("load8", 1),
        Arguments.of("load16", 2),
        Arguments.of("load32", 4),
        Arguments.of("load64", 8),
        Arguments.of("load128", 16),
        Arguments.of("load64+8", 16),
        Arguments.of("load128+8", 24),
        Arguments.of("atomic64", 8),
        Arguments.of("store8", 1),
        Arguments.of("store16", 2),
        Arguments.of("store32", 4),
        Arguments.of("store64", 8),
        Arguments.of("store128", 16),
        Arguments.of("store8+8", 9),
        Arguments.of("store64+8", 16),
        Arguments.of("lane32", 4),
        Arguments.of("fill4", 4),
        Arguments.of("copy4", 4),
        Arguments.of("init4", 4));
  }

  @ParameterizedTest
  @MethodSource("accesses")
  void accessEndsWhereTheMemoryEnds(String function, int bytes) {
    Instance owner = owner();
    int step = function.startsWith("atomic") ? bytes : 1;
    call(owner, function, SIZE - bytes);
    for (int address : new int[] {SIZE - bytes + step, SIZE, SIZE + PAGE, -bytes, -step}) {
      Trap trap = assertThrows(Trap.class, () -> call(owner, function, address));
      assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
    }
    call(owner, "grow", 1);
    assertEquals(0, memory(owner).view().getLong(SIZE), "nothing was written behind the end");
    call(owner, function, SIZE);
  }

  @Test
  void roomIsWhatTheInstanceBeforeNeeded() {
    Instance before = owner();
    call(before, "grow", GROWTHS);
    Memory memory = memory(owner());
    assertEquals((MIN + 1 + GROWTHS) * PAGE, memory.view().array().length);
    assertEquals(SIZE + SIZE / 2, memory(owner()).view().array().length, "it needed less");
  }

  @Test
  void bytesThatAreAddedAreZero() {
    Memory memory = memory(owner());
    ByteBuffer view = memory.view();
    view.array()[view.arrayOffset() + SIZE] = 1;
    memory.grow(1);
    assertEquals(0, memory.view().get(SIZE));
    assertTrue(hasRoom(memory));
  }

  @Test
  void growthEndsAtTheLimit() {
    store.setLimiter(StoreLimits.NONE.withMemoryBytes(SIZE));
    Instance owner = owner();
    assertEquals(-1, call(owner, "grow", 1));
    assertEquals(SIZE, memory(owner).size());
    assertThrows(Trap.class, () -> call(owner, "load8", SIZE));
  }

  @Test
  void codeWithRoomSharesMemories() {
    Memory memory = memory(owner());
    Instance guest = Instance.create(store, GUEST_WITH_ROOM, memory);
    assertTrue(hasRoom(memory));
    call(guest, "store8", SIZE - 1);
    assertThrows(Trap.class, () -> call(guest, "load8", SIZE));
    call(guest, "grow", 1);
    assertTrue(hasRoom(memory));
    assertEquals(-1, memory.view().get(SIZE - 1));
  }

  @Test
  void memoriesOfTheHostHaveRoom() {
    Memory memory = Memory.of(store, memory(owner()).type());
    Instance guest = Instance.create(store, GUEST_WITH_ROOM, memory);
    call(guest, "grow", 1);
    assertTrue(hasRoom(memory));
    assertThrows(Trap.class, () -> call(guest, "load8", SIZE));
  }

  /** Code that was stored knows only arrays of exactly the memory's size. */
  @Test
  void otherCodeTakesTheRoomAway() {
    Instance owner = owner();
    Memory memory = memory(owner);
    call(owner, "store8", SIZE - 1);
    Module exact = Module.deserialize(ENGINE, GUEST_WITH_ROOM.serialize());
    Instance guest = Instance.create(store, exact, new Extern[] {memory});
    assertFalse(hasRoom(memory));
    assertEquals(-1, memory.view().get(SIZE - 1));
    assertThrows(Trap.class, () -> call(guest, "load8", SIZE));
    call(owner, "grow", 1);
    assertFalse(hasRoom(memory));
    call(guest, "load8", SIZE);
    assertThrows(Trap.class, () -> call(owner, "load8", SIZE + PAGE));
  }
}
