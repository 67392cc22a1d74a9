package io.dunlin.internal.cache;

import io.dunlin.internal.artifact.Artifact;
import io.dunlin.internal.artifact.Compatibility;
import io.dunlin.internal.artifact.EngineVersion;
import io.dunlin.spi.code.ArtifactException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The code of modules, by their content and by what code depends on.
 *
 * <p>An entry is an {@link Artifact} that has its key in place of the module, which whoever asks
 * has. So the key is checked whatever the file is called.
 */
public final class ArtifactCache {
  private final Compatibility compatibility;
  private final byte[] engineHash;
  private final DiskStore store;
  private final CacheCounters counters = new CacheCounters();

  /**
   * The cache of one engine; touches nothing on disk.
   *
   * @param directory made when the first entry is written
   * @param maxBytes the most bytes that all entries together may have
   * @param compatibility what the engine's code depends on
   */
  public ArtifactCache(Path directory, long maxBytes, Compatibility compatibility) {
    this.compatibility = compatibility;
    this.store = new DiskStore(directory, maxBytes, counters);
    MessageDigest digest = Compatibility.sha256();
    digest.update(compatibility.hash());
    if (EngineVersion.isSnapshot()) {
      digest.update(BuildStamp.ofClassPath());
    }
    this.engineHash = digest.digest();
  }

  /** What has happened so far. */
  public CacheCounters counters() {
    return counters;
  }

  /** The key of a module in the binary format. */
  public byte[] key(byte[] module) {
    MessageDigest digest = Compatibility.sha256();
    digest.update(engineHash);
    return digest.digest(module);
  }

  /** The code for a key, or null if there is none that is whole; a miss is counted. */
  public @Nullable ByteBuffer find(byte[] key) {
    try {
      Artifact artifact = store.read(name(key), file -> Artifact.read(file, compatibility));
      if (artifact == null) {
        counters.misses.incrementAndGet();
        return null;
      }
      if (Arrays.equals(artifact.module(), key)) {
        counters.hits.incrementAndGet();
        return artifact.code();
      }
    } catch (ArtifactException e) {
      // Its file was cut off or changed, which is nobody's business but the counters'.
    }
    counters.misses.incrementAndGet();
    removeDamaged(key);
    return null;
  }

  /** The backend cannot use what {@link #find} has given. */
  public void reject(byte[] key) {
    counters.hits.decrementAndGet();
    counters.misses.incrementAndGet();
    removeDamaged(key);
  }

  private void removeDamaged(byte[] key) {
    counters.damaged.incrementAndGet();
    store.remove(name(key));
  }

  /** Keeps code for others, if the disk lets it. */
  public void add(byte[] key, byte[] code) {
    store.write(name(key), Artifact.encode(compatibility, key, code));
  }

  private static String name(byte[] key) {
    StringBuilder name = new StringBuilder(2 * key.length);
    for (byte each : key) {
      name.append(Character.forDigit(each >> 4 & 0xF, 16));
      name.append(Character.forDigit(each & 0xF, 16));
    }
    return name.toString();
  }
}
