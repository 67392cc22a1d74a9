/**
 * The machine code by which Java and compiled code meet, and the conventions that it keeps.
 *
 * <p>An instruction set implements {@link io.dunlin.nativeruntime.stub.StubAssembler}; {@link
 * io.dunlin.nativeruntime.stub.Stubs} brings what it makes into the code arena, once for each
 * process, and knows the addresses. Thread-safe.
 *
 * <h2>Activations and stacks</h2>
 *
 * Each store has a stack of its own for WebAssembly. Java calls the entry stub, which saves what C
 * callers expect to be kept, {@code ACTIVATION} and {@code WASM_STACK} on the Java stack, notes the
 * Java stack pointer in {@code ACTIVATION}, takes the address of the area for the stack pointer,
 * sets the frame pointer to 0 and calls an entry thunk. The area lies below all that is in use of
 * WebAssembly's stack. {@code ACTIVATION} is a multiple of 16, so that it can serve as the stack
 * pointer of upcalls. All ways out of an activation lead to its end: stack pointer from {@code
 * ACTIVATION}, what was saved is restored, and the result is a {@link
 * io.dunlin.nativeruntime.stub.ExitStatus}. No frame of Java is ever skipped.
 *
 * <h2>Frames</h2>
 *
 * Each frame of compiled code, thunks and stubs on that stack begins with the caller's frame
 * pointer and the return address above it; the frame pointer of an entry thunk's caller is 0.
 * Whatever leaves code notes in {@code EXIT_FRAME} the frame pointer of a frame of its own, so that
 * a walk begins with the return address in that frame.
 *
 * <h2>Upcalls</h2>
 *
 * Stubs for runtime functions and for host functions make a frame with an area for arguments and
 * results, {@link io.dunlin.nativeruntime.stub.CallShape#SLOT} bytes for each; results take the
 * place of arguments. They note {@code EXIT_FRAME} and in {@code WASM_STACK} a multiple of 16 below
 * everything of theirs; they trap with {@code STACK_OVERFLOW}, by the frame they have made, if
 * {@code ACTIVATION} is below {@code JAVA_STACK_LIMIT}; and they call the {@linkplain
 * io.dunlin.nativeruntime.stub.StubEnvironment#dispatcher dispatcher} on the Java stack. Its result
 * is an {@link io.dunlin.nativeruntime.stub.UpcallStatus}, and tells how to go on.
 *
 * <h2>Traps</h2>
 *
 * A trap's stub is called, so that a return address says where; it makes a frame, notes {@code
 * EXIT_FRAME} and {@code TRAP_CODE}, sets {@code TRAP_SIGNAL} to 0, and leaves with {@code
 * TRAPPED}. The signal handler recognizes faults of code between {@code codeStart} and {@code
 * codeEnd} and changes nothing but the interrupted context: it goes on in the landing, which makes
 * a frame whose return address is the byte behind the faulting one's address, notes {@code
 * EXIT_FRAME}, {@code TRAP_PC}, {@code TRAP_ADDRESS} and {@code TRAP_SIGNAL}, and leaves with
 * {@code TRAPPED}.
 *
 * <h2>Calls of functions</h2>
 *
 * A call through a function's structure passes the caller's instance context in a register of its
 * own (r10 on x86-64, x16 on AArch64), from which host thunks learn who calls. A host function's
 * instance context is a {@link io.dunlin.compiler.object.ContextLayout.Instance} without further
 * sections, whose {@code IDENTITY} is that of the function.
 */
@NullMarked
package io.dunlin.nativeruntime.stub;

import org.jspecify.annotations.NullMarked;
