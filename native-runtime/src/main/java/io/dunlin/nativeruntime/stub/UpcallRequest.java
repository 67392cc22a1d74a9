package io.dunlin.nativeruntime.stub;

/** What stubs ask the dispatcher for, besides the functions of the runtime. */
public final class UpcallRequest {
  /** To run a host function. */
  public static final int HOST_CALL = -1;

  /** To throw an exception, whose reference stands in the area. */
  public static final int THROW = -2;

  private UpcallRequest() {}
}
