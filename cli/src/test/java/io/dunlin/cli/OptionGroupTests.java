package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionGroupTests {
  private static final List<String> KNOWN = List.of("fuel", "size", "quick");

  @Test
  void keysAreSeparatedByCommasOrGivenAgain() {
    OptionGroup group = new OptionGroup("-W", List.of("fuel=1,size=0x1_0", "fuel=2"), KNOWN);
    assertEquals(2, group.number("fuel", 7));
    assertEquals(16, group.number("size", 7));
    assertEquals("2", group.text("fuel"));
    assertNull(group.text("quick"));
    assertEquals(7, new OptionGroup("-W", List.of(), KNOWN).number("fuel", 7));
  }

  @Test
  void switchesAreOnWithoutAValue() {
    assertTrue(new OptionGroup("-W", List.of("quick"), KNOWN).isOn("quick", false));
    assertTrue(new OptionGroup("-W", List.of("quick=yes"), KNOWN).isOn("quick", false));
    assertFalse(new OptionGroup("-W", List.of("quick=n"), KNOWN).isOn("quick", false));
    assertFalse(new OptionGroup("-W", List.of(), KNOWN).isOn("quick", false));
    assertTrue(new OptionGroup("-W", List.of(), KNOWN).isOn("quick", true));
  }

  @Test
  void unknownKeysAndBadValuesAreRefused() {
    CommandException unknown =
        assertThrows(
            CommandException.class, () -> new OptionGroup("-W", List.of("nothing=1"), KNOWN));
    assertEquals("unknown option -W 'nothing', known are fuel, size, quick", unknown.getMessage());
    OptionGroup group = new OptionGroup("-W", List.of("fuel=many,quick=perhaps"), KNOWN);
    assertThrows(CommandException.class, () -> group.number("fuel", 0));
    assertThrows(CommandException.class, () -> group.isOn("quick", false));
  }
}
