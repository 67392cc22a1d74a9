package io.dunlin.wasi;

import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes its secure source when it is first asked, which takes noticeable time. */
final class LazySecureRandom extends Random {
  private static final long serialVersionUID = 1L;

  private transient @Nullable SecureRandom source;

  @Override
  public void nextBytes(byte[] bytes) {
    SecureRandom secure = source;
    if (secure == null) {
      secure = new SecureRandom();
      source = secure;
    }
    secure.nextBytes(bytes);
  }

  @Override
  protected int next(int bits) {
    byte[] bytes = new byte[Integer.BYTES];
    nextBytes(bytes);
    int value = 0;
    for (byte b : bytes) {
      value = (value << Byte.SIZE) | (b & 0xFF);
    }
    return value >>> (Integer.SIZE - bits);
  }
}
