package io.dunlin.nativeruntime.exec;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;

/**
 * The way from Java to machine code and back, which has one shape for everything: six longs in, one
 * long out.
 *
 * <p>Each further shape would cost the JVM several milliseconds at its first use, and by the
 * calling conventions of all supported processors the same registers pass ints and pointers. Of an
 * {@code int} that a C function returns only the low half counts.
 */
@SuppressWarnings("restricted") // docs/unsafe.md, calls
public final class NativeCalls {
  private static final FunctionDescriptor SHAPE =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle CALL = LINKER.downcallHandle(SHAPE);

  private NativeCalls() {}

  /** Calls a function; arguments that it does not have are ignored. */
  public static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) CALL.invokeExact(function, a, b, c, d, e, f);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new AssertionError("machine code throws nothing", thrown);
    }
  }

  /**
   * A handle that calls the code at one address, of type {@code (long, long, long, long, long,
   * long) -> long}; to be kept in a constant.
   */
  public static MethodHandle downcall(long address) {
    return LINKER.downcallHandle(MemorySegment.ofAddress(address), SHAPE);
  }

  /**
   * Makes code that calls a Java method.
   *
   * <p>The JVM holds what such code calls as long as the code exists. If that were the target
   * itself, its class would never be unloaded; so it is a handle that the JDK's own classes make
   * up, and that refers to the target weakly.
   *
   * @param target of the type that {@link #downcall} describes; nothing may be thrown out of it, or
   *     the JVM ends
   */
  public static Upcall upcall(MethodHandle target) {
    try {
      MethodHandle get =
          MethodHandles.publicLookup()
              .findVirtual(WeakReference.class, "get", MethodType.methodType(Object.class))
              .bindTo(new WeakReference<>(target))
              .asType(MethodType.methodType(MethodHandle.class));
      MethodHandle call =
          MethodHandles.foldArguments(MethodHandles.exactInvoker(target.type()), get);
      return new Upcall(target, LINKER.upcallStub(call, SHAPE, Arena.ofAuto()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("there is a method get", e);
    }
  }

  /**
   * The address of a function of the C library.
   *
   * @throws UnsupportedOperationException if it has none with this name
   */
  static MemorySegment find(String name) {
    return LINKER
        .defaultLookup()
        .find(name)
        .orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
  }
}
