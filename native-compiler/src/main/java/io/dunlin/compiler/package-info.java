/** The target-independent part of the native compilers. */
@NullMarked
package io.dunlin.compiler;

import org.jspecify.annotations.NullMarked;
