package io.dunlin.bytecode.runtime;

import io.dunlin.wasm.type.DefinedType;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the classes that belong to signatures, which all modules share so that they can call each
 * other. Thread-safe.
 */
public final class SignatureClasses {
  private final ClassLoader loader;
  private final Map<String, Code> hostCodes = new ConcurrentHashMap<>();

  /** By name of class: a structure from which others are made. */
  private final Map<String, CompiledStruct> structs = new ConcurrentHashMap<>();

  /** Looks for classes in a loader. */
  public SignatureClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** The code that calls functions of the host. */
  Code hostCode(Signature signature) {
    return hostCodes.computeIfAbsent(
        CodeNames.hostCode(signature), name -> newCode(loader, name.replace('/', '.')));
  }

  /** A structure of a type, whose fields are zero or null. */
  CompiledStruct newStruct(StructShape shape, DefinedType type) {
    return structs
        .computeIfAbsent(shape.className(), name -> newStruct(name.replace('/', '.'), type))
        .create(type);
  }

  private CompiledStruct newStruct(String className, DefinedType type) {
    try {
      return Class.forName(className, true, loader)
          .asSubclass(CompiledStruct.class)
          .getConstructor(DefinedType.class)
          .newInstance(type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load the compiled code: " + e, e);
    }
  }

  /** An object of a class of code. */
  static Code newCode(ClassLoader loader, String className) {
    try {
      return Class.forName(className, true, loader)
          .asSubclass(Code.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load the compiled code: " + e, e);
    }
  }
}
