package io.dunlin.nativeruntime.stub;

/**
 * Makes the machine code by which Java and compiled code meet, for one instruction set. What it has
 * to keep to is told in this package's description. Thread-safe.
 */
public interface StubAssembler {
  /** An upper bound of the size of {@link #stubs}, in bytes, whatever the environment. */
  int stubsSize();

  /** The stubs that a process has once. */
  StubImage stubs(StubEnvironment environment);

  /**
   * Code that calls functions of a shape for Java; it may lie at any address.
   *
   * <p>The entry stub calls it with the address of the function's structure and that of an area for
   * arguments and results in the second and third argument registers of C, and the store's context
   * in the register for it. It makes a frame, loads the argument registers and the instance's
   * context, calls the function, stores the results and returns.
   */
  byte[] entryThunk(CallShape shape);

  /**
   * Code that stands for host functions of a shape. It is called as compiled functions are, with
   * the host function's instance context, and makes the upcall {@link UpcallRequest#HOST_CALL}.
   *
   * @param address where it is going to lie
   * @param environment what was given to {@link #stubs}
   * @param stubs what {@link #stubs} gave
   */
  byte[] hostThunk(CallShape shape, long address, StubEnvironment environment, StubImage stubs);

  /** An upper bound of the size of the host thunk of a shape, in bytes. */
  int hostThunkSize(CallShape shape);
}
