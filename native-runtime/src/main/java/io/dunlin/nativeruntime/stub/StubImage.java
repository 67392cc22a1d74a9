package io.dunlin.nativeruntime.stub;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.compiler.object.RuntimeStub;
import io.dunlin.compiler.object.TrapCode;

/**
 * The stubs of a process; all numbers are offsets in the code.
 *
 * @param code the code, to lie at the address for which it was asked
 * @param entry a C function {@code long enter(long entryThunk, long function, long area, long
 *     store)} that runs an activation and gives its {@link ExitStatus}
 * @param signalHandler a signal handler that takes three arguments
 * @param traps by ordinal of {@link TrapCode}
 * @param runtimeFunctions by ordinal of {@link RuntimeFunction}
 * @param stubs by ordinal of {@link RuntimeStub}
 */
@SuppressWarnings("ArrayRecordComponent") // Made once and never compared.
public record StubImage(
    byte[] code, int entry, int signalHandler, int[] traps, int[] runtimeFunctions, int[] stubs) {}
