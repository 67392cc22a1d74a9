/**
 * Instantiation: the order of its steps and the evaluation of constant expressions, the same for
 * every backend.
 */
@NullMarked
package io.dunlin.internal.instantiate;

import org.jspecify.annotations.NullMarked;
