/**
 * The {@code dunlin} command.
 *
 * <p>Entry type: {@link io.dunlin.cli.Main}. Each subcommand is a class of its own; none of them
 * touches the streams of the process directly, but those of {@link io.dunlin.cli.Console}, so that
 * tests run commands in their own process.
 *
 * <p>Thread-safety: none; a command runs once, on one thread.
 */
@NullMarked
package io.dunlin.cli;

import org.jspecify.annotations.NullMarked;
