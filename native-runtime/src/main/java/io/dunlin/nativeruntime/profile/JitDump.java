package io.dunlin.nativeruntime.profile;

import io.dunlin.nativeruntime.exec.LibC;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A record for each function, with its code, in the format of Linux's perf: a header of {@value
 * #HEADER_BYTES} bytes, then records that begin with their kind, their size and the time. Perf
 * learns of the file because it is mapped executable for as long as the process runs.
 */
@SuppressWarnings("restricted") // docs/unsafe.md, code: published code is only read
final class JitDump extends CodeLog {
  private static final int MAGIC = 0x4A69_5444;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 40;
  private static final int CODE_LOAD = 0;
  private static final int CODE_LOAD_BYTES = 56;
  private static final int ELF_X86_64 = 62;
  private static final int ELF_AARCH64 = 183;

  private static @Nullable JitDump shared;

  private final int pid = (int) ProcessHandle.current().pid();
  private final OutputStream out;
  private long index;

  JitDump(Path file) throws IOException {
    out = new BufferedOutputStream(create(file));
    boolean isArm = System.getProperty("os.arch", "").equals("aarch64");
    byte[] whole = new byte[HEADER_BYTES];
    ByteBuffer header = record(whole);
    header.putInt(MAGIC).putInt(VERSION).putInt(HEADER_BYTES);
    header.putInt(isArm ? ELF_AARCH64 : ELF_X86_64).putInt(0).putInt(pid);
    header.putLong(System.nanoTime()).putLong(0);
    out.write(whole);
    out.flush();
  }

  static synchronized JitDump shared() {
    JitDump dump = shared;
    if (dump == null) {
      Path file = Path.of("jit-" + ProcessHandle.current().pid() + ".dump").toAbsolutePath();
      try {
        dump = new JitDump(file);
        if (!LibC.mapExecutable(file.toString())) {
          throw new IOException("the file cannot be mapped executable");
        }
      } catch (IOException e) {
        throw unwritable(file, e);
      }
      shared = dump;
    }
    return dump;
  }

  private static ByteBuffer record(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  void write(long address, int bytes, String name) throws IOException {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    int size = CODE_LOAD_BYTES + text.length + 1 + bytes;
    byte[] whole = new byte[size];
    ByteBuffer record = record(whole);
    // The time is that of System.nanoTime, which is what perf calls the monotonic clock.
    record.putInt(CODE_LOAD).putInt(size).putLong(System.nanoTime());
    record.putInt(pid).putInt(pid).putLong(address).putLong(address).putLong(bytes);
    record.putLong(index++).put(text).put((byte) 0);
    MemorySegment code = MemorySegment.ofAddress(address).reinterpret(bytes);
    MemorySegment.copy(code, ValueLayout.JAVA_BYTE, 0, whole, record.position(), bytes);
    out.write(whole);
  }

  @Override
  void flush() throws IOException {
    out.flush();
  }
}
