/**
 * The instruction table and the meaning of the instructions that compute.
 *
 * <p>{@link io.dunlin.wasm.op.Op} holds every instruction once, as data; decoder, encoder,
 * validator, text format and the backends' tables are driven by it. {@link
 * io.dunlin.wasm.op.Scalar} and {@link io.dunlin.wasm.op.Lanes} say what numeric and vector
 * instructions compute wherever Java's own operator does not.
 */
@NullMarked
package io.dunlin.wasm.op;

import org.jspecify.annotations.NullMarked;
