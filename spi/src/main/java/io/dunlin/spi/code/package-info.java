/** Compiled code: what a backend makes of a validated module, wherever it is to run. */
@NullMarked
package io.dunlin.spi.code;

import org.jspecify.annotations.NullMarked;
