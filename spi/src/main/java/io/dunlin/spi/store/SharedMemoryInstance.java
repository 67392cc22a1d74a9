package io.dunlin.spi.store;

import io.dunlin.wasm.op.AtomicOperator;
import io.dunlin.wasm.type.MemoryType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A memory that any number of stores may import, on any number of threads. Thread-safe.
 *
 * <p>Growth never moves bytes, and a memory never becomes smaller: what has once been in bounds
 * stays so. Accesses that are not atomic may race; they then see some mixture of what has been
 * written, and disturb nothing besides their own bytes. Atomic accesses are sequentially consistent
 * with each other and with {@link #size}.
 */
public abstract class SharedMemoryInstance extends MemoryInstance {
  private final WaitQueues queues = new WaitQueues();

  /**
   * Creates a memory of this type; the subclass gives it its bytes.
   *
   * @param store the store whose limits are asked about the initial size, or null if the memory is
   *     made outside of stores
   * @param type a shared type, which has a maximum
   * @param implementationPages the most pages that the implementation can hold
   */
  protected SharedMemoryInstance(
      @Nullable StoreState store, MemoryType type, long implementationPages) {
    super(store, type, implementationPages);
    if (!type.shared() || !type.limits().hasMax()) {
      throw new IllegalArgumentException("not the type of a shared memory: " + type);
    }
  }

  /**
   * Bytes from an address on, without copying: as many of a range as one buffer can show, at least
   * one of a range that is not empty. The buffer stays valid.
   *
   * @throws io.dunlin.spi.trap.TrapException if the range is not within the memory
   */
  public abstract ByteBuffer view(long address, long length);

  /** Refused: the bytes need not lie behind each other. */
  @Override
  public final ByteBuffer view() {
    throw new UnsupportedOperationException("a shared memory has no single view");
  }

  @Override
  public abstract long atomicLoad(long address, int bytes);

  @Override
  public abstract void atomicStore(long address, int bytes, long value);

  @Override
  public abstract long atomicReadModifyWrite(
      AtomicOperator operator, long address, int bytes, long operand);

  @Override
  public abstract long atomicCompareExchange(
      long address, int bytes, long expected, long replacement);

  @Override
  public final WaitResult atomicWait(
      long address, int bytes, long expected, long timeout, Epoch epoch, long deadline) {
    checkAtomic(address, bytes);
    return queues.await(this, address, bytes, expected, timeout, epoch, deadline);
  }

  @Override
  public final int atomicNotify(long address, int count) {
    checkAtomic(address, Integer.BYTES);
    return queues.wake(address, count);
  }

  /** How many threads wait at an address now. */
  public final int waiting(long address) {
    return queues.waiting(address);
  }
}
