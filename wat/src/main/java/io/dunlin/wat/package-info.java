/**
 * The WebAssembly text format.
 *
 * <p>{@link io.dunlin.wat.WatSyntaxException} says where a text breaks the grammar.
 */
@NullMarked
package io.dunlin.wat;

import org.jspecify.annotations.NullMarked;
