/** Tests that the text format says all that the binary format does. */
@NullMarked
package io.dunlin.text;

import org.jspecify.annotations.NullMarked;
