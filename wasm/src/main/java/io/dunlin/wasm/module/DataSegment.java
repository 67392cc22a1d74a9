package io.dunlin.wasm.module;

import org.jspecify.annotations.Nullable;

/**
 * A data segment.
 *
 * @param mode {@link SegmentMode#ACTIVE} or {@link SegmentMode#PASSIVE}
 * @param memory the memory that an active segment is copied to, otherwise 0
 * @param offset where an active segment is copied to, otherwise null
 * @param content its bytes, as a range of the module's
 */
public record DataSegment(
    SegmentMode mode, int memory, @Nullable ConstExpr offset, ByteRange content) {}
