package io.dunlin.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuestOutputTests {
  @Test
  void allBytesArriveInOrder() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    Random random = new Random(5);
    try (GuestOutput output = new GuestOutput(target)) {
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(i % 20 == 0 ? 100_000 : 500)];
        random.nextBytes(bytes);
        output.write(bytes);
        output.write(i);
        expected.write(bytes);
        expected.write(i);
      }
    }
    assertArrayEquals(expected.toByteArray(), target.toByteArray());
  }

  @Test
  void smallWritesAreGathered() throws IOException {
    int[] writes = new int[1];
    OutputStream target =
        new OutputStream() {
          @Override
          public void write(int b) {
            writes[0]++;
          }

          @Override
          public void write(byte[] bytes, int start, int length) {
            writes[0]++;
          }
        };
    try (GuestOutput output = new GuestOutput(target)) {
      for (int i = 0; i < 10_000; i++) {
        output.write('x');
      }
    }
    assertTrue(writes[0] < 1_000, writes[0] + " writes");
  }

  @Test
  void outputArrivesWithoutFlushing() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    OutputStream target =
        new OutputStream() {
          @Override
          public void write(int b) {
            arrived.countDown();
          }

          @Override
          public void write(byte[] bytes, int start, int length) {
            assertEquals(1, length);
            arrived.countDown();
          }
        };
    try (GuestOutput output = new GuestOutput(target)) {
      output.write('x');
      assertTrue(arrived.await(1, TimeUnit.MINUTES));
    }
  }
}
