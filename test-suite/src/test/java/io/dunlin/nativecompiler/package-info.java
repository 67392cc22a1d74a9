/** What the native compilers build, checked and executed without a CPU. */
@NullMarked
package io.dunlin.nativecompiler;

import org.jspecify.annotations.NullMarked;
