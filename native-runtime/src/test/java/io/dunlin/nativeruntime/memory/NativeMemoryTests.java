package io.dunlin.nativeruntime.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dunlin.compiler.object.ContextLayout;
import io.dunlin.compiler.object.MemoryModel;
import io.dunlin.nativeruntime.exec.MappingBudget;
import io.dunlin.nativeruntime.exec.OnX64;
import io.dunlin.spi.Enabled;
import io.dunlin.spi.MemorySettings;
import io.dunlin.spi.store.Epoch;
import io.dunlin.spi.store.ResourceLimitException;
import io.dunlin.spi.store.ResourceLimiter;
import io.dunlin.spi.store.StoreState;
import io.dunlin.spi.trap.TrapCode;
import io.dunlin.spi.trap.TrapException;
import io.dunlin.wasm.type.AddressType;
import io.dunlin.wasm.type.Limits;
import io.dunlin.wasm.type.MemoryType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories of one store, guarded and not. */
@OnX64
final class NativeMemoryTests {
  private static final int PAGE = 1 << 16;

  private final MemorySegment structure = Arena.ofAuto().allocate(ContextLayout.Memory.SIZE, 16);

  private NativeMemory memory(MemoryType type, MemoryModel model) {
    return new NativeMemory(
        new StoreState(new Epoch()), type, reservations(model, MappingBudget.shared()), structure);
  }

  private static Reservations reservations(MemoryModel model, MappingBudget budget) {
    return new Reservations(MemorySettings.DEFAULT, model, budget);
  }

  private static MemoryType wide(long min) {
    Limits limits = Limits.atLeast(min);
    return new MemoryType(AddressType.I64, limits, false, MemoryType.DEFAULT_PAGE_SIZE_LOG2);
  }

  private long base() {
    return structure.get(ValueLayout.JAVA_LONG, ContextLayout.Memory.BASE);
  }

  private long byteSize() {
    return structure.get(ValueLayout.JAVA_LONG, ContextLayout.Memory.BYTE_SIZE);
  }

