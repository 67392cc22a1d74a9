package io.dunlin.nativecompiler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Memory with 64-bit addresses: regions far apart, so that what lies behind one is nothing. */
final class AddressSpace {
  private static final int REGION_SHIFT = 40;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** An access to what is not there. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(long address) {
      super("address " + Long.toHexString(address));
    }
  }

  private final List<byte[]> regions = new ArrayList<>();

  /** Adds a region of zeros and gives its address. */
  long add(int bytes) {
    regions.add(new byte[bytes]);
    return (long) regions.size() << REGION_SHIFT;
  }

  void grow(long address, int bytes) {
    int region = region(address);
    regions.set(region, Arrays.copyOf(regions.get(region), bytes));
  }

  byte[] bytes(long address) {
    return regions.get(region(address));
  }

  private static int region(long address) {
    return (int) (address >>> REGION_SHIFT) - 1;
  }

  private byte[] check(long address, int bytes) {
    int region = region(address);
    if (region < 0 || region >= regions.size()) {
      throw new Fault(address);
    }
    byte[] content = regions.get(region);
    if (offset(address) > content.length - bytes) {
      throw new Fault(address);
    }
    return content;
  }

  private static long offset(long address) {
    return address & ((1L << REGION_SHIFT) - 1);
  }

  /** Reads up to 8 bytes, zero-extended. */
  long read(long address, int bytes) {
    byte[] content = check(address, bytes);
    int at = (int) offset(address);
    if (bytes == 8) {
      return (long) LONGS.get(content, at);
    }
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (content[at + i] & 0xFF);
    }
    return value;
  }

  void write(long address, int bytes, long value) {
    byte[] content = check(address, bytes);
    int at = (int) offset(address);
    for (int i = 0; i < bytes; i++) {
      content[at + i] = (byte) (value >>> (8 * i));
    }
  }
}
