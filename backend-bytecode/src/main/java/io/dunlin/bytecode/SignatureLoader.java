package io.dunlin.bytecode;

import io.dunlin.bytecode.emit.SignatureGenerator;
import io.dunlin.bytecode.emit.StructGenerator;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;
import io.dunlin.bytecode.runtime.StructShape;

/**
 * Loads the classes of signatures and structures, which are made when Java first asks for them. All
 * modules share it, so that code of one can call code of another. Thread-safe.
 */
final class SignatureLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  static final SignatureLoader INSTANCE = new SignatureLoader();

  private static final String PACKAGE = CodeNames.SIGNATURE_PACKAGE.replace('/', '.') + ".";

  private SignatureLoader() {
    super(SignatureLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    int separator = name.indexOf('_');
    if (!name.startsWith(PACKAGE) || separator < 0) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes =
        generate(name.substring(PACKAGE.length(), separator), name.substring(separator + 1));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] generate(String kind, String key) {
    return switch (kind) {
      case "Struct" -> StructGenerator.generate(StructShape.ofKey(key));
      case "Host" -> SignatureGenerator.hostCode(Signature.ofKey(key));
      default -> SignatureGenerator.code(Signature.ofKey(key));
    };
  }
}
