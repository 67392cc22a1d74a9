/** Executes machine code inside the JVM. */
@NullMarked
package io.dunlin.nativeruntime;

import org.jspecify.annotations.NullMarked;
