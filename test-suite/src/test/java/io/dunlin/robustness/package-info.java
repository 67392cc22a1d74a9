/** Tests that hostile and damaged input does no harm. */
@NullMarked
package io.dunlin.robustness;

import org.jspecify.annotations.NullMarked;
