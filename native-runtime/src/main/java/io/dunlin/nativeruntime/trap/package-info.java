/**
 * Faults of the hardware as traps: our handler of signals, in front of the JVM's.
 *
 * <p>{@link io.dunlin.nativeruntime.trap.FaultSignals} installs it, once for each process and never
 * takes it away. Thread-safe.
 */
@NullMarked
package io.dunlin.nativeruntime.trap;

import org.jspecify.annotations.NullMarked;
