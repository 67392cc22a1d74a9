package io.dunlin.wasm.validate;

import static io.dunlin.wasm.validate.ModuleAssembler.EMPTY;
import static io.dunlin.wasm.validate.ModuleAssembler.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dunlin.wasm.Features;
import io.dunlin.wasm.binary.Instruction;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.op.Op;
import org.junit.jupiter.api.Test;

class FuelSegmentsTests {
  private static final byte[] ONE = bytes(Op.I32_CONST, 1);

  /** The mnemonics of a body, and behind each one that ends a segment the segment's cost. */
  private static String segments(Object... code) {
    WasmModule module = new ModuleAssembler().func(">").function(0, bytes(code), Op.END).valid();
    StringBuilder text = new StringBuilder();
    FuelSegments segments = new FuelSegments();
    new FunctionValidator(ModuleValidator.validate(module, Features.ALL))
        .validate(
            module.body(0),
            new CodeConsumer() {
              @Override
              public void begin(FunctionContext function) {
                segments.begin();
              }

              @Override
              public void instruction(Instruction instruction, CodeState state) {
                text.append(instruction.op().mnemonic()).append(' ');
                if (segments.add(instruction, state)) {
                  text.append('=').append(segments.cost()).append(' ');
                }
              }

              @Override
              public void end() {
                text.append('=').append(segments.cost());
              }
            });
    return text.toString();
  }

  @Test
  void straightCodeIsOneSegment() {
    assertEquals("i32.const i32.eqz drop end =2", segments(ONE, Op.I32_EQZ, Op.DROP));
  }

  @Test
  void loopsBeginASegmentAtTheirHead() {
    assertEquals(
        "i32.const drop loop =1 i32.const br_if =2 i32.const drop end end =1",
        segments(ONE, Op.DROP, Op.LOOP, EMPTY, ONE, Op.BR_IF, 0, ONE, Op.DROP, Op.END));
  }

  @Test
  void armsAndJoins() {
    assertEquals(
        "i32.const if =2 i32.const drop else =1 i32.const drop end =1 i32.const drop end =1",
        segments(
            bytes(ONE, Op.IF, EMPTY, ONE, Op.DROP, Op.ELSE, ONE, Op.DROP, Op.END, ONE, Op.DROP)));
  }

  @Test
  void blocksJoinOnlyIfBranchedTo() {
    assertEquals(
        "block i32.const drop end i32.const drop end =2",
        segments(Op.BLOCK, EMPTY, ONE, Op.DROP, Op.END, ONE, Op.DROP));
    assertEquals(
        "block i32.const br_if =2 end =0 i32.const drop end =1",
        segments(Op.BLOCK, EMPTY, ONE, Op.BR_IF, 0, Op.END, ONE, Op.DROP));
  }

  @Test
  void unreachableCodeCostsNothing() {
    assertEquals(
        "block br =1 i32.const drop end =0 i32.const drop end =1",
        segments(Op.BLOCK, EMPTY, Op.BR, 0, ONE, Op.DROP, Op.END, ONE, Op.DROP));
    assertEquals("return =0 i32.const drop end =0", segments(Op.RETURN, ONE, Op.DROP));
  }

  @Test
  void callsEndSegments() {
    assertEquals("call =1 i32.const drop end =1", segments(Op.CALL, 0, ONE, Op.DROP));
    assertEquals("return_call =1 end =0", segments(Op.RETURN_CALL, 0));
  }

  @Test
  void bulkCostsAreUnsigned() {
    assertEquals(0, FuelSegments.bytes(63));
    assertEquals(1, FuelSegments.bytes(64));
    assertEquals(1L << 58, FuelSegments.bytes(-1L) + 1);
    assertEquals(1, FuelSegments.elements(8));
  }
}
