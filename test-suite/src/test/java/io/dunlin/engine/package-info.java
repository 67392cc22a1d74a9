/** Tests of the API, the same for every backend that is available. */
@NullMarked
package io.dunlin.engine;

import org.jspecify.annotations.NullMarked;
