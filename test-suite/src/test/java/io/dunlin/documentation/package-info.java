/** Tests that what the documentation shows is true. */
@NullMarked
package io.dunlin.documentation;

import org.jspecify.annotations.NullMarked;
