/** Matching of imports with what is offered for them, the same for every backend. */
@NullMarked
package io.dunlin.internal.link;

import org.jspecify.annotations.NullMarked;
