/** The WebAssembly text format. */
@NullMarked
package io.dunlin.wat;

import org.jspecify.annotations.NullMarked;
