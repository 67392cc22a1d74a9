/** Linear memories backed by mapped pages with copy-on-write images. */
@NullMarked
package io.dunlin.cow;

import org.jspecify.annotations.NullMarked;
