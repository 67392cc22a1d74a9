/**
 * What compiled code needs while it runs, without the compiler: a class path with this package, the
 * API and the classes that were compiled at build time runs a module, and needs no ASM.
 *
 * <p>Begin with {@link io.dunlin.bytecode.runtime.ModuleCode}, the classes of a module, and {@link
 * io.dunlin.bytecode.runtime.BytecodeInstance}, which every compiled function takes as its last
 * argument. What is public here is so for generated classes, whose bytes may be older than this
 * package: signatures change only together with the version of artifacts. Everything that belongs
 * to a store is used by one thread at a time.
 */
@NullMarked
package io.dunlin.bytecode.runtime;

import org.jspecify.annotations.NullMarked;
