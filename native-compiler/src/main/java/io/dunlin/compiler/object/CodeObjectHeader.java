package io.dunlin.compiler.object;

/**
 * What code was compiled for. A runtime refuses code that is for something else.
 *
 * @param engineVersion the version of the engine, which compiles and runs
 * @param target the CPU architecture, such as {@code x86_64}
 * @param cpuFeatures extensions of the CPU that the code uses, a bit for each as the target says
 * @param memoryModel how accesses are kept inside of memories
 * @param configHash a hash of the settings that the code depends on
 */
public record CodeObjectHeader(
    String engineVersion,
    String target,
    long cpuFeatures,
    MemoryModel memoryModel,
    long configHash) {}
