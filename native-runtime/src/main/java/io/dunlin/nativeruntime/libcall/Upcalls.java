package io.dunlin.nativeruntime.libcall;

import io.dunlin.compiler.object.RuntimeFunction;
import io.dunlin.nativeruntime.exec.NativeCalls;
import io.dunlin.nativeruntime.exec.Upcall;
import io.dunlin.nativeruntime.store.Execution;
import io.dunlin.nativeruntime.store.NativeInstance;
import io.dunlin.nativeruntime.store.NativeStore;
import io.dunlin.nativeruntime.store.StoreRegistry;
import io.dunlin.nativeruntime.stub.UpcallRequest;
import io.dunlin.nativeruntime.stub.UpcallStatus;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The dispatcher that stubs call; see {@link io.dunlin.nativeruntime.stub.StubEnvironment}. */
public final class Upcalls {
  private Upcalls() {}

  private static final class Dispatcher {
    static final Upcall UPCALL = create();

    private static Upcall create() {
      Class<?> number = long.class;
      MethodType type =
          MethodType.methodType(number, number, number, number, number, number, number);
      try {
        return NativeCalls.upcall(
            MethodHandles.lookup().findStatic(Upcalls.class, "dispatch", type));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("there is a method dispatch", e);
      }
    }
  }

  /**
   * The address of the dispatcher, for stubs. It is there as long as this class is, and code runs
   * only under methods of classes that refer to it.
   */
  public static long dispatcher() {
    return Dispatcher.UPCALL.address();
  }

  @SuppressWarnings("UnusedMethod") // Machine code calls it.
  private static long dispatch(
      long store, long instance, long request, long area, long callee, long unused) {
    NativeStore caller = StoreRegistry.get((int) store);
    Execution execution = caller.execution();
    // Activations inside of this upcall leave from frames of their own.
    long exitFrame = caller.context().exitFrame();
    try {
      execution.pause();
      int status =
          run(
              caller,
              caller.instance((int) instance),
              (int) request,
              area,
              (int) callee,
              exitFrame);
      execution.resume();
      return status;
    } catch (Throwable thrown) {
      return raise(execution, thrown, exitFrame);
    }
  }

  private static int run(
      NativeStore store,
      NativeInstance instance,
      int request,
      long area,
      int callee,
      long exitFrame) {
    switch (request) {
      case UpcallRequest.HOST_CALL:
        store.hostCalls().call(store.hostFunction(callee), instance, area);
        return UpcallStatus.CONTINUE;
      case UpcallRequest.THROW:
        return store.execution().raise(new Arguments(store.stack(), area).i32(0), exitFrame);
      default:
        Arguments arguments = new Arguments(store.stack(), area);
        RuntimeFunction function = RuntimeFunction.of(request);
        if (function == RuntimeFunction.THROW_REF) {
          return store.execution().raise(arguments.i32(0), exitFrame);
        }
        if (function == RuntimeFunction.PASS_EXCEPTION) {
          return store.execution().pass(arguments.i32(0), arguments.i32(1), exitFrame);
        }
        RuntimeCalls.call(function, instance, arguments);
        return UpcallStatus.CONTINUE;
    }
  }

  private static int raise(Execution execution, Throwable thrown, long exitFrame) {
    try {
      execution.resume();
      return execution.raise(thrown, exitFrame);
    } catch (Throwable again) {
      // Too little stack or memory to say more of what was thrown first.
      return execution.leave(thrown);
    }
  }
}
