package io.dunlin.nativeruntime.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of objects, and how they are taken back. */
final class ReferenceTableTests {
  private final List<Integer> roots = new ArrayList<>();
  private final Collector collector = new Collector(this::mark);
  private final ReferenceTable table = collector.table();

  private void mark(Collector marking) {
    roots.forEach(marking::markAny);
  }

  @Test
  void givesEachObjectItsNumber() {
    Object first = new Object();
    int number = table.number(first);
    assertEquals(number, table.number(first));
    assertNotEquals(number, table.number(new Object()));
    assertSame(first, table.object(number));
    assertEquals(4, number & 7);
    assertTrue(ReferenceTable.isNumber(number));
    assertFalse(ReferenceTable.isNumber(0));
  }

  @Test
  void takesBackWhatIsNotInUse() {
    Object kept = new Object();
    roots.add(table.number(kept));
    roots.addAll(List.of(-1, 0, 1, 7, 8, Integer.MIN_VALUE, Integer.MAX_VALUE, -4));
    for (int i = 0; i < 100_000; i++) {
      table.number(new Object());
    }
    assertTrue(table.size() < 1000, () -> table.size() + " objects");
    assertSame(kept, table.object(roots.get(0)));
    collector.collect();
    assertEquals(1, table.size());
  }

  @Test
  void growsWithWhatIsInUse() {
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Object object = new Object();
      objects.add(object);
      roots.add(table.number(object));
    }
    for (int i = 0; i < objects.size(); i++) {
      assertSame(objects.get(i), table.object(roots.get(i)));
    }
  }
}
