package io.dunlin.wasm.binary;

import static io.dunlin.wasm.binary.ModuleBytes.custom;
import static io.dunlin.wasm.binary.ModuleBytes.hex;
import static io.dunlin.wasm.binary.ModuleBytes.module;
import static io.dunlin.wasm.binary.ModuleBytes.section;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.module.ElementSegment;
import io.dunlin.wasm.module.SegmentMode;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.type.ValType;
import org.junit.jupiter.api.Test;

class BinaryEncoderTests {
  private static byte[] recode(byte[] bytes) {
    return BinaryEncoder.encode(BinaryDecoder.decode(bytes, Features.ALL));
  }

  @Test
  void everythingComesOutAsItWentIn() {
    byte[] bytes = ModuleBytes.everything();
    assertArrayEquals(bytes, recode(bytes));
  }

  @Test
  void everyKindOfTypeComesOutAsItWentIn() {
    byte[] bytes =
        module(
            section(
                1,
                "03"
                    + "60 13 7f 7e 7d 7c 7b 70 6f 6e 6d 6c 6b 6a 69 71 72 73 74 64 70 63 00 00"
                    + "5f 03 77 00 7c 01 64 6e 00"
                    + "50 00 5e 78 01"));
    assertArrayEquals(bytes, recode(bytes));
  }

  @Test
  void largeIndicesAreWrittenAsPositiveNumbers() {
    // 64 in one byte would be a negative number.
    byte[] bytes = module(section(1, "01 60 01 63 c0 00 00"));
    assertArrayEquals(bytes, recode(bytes));
  }

  @Test
  void numbersAreShortened() {
    assertArrayEquals(
        module(section(3, "01 05"), section(10, "01 02 00 0b")),
        recode(module(hex("03 83 00 01 85 00"), hex("0a 85 80 00 01 82 00 00 0b"))));
  }

  @Test
  void emptySectionsAreLeftOut() {
    byte[] custom = custom("x", hex("01 02"));
    assertArrayEquals(module(custom), recode(module(section(1, "00"), custom, section(11, "00"))));
  }

  @Test
  void customSectionsKeepTheirPlace() {
    byte[] a = custom("a", new byte[0]);
    byte[] bytes =
        module(
            a, section(1, "01 60 00 00"), a, a, section(5, "01 00 00"), section(13, "01 00 00"), a);
    assertArrayEquals(bytes, recode(bytes));
  }

  @Test
  void functionsOfANullableTypeAreWrittenAsExpressions() {
    WasmModule.Builder builder = new WasmModule.Builder(new byte[0]);
    builder.addElement(
        ElementSegment.ofFunctions(
            SegmentMode.PASSIVE, 0, null, ValType.FUNCREF, new int[] {3, 200}));
    assertArrayEquals(
        module(section(9, "01 05 70 02 d2 03 0b d2 c8 01 0b")),
        BinaryEncoder.encode(builder.build()));
  }
}
