/**
 * The parser of the text format.
 *
 * <p>{@link io.dunlin.wat.parse.Lexer} is a cursor over tokens that makes no objects for them. What
 * is read is written in the binary format at once; there is no syntax tree. Nesting is followed
 * with explicit stacks, so that no input exhausts the Java stack. Nothing here is thread-safe.
 */
@NullMarked
package io.dunlin.wat.parse;

import org.jspecify.annotations.NullMarked;
