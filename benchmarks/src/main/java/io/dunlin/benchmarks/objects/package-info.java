/**
 * Programs on objects, which run twice: as what javac makes of them, and as WebAssembly with
 * structures that TeaVM makes of them. {@link io.dunlin.benchmarks.objects.ObjectPrograms} lists
 * them. They use little of Java's class library, since TeaVM has its own. Each call starts anew, so
 * that any thread may make it.
 */
@NullMarked
package io.dunlin.benchmarks.objects;

import org.jspecify.annotations.NullMarked;
