package io.dunlin.compiler.object;

/**
 * Where compiled code and the runtime find what they share: offsets in bytes into structures
 * outside of Java's heap. All of them are aligned to 16 bytes and little-endian; addresses and
 * sizes have 8 bytes unless it says otherwise.
 */
public final class ContextLayout {
  private ContextLayout() {}

  /** The context of a store, one for each; a register points to it while code runs. */
  public static final class Store {
    /** The lowest address that a frame may reach down to. */
    public static final int STACK_LIMIT = 0;

    /** Four bytes; not 0 if code is to call {@link RuntimeFunction#INTERRUPT}. */
    public static final int INTERRUPT_FLAG = 8;

    /** Fuel that is left; used up when it falls below 0. */
    public static final int FUEL = 16;

    /**
     * The Java stack pointer of the running activation: to call the host with, and to end with. A
     * multiple of 16.
     */
    public static final int ACTIVATION = 24;

    /** Where on WebAssembly's stack the frames of the next activation begin; a multiple of 16. */
    public static final int WASM_STACK = 32;

    /** The lowest Java stack pointer that calls of the host may start from. */
    public static final int JAVA_STACK_LIMIT = 40;

    /** Address of the code that trapped. */
    public static final int TRAP_PC = 48;

    /** The address whose access faulted. */
    public static final int TRAP_ADDRESS = 56;

    /** Four bytes; the ordinal of the {@link TrapCode}. */
    public static final int TRAP_CODE = 64;

    /** Four bytes; the signal that the hardware's fault came as, 0 for other traps. */
    public static final int TRAP_SIGNAL = 68;

    /** The frame pointer of the stub's frame when code was left. */
    public static final int EXIT_FRAME = 72;

    /** The exception on its way from throw to handler, which reads it first; four bytes. */
    public static final int EXCEPTION = 80;

    /** Four bytes; by which number the runtime knows the store. */
    public static final int IDENTITY = 84;

    /** Address of the heap that references are offsets into. */
    public static final int HEAP_BASE = 88;

    /** The next free byte of the heap, as an offset; four bytes. */
    public static final int HEAP_NEXT = 96;

    /** Where the heap's free bytes end, as an offset; four bytes. */
    public static final int HEAP_END = 100;

    /** Where code goes on that handles an exception. */
    public static final int HANDLER_PC = 104;

    /** The frame pointer to go on with there. */
    public static final int HANDLER_FRAME = 112;

    /** The stack pointer to go on with there. */
    public static final int HANDLER_STACK = 120;

    /** The index that the trap is about, if its code {@linkplain TrapCode#namesIndex names} one. */
    public static final int TRAP_INDEX = 128;

    /** Arguments and results that no register is left for, {@link #OVERFLOW_SLOT} bytes each. */
    public static final int OVERFLOW = 256;

    /** The size of an overflow slot in bytes. */
    public static final int OVERFLOW_SLOT = 16;

    /** How many overflow slots there are: as many as a function can have parameters. */
    public static final int OVERFLOW_SLOTS = 1000;

    /** The size of a store's context in bytes. */
    public static final int SIZE = OVERFLOW + OVERFLOW_SLOT * OVERFLOW_SLOTS;

    private Store() {}
  }

  /**
   * The fixed part of an instance's context; {@link InstanceLayout} says what follows. A register
   * points to it while the instance's code runs.
   */
  public static final class Instance {
    /** The context of the store. */
    public static final int STORE = 0;

    /** Four bytes; by which number the store knows the instance, or the host function. */
    public static final int IDENTITY = 8;

    /** The size of the fixed part in bytes. */
    public static final int SIZE = 16;

    private Instance() {}
  }

  /** What a function reference points to. */
  public static final class Function {
    /** Address of the code. */
    public static final int CODE = 0;

    /** The context of the instance that the function belongs to. */
    public static final int INSTANCE = 8;

    /** Four bytes; the canonical number of the type. */
    public static final int TYPE = 16;

    /** Four bytes; how many supertypes the type has. */
    public static final int DEPTH = 20;

    /** Address of the canonical numbers of supertypes, from the root to itself, four bytes each. */
    public static final int SUPERTYPES = 24;

    /** The size in bytes. */
    public static final int SIZE = 32;

    private Function() {}
  }

  /** A linear memory. */
  public static final class Memory {
    /** Address of the first byte. */
    public static final int BASE = 0;

    /** The size in bytes. */
    public static final int BYTE_SIZE = 8;

    /** The size of the structure in bytes. */
    public static final int SIZE = 16;

    private Memory() {}
  }

  /** A table. */
  public static final class Table {
    /** Address of the elements, 8 bytes each for functions and 4 for all others. */
    public static final int BASE = 0;

    /** How many elements there are. */
    public static final int LENGTH = 8;

    /** The size of the structure in bytes. */
    public static final int SIZE = 16;

    private Table() {}
  }

  /** A global. */
  public static final class Global {
    /** The value. */
    public static final int VALUE = 0;

    /** The size of the structure in bytes. */
    public static final int SIZE = 16;

    private Global() {}
  }
}
