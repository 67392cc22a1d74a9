package io.dunlin.nativeruntime.store;

import io.dunlin.nativeruntime.stub.CallShape;
import io.dunlin.nativeruntime.stub.Stubs;
import io.dunlin.nativeruntime.stub.Thunk;
import io.dunlin.wasm.type.FuncType;
import io.dunlin.wasm.type.TypeRegistry;

/**
 * How values pass to and from functions of a type.
 *
 * @param parameters what they take
 * @param results what they give
 * @param shape the same as code sees it
 * @param areaBytes the bytes of an area for arguments and results
 * @param entryThunk code that calls them for Java
 * @param slots how many slots parameters or results take, whatever is more
 * @param hasReferences whether there are references among them
 */
record Signature(
    ValueKinds parameters,
    ValueKinds results,
    CallShape shape,
    int areaBytes,
    Thunk entryThunk,
    int slots,
    boolean hasReferences) {

  static Signature of(FuncType type, TypeRegistry types, Stubs stubs) {
    ValueKinds parameters = new ValueKinds(type.params(), types);
    ValueKinds results = new ValueKinds(type.results(), types);
    CallShape shape = CallShape.of(parameters.all(), results.all());
    return new Signature(
        parameters,
        results,
        shape,
        shape.areaBytes(),
        stubs.entryThunk(shape),
        Math.max(type.paramSlots(), type.resultSlots()),
        parameters.haveReferences() || results.haveReferences());
  }
}
