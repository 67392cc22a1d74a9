/** The native compiler for AArch64. */
@NullMarked
package io.dunlin.arm64;

import org.jspecify.annotations.NullMarked;
