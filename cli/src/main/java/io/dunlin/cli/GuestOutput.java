package io.dunlin.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output of a guest that goes to a file or a pipe. Small writes that follow each other are
 * gathered; what is gathered is passed on at latest {@link #MAX_DELAY_MILLIS} later, so that a
 * reader never waits for output of a guest that goes on to compute.
 */
final class GuestOutput extends OutputStream {
  private static final int CAPACITY = 1 << 15;
  private static final long MAX_DELAY_MILLIS = 50;

  private final OutputStream target;
  private final byte[] gathered = new byte[CAPACITY];
  private int count;
  private boolean helperStarted;
  private boolean closed;

  GuestOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int start, int length) throws IOException {
    if (length > CAPACITY - count) {
      passOn();
    }
    if (length >= CAPACITY) {
      target.write(bytes, start, length);
      return;
    }
    System.arraycopy(bytes, start, gathered, count, length);
    if (count == 0 && length > 0) {
      wakeHelper();
    }
    count += length;
  }

  @Override
  public synchronized void flush() throws IOException {
    passOn();
  }

  /** Passes on what is left; the target stays open. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    notifyAll();
    passOn();
  }

  private void passOn() throws IOException {
    int length = count;
    count = 0;
    if (length > 0) {
      target.write(gathered, 0, length);
    }
  }

  private void wakeHelper() {
    if (helperStarted) {
      notifyAll();
    } else {
      helperStarted = true;
      Thread helper = new Thread(this::passOnLater, "dunlin-output");
      helper.setDaemon(true);
      helper.start();
    }
  }

  private synchronized void passOnLater() {
    try {
      while (!closed) {
        if (count == 0) {
          wait();
        } else {
          wait(MAX_DELAY_MILLIS);
          passOn();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The guest's next write fails in the same way, and tells it.
    }
  }
}
