/** Programs that run compiled modules where there is no compiler. */
@NullMarked
package io.dunlin.precompiled;

import org.jspecify.annotations.NullMarked;
