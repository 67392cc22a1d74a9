package io.dunlin.x64.inst;

/** Accesses to memory that other threads see as one. */
public final class Atomics {
  static final Rows ROWS = new Rows(6);

  // One row per form or group of forms, whatever its length.
  // spotless:off
  // It needs no prefix to be atomic.
  public static final Widths XCHG = ROWS.allWidths("xchg", "+m, +r", "87 /r");
  public static final Widths LOCK_XADD = ROWS.allWidths("lock xadd", "+m, +r", "F0 0F C1 /r");
  public static final Widths LOCK_CMPXCHG = ROWS.allWidths("lock cmpxchg", "+m, r; +a", "F0 0F B1 /r");
  public static final Widths LOCK_ADD = ROWS.allWidths("lock add", "+m, r", "F0 01 /r");
  public static final Widths LOCK_OR = ROWS.allWidths("lock or", "+m, r", "F0 09 /r");
  public static final Widths LOCK_AND = ROWS.allWidths("lock and", "+m, r", "F0 21 /r");
  public static final Widths LOCK_SUB = ROWS.allWidths("lock sub", "+m, r", "F0 29 /r");
  public static final Widths LOCK_XOR = ROWS.allWidths("lock xor", "+m, r", "F0 31 /r");

  public static final Form MFENCE = ROWS.form("mfence", "", "0F AE F0");
  // spotless:on

  private Atomics() {}
}
