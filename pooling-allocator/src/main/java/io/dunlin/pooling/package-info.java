/** An allocator that hands out slots reserved ahead. */
@NullMarked
package io.dunlin.pooling;

import org.jspecify.annotations.NullMarked;
