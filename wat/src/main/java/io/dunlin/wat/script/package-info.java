/**
 * Scripts in the language of the specification's own tests, {@code .wast}.
 *
 * <p>{@link io.dunlin.wat.script.ScriptParser} reads them command by command; what it gives are
 * immutable records. Nothing here runs anything. The parser serves one thread, all else any number.
 */
@NullMarked
package io.dunlin.wat.script;

import org.jspecify.annotations.NullMarked;
