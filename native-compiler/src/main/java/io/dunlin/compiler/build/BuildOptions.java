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
 * @param keepsVariables whether local variables stay variables of the function instead of becoming
 *     values: less to do for those who do not optimize
 */
public record BuildOptions(
    MemoryModel memoryModel,
    boolean consumesFuel,
    boolean interruptible,
    boolean deterministic,
    boolean keepsVariables) {}
