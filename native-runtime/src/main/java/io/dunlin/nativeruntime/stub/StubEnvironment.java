package io.dunlin.nativeruntime.stub;

/**
 * What stubs have to know; all are addresses.
 *
 * @param address where the stubs are going to lie, a multiple of 64
 * @param dispatcher the C function {@code long dispatcher(long store, long instance, long request,
 *     long area, long callee, long unused)}, which runs what is asked for on the Java stack. {@code
 *     store}, {@code instance} and {@code callee} are the {@code IDENTITY} of the store, of the
 *     instance whose code calls, and of a host function; {@code request} is the ordinal of a {@link
 *     io.dunlin.compiler.object.RuntimeFunction} or one of {@link UpcallRequest}, and {@code area}
 *     is where the arguments stand. It gives an {@link UpcallStatus}.
 * @param codeStart where code begins whose faults are traps
 * @param codeEnd where it ends
 * @param previousHandlers eight bytes for each signal number: the signal handler to pass on to
 */
public record StubEnvironment(
    long address, long dispatcher, long codeStart, long codeEnd, long previousHandlers) {}
