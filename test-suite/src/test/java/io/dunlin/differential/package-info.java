/**
 * Runs generated modules on every backend in several configurations, and compares what they do.
 *
 * <p>Begin with {@code DifferentialTests}. A {@code Campaign} generates modules and hands each to a
 * {@code Differential}, which runs it on every {@code Execution} and compares the {@code Outcome}s.
 * A backend takes part as soon as it is available; nothing here names one.
 */
@NullMarked
package io.dunlin.differential;

import org.jspecify.annotations.NullMarked;
