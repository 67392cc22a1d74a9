package io.dunlin.interpreter.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every operation has one code and one form. */
final class FormTests {
  @Test
  void everyCodeHasAForm() throws IllegalAccessException {
    Set<Integer> codes = new HashSet<>();
    for (Field field : Code.class.getFields()) {
      if (!field.getName().equals("COUNT")) {
        int code = field.getInt(null);
        assertTrue(codes.add(code), field.getName());
        assertEquals(field.getName().toLowerCase(Locale.ROOT), Form.of(code).name());
      }
    }
    assertEquals(Code.COUNT, codes.size());
    assertTrue(Code.COUNT <= 1 << Words.OPERATION_BITS, "a code has ten bits");
  }

  @Test
  void everySlotAndShiftFitIntoTheSmallestOperand() {
    int operand = MemoryForms.index(Words.MAX_FRAME_SLOTS - 1, 31);
    long[] code = {(long) operand << Words.OPERATION_BITS & 0xFFFFFFFFL, 0};
    assertEquals(operand, Words.a(code, 0));
  }
}
