/** Finding the backends that are there, and choosing one. */
@NullMarked
package io.dunlin.internal.backend;

import org.jspecify.annotations.NullMarked;
