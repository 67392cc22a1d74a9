package io.dunlin.bytecode.runtime;

import io.dunlin.spi.code.ClassPathCode;

/** The code of a module in the forms that it is kept in. Thread-safe. */
public interface CodeForms {
  /** As bytes that hold everything; the array belongs to the caller. */
  byte[] artifact();

  /** As class files on a class path, with an artifact that names them. */
  ClassPathCode classPathCode();
}
