/** The native compiler for x86-64. */
@NullMarked
package io.dunlin.x64;

import org.jspecify.annotations.NullMarked;