  private static void assertOutOfBounds(Runnable access) {
    TrapException trap = assertThrows(TrapException.class, access::run);
    assertEquals(TrapCode.MEMORY_OUT_OF_BOUNDS, trap.code());
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatIsWritten(MemoryModel model) {
    try (NativeMemory memory = memory(MemoryType.of(Limits.atLeast(1)), model)) {
      memory.setByte(0, (byte) -2);
      memory.setShort(1, (short) 0x0102);
      memory.setInt(3, 0x01020304);
      memory.setLong(PAGE - 8, Long.MIN_VALUE + 5);
      assertEquals(-2, memory.getByte(0));
      assertEquals(0x0102, memory.getShort(1));
      assertEquals(0x01020304, memory.getInt(3));
      assertEquals(Long.MIN_VALUE + 5, memory.getLong(PAGE - 8));
      byte[] bytes = new byte[4];
      memory.read(3, bytes, 1, 3);
      assertTrue(Arrays.equals(new byte[] {0, 4, 3, 2}, bytes));
      memory.write(10, bytes, 1, 3);
      memory.copy(11, memory, 10, 3);
      assertEquals(0x02030404, memory.getInt(10));
      memory.fill(10, (byte) 7, 2);
      assertEquals(0x02030707, memory.getInt(10));
      assertEquals(0x02030707, memory.view().getInt(10));
    }
  }

  @ParameterizedTest
  @EnumSource
  void trapsOutOfBounds(MemoryModel model) {
    try (NativeMemory memory = memory(MemoryType.of(Limits.atLeast(1)), model)) {
      assertOutOfBounds(() -> memory.getByte(PAGE));
      assertOutOfBounds(() -> memory.getInt(PAGE - 3));
      assertOutOfBounds(() -> memory.setLong(-1, 0));
      assertOutOfBounds(() -> memory.fill(1, (byte) 0, PAGE));
      assertOutOfBounds(() -> memory.copy(0, memory, 1, PAGE));
      assertEquals(0, memory.getByte(PAGE - 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void growsWithoutMoving(MemoryModel model) {
    try (NativeMemory memory = memory(MemoryType.of(Limits.between(1, 3)), model)) {
      long base = base();
      memory.setInt(PAGE - 4, 5);
      ByteBuffer before = memory.view();
      assertEquals(1, memory.grow(2, ResourceLimiter.UNLIMITED));
      assertEquals(-1, memory.grow(1, ResourceLimiter.UNLIMITED));
      assertEquals(3L * PAGE, memory.size());
      assertEquals(3L * PAGE, byteSize());
      assertEquals(base, base());
      assertEquals(5, memory.getInt(PAGE - 4));
      assertEquals(0, memory.getInt(3 * PAGE - 4));
      assertEquals(5, before.getInt(PAGE - 4));
    }
  }

  @Test
  void movesWhenItHasOutgrownItsAddresses() {
    MappingBudget budget = new MappingBudget(4, Long.MAX_VALUE);
    StoreState store = new StoreState(new Epoch());
    // The limit of 4 mappings does not keep a memory from being moved, which takes two more.
    try (NativeMemory memory =
        new NativeMemory(store, wide(1), reservations(MemoryModel.CHECKED, budget), structure)) {
      memory.setInt(4, 5);
      ByteBuffer before = memory.view();
      long pages = (5L << 30) >> 16;
      assertEquals(1, memory.grow(pages, ResourceLimiter.UNLIMITED));
      assertEquals(5, memory.getInt(4));
      assertEquals((pages + 1) << 16, byteSize());
      memory.setInt(pages << 16, 6);
      assertEquals(6, memory.getInt(pages << 16));
      assertThrows(IllegalStateException.class, () -> before.getInt(4));
      assertEquals(Integer.MAX_VALUE - 8, memory.view().capacity());
    }
  }

  @Test
  void reservesWhatIsConfigured() {
    MemorySettings settings = new MemorySettings(Enabled.NO, 2 * PAGE, 0);
    Reservations reservations = new Reservations(settings, MemoryModel.CHECKED);
    MemoryType type = MemoryType.of(Limits.atLeast(1));
    StoreState store = new StoreState(new Epoch());
    try (NativeMemory memory = new NativeMemory(store, type, reservations, structure)) {
      long base = base();
      ByteBuffer before = memory.view();
      assertEquals(1, memory.grow(1, ResourceLimiter.UNLIMITED));
      assertEquals(base, base());
      before.get(0);
      assertEquals(2, memory.grow(1, ResourceLimiter.UNLIMITED));
      assertThrows(IllegalStateException.class, () -> before.get(0));
    }
    MemorySettings wide = new MemorySettings(Enabled.AUTO, 1L << 33, 1L << 33);
    Reservations guarded = new Reservations(wide, MemoryModel.GUARDED);
    Mapping mapping = guarded.reserve(type);
    assertEquals(1L << 34, mapping.reserved());
    mapping.close();
  }

  @Test
  void canHavePagesOfAByte() {
    MemoryType type = new MemoryType(AddressType.I32, Limits.atLeast(5), false, 0);
    try (NativeMemory memory = memory(type, MemoryModel.GUARDED)) {
      assertEquals(5, memory.size());
      assertOutOfBounds(() -> memory.setShort(4, (short) 1));
      assertEquals(5, memory.grow(1, ResourceLimiter.UNLIMITED));
      memory.setShort(4, (short) 1);
      assertEquals(6, memory.view().capacity());
    }
  }

  @Test
  void onlyGuardsMemoriesThatGuardsSuffice() {
    Reservations guarded = new Reservations(MemorySettings.DEFAULT, MemoryModel.GUARDED);
    Reservations checked = new Reservations(MemorySettings.DEFAULT, MemoryModel.CHECKED);
    MemoryType plain = MemoryType.of(Limits.atLeast(1));
    MemoryType bytes = new MemoryType(AddressType.I32, Limits.atLeast(1), false, 0);
    assertSame(MemoryModel.GUARDED, guarded.model(plain));
    assertSame(MemoryModel.CHECKED, checked.model(plain));
    assertSame(MemoryModel.CHECKED, guarded.model(wide(1)));
    assertSame(MemoryModel.CHECKED, guarded.model(bytes));
  }

  @ParameterizedTest
  @EnumSource
  void isZeroWhereAnotherMemoryWas(MemoryModel model) {
    SpareRanges.releaseAll();
    // Room for one memory, so that the next one gets what there was.
    Reservations reservations = reservations(model, new MappingBudget(2, Long.MAX_VALUE));
    long base = 0;
    for (int pages : new int[] {2, 1, 3}) {
      NativeMemory memory =
          new NativeMemory(
              new StoreState(new Epoch()),
              MemoryType.of(Limits.atLeast(pages)),
              reservations,
              structure);
      assertTrue(base == 0 || base == base(), "at another place");
      base = base();
      byte[] bytes = new byte[pages * PAGE];
      memory.read(0, bytes, 0, bytes.length);
      assertArrayEquals(new byte[pages * PAGE], bytes);
      Arrays.fill(bytes, (byte) -1);
      memory.write(0, bytes, 0, bytes.length);
      memory.close();
      assertThrows(TrapException.class, () -> memory.getByte(0));
    }
  }

  @Test
  void refusesMoreMemoriesThanTheBudgetAllows() {
    assertAllowsOneMemory(new MappingBudget(3, Long.MAX_VALUE));
  }

  @Test
  void refusesMoreAddressesThanTheBudgetAllows() {
    MemorySettings settings = MemorySettings.DEFAULT;
    long each = settings.reservationBytes() + settings.guardBytes();
    assertAllowsOneMemory(new MappingBudget(Integer.MAX_VALUE, 2 * each - 1));
  }

  @Test
  void givesBackTheAddressesThatAlignmentTakes() {
    long each = 1 << 20;
    MappingBudget budget = new MappingBudget(Integer.MAX_VALUE, 3 * each);
    Mapping first = Mapping.reserveAligned(budget, each);
    Mapping second = Mapping.reserveAligned(budget, each);
    assertNotNull(first);
    assertNotNull(second);
    assertNull(Mapping.reserveAligned(budget, each));
    first.close();
    second.close();
    assertTrue(budget.take(0, 3 * each));
  }

  private void assertAllowsOneMemory(MappingBudget mappings) {
    Reservations budget = reservations(MemoryModel.GUARDED, mappings);
    StoreState store = new StoreState(new Epoch());
    MemoryType type = MemoryType.of(Limits.atLeast(1));
    NativeMemory first = new NativeMemory(store, type, budget, structure);
    assertThrows(
        ResourceLimitException.class, () -> new NativeMemory(store, type, budget, structure));
    first.close();
    new NativeMemory(store, type, budget, structure).close();
  }

  @Test
  void viewsEndWhenItIsClosed() {
    NativeMemory memory = memory(MemoryType.of(Limits.atLeast(1)), MemoryModel.GUARDED);
    ByteBuffer view = memory.view();
    memory.close();
    memory.close();
    assertThrows(IllegalStateException.class, () -> view.get(0));
    assertOutOfBounds(() -> memory.getByte(0));
    assertOutOfBounds(() -> memory.fill(0, (byte) 1, 1));
  }

  @Test
  void sizesBeyondTheAddressesAreRefused() {
    assertEquals(-1, memory(wide(1), MemoryModel.CHECKED).grow(1L << 31, limits()));
    assertThrows(ResourceLimitException.class, () -> memory(wide(1L << 31), MemoryModel.CHECKED));
    // More than a machine has: the system may promise it, or not.
    try (NativeMemory memory = memory(wide(1), MemoryModel.CHECKED)) {
      long before = memory.grow((1L << 30) - 2, ResourceLimiter.UNLIMITED);
      assertNotEquals(0, before);
    }
  }

  private static ResourceLimiter limits() {
    return ResourceLimiter.UNLIMITED;
  }
}
