package io.dunlin.wasm.type;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Texts that stand for canonical types in every registry. They are computed in the order of the
 * ids, so that a group finds those of the types that it refers to. Thread-safe.
 */
final class TypeDigests {
  /** A multiple of three, which Base64 writes without padding; 2^48 groups until two are equal. */
  private static final int BYTES = 12;

  private final TypeRegistry types;

  /** The digests of the types with the first ids. */
  private final List<String> digests = new ArrayList<>();

  TypeDigests(TypeRegistry types) {
    this.types = types;
  }

  synchronized String digest(int id) {
    types.definedType(id);
    while (digests.size() <= id) {
      addGroup();
    }
    return digests.get(id);
  }

  private void addGroup() {
    int first = digests.size();
    int end = types.definedType(first).groupEnd();
    List<SubType> group = new ArrayList<>();
    for (int id = first; id < end; id++) {
      group.add(types.type(id));
    }
    List<Integer> others = new ArrayList<>();
    GroupKey key =
        GroupKey.of(
            group,
            id -> {
              if (id >= first) {
                return id - first + TypeRegistry.RELATIVE;
              }
              others.add(id);
              return 0;
            });
    MessageDigest hash = sha256();
    ByteBuffer words = ByteBuffer.allocate(Integer.BYTES * key.words().length);
    words.asIntBuffer().put(key.words());
    hash.update(words);
    for (int id : others) {
      // In the order in which the group refers to them.
      hash.update(digests.get(id).getBytes(StandardCharsets.US_ASCII));
      hash.update((byte) 0);
    }
    String text = text(hash.digest());
    for (int id = first; id < end; id++) {
      digests.add(end - first == 1 ? text : text + "+" + (id - first));
    }
  }

  private static String text(byte[] hash) {
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES)).replace('_', '=');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
