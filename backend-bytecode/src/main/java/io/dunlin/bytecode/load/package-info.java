/**
 * Where the classes of compiled modules come from, and how Java gets them.
 *
 * <p>{@link io.dunlin.bytecode.load.ClassFiles} has class files by the names of the classes: those
 * that a compiler makes when it is asked, those of an artifact ({@link
 * io.dunlin.bytecode.load.StoredClassFiles}), or those in a jar ({@link
 * io.dunlin.bytecode.load.ClassPathFiles}). {@link io.dunlin.bytecode.load.ModuleLoader} defines
 * the classes of one module when code first needs them, {@link
 * io.dunlin.bytecode.load.SignatureLoader} those that modules share. Nothing here needs ASM.
 * Everything is thread-safe.
 */
@NullMarked
package io.dunlin.bytecode.load;

import org.jspecify.annotations.NullMarked;
