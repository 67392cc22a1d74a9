package io.dunlin;

/** What an {@code eqref} refers to: something that {@code ref.eq} compares. */
public sealed interface EqRef extends AnyRef permits I31Ref, StructRef, ArrayRef {}
