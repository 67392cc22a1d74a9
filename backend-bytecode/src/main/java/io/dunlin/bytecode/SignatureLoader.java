package io.dunlin.bytecode;

import io.dunlin.bytecode.emit.SignatureGenerator;
import io.dunlin.bytecode.runtime.CodeNames;
import io.dunlin.bytecode.runtime.Signature;

/**
 * Loads the classes of signatures, which are made when Java first asks for them. All modules share
 * it, so that code of one can call code of another. Thread-safe.
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
    Signature signature = Signature.ofKey(name.substring(separator + 1));
    byte[] bytes =
        name.startsWith("Host", PACKAGE.length())
            ? SignatureGenerator.hostCode(signature)
            : SignatureGenerator.code(signature);
    return defineClass(name, bytes, 0, bytes.length);
  }
}
