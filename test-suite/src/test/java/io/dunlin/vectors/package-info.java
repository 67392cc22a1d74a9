/**
 * Vector instructions on the backends that can hold a vector in several ways: each way has to give
 * the results that the interpreter gives.
 */
@NullMarked
package io.dunlin.vectors;

import org.jspecify.annotations.NullMarked;
