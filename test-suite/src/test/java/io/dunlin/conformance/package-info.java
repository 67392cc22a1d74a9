/** The specification's test scripts, and our own, on every backend that is available. */
@NullMarked
package io.dunlin.conformance;

import org.jspecify.annotations.NullMarked;
