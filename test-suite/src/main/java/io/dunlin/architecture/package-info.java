/**
 * The rules of the code base, checked over compiled classes, module descriptors and the files of
 * the repository.
 *
 * <p>{@code ProjectModule} is the table of modules that all of them read: who may depend on whom,
 * class-file levels, and how many classes each module has at least, so that no rule passes because
 * it looked at nothing.
 */
@NullMarked
package io.dunlin.architecture;

import org.jspecify.annotations.NullMarked;
