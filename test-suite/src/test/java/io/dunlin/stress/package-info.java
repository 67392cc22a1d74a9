/**
 * A program that does to machine code whatever could end the JVM, in JVMs of its own.
 *
 * <p>{@link io.dunlin.stress.StressTests} starts one JVM after the other, each with another
 * collector or another hindrance, and expects all of them to end well. In each of them {@link
 * io.dunlin.stress.StressProgram} lets some threads use stores in {@link
 * io.dunlin.stress.Scenario}s chosen at random, while {@link io.dunlin.stress.Disturbances} collect
 * garbage, interrupt, hoard memories and load engines again.
 */
@NullMarked
package io.dunlin.stress;

import org.jspecify.annotations.NullMarked;
