package io.dunlin.compiler.build;

import io.dunlin.compiler.object.MemoryModel;

/**
 * What the code of a module is to do beside what the module says.
 *
 * @param memoryModel how accesses are kept inside of memories
 * @param consumesFuel whether code counts fuel
 * @param interruptible whether functions and loops look at the interrupt flag
 * @param deterministic whether relaxed vector instructions compute what their strict counterparts
 *     do
 */
public record BuildOptions(
    MemoryModel memoryModel, boolean consumesFuel, boolean interruptible, boolean deterministic) {}
