/** Traps: why WebAssembly code stopped, and where. */
@NullMarked
package io.dunlin.spi.trap;

import org.jspecify.annotations.NullMarked;
