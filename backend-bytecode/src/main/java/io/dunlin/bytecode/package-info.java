/** The compiler from WebAssembly to JVM bytecode. */
@NullMarked
package io.dunlin.bytecode;

import org.jspecify.annotations.NullMarked;
