package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.context.ValueKind;
import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;
import java.util.Arrays;

/**
 * How values pass to and from functions of a type.
 *
 * @param parameters what they take
 * @param results what they give
 * @param shape the same as code sees it
 * @param entryThunk the address of code that calls them for Java
 * @param slots how many slots parameters or results take, whatever is more
 * @param hasReferences whether there are references among them
 */
@SuppressWarnings("ArrayRecordComponent") // Made once for each type and never compared.
record Signature(
    ValueKind[] parameters,
    ValueKind[] results,
    CallShape shape,
    long entryThunk,
    int slots,
    boolean hasReferences) {

  static Signature of(FuncType type, TypeRegistry types, Stubs stubs) {
    ValueKind[] parameters = ValueKind.ofAll(type.params(), types);
    ValueKind[] results = ValueKind.ofAll(type.results(), types);
    CallShape shape = CallShape.of(parameters, results);
    return new Signature(
        parameters,
        results,
        shape,
        stubs.entryThunk(shape),
        Math.max(type.paramSlots(), type.resultSlots()),
        hasReference(parameters) || hasReference(results));
  }

  private static boolean hasReference(ValueKind[] kinds) {
    return Arrays.stream(kinds).anyMatch(ValueKind::isReference);
  }
}
