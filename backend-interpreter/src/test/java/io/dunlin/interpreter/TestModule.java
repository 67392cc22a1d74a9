package io.dunlin.interpreter;

import io.dunlin.wasm.binary.BinaryDecoder;
import io.dunlin.wasm.module.WasmModule;
import io.dunlin.wasm.validate.ModuleContext;
import io.dunlin.wasm.validate.ModuleValidator;
import java.util.HexFormat;

/** Small functions, one for each thing that the tests look at. */
public final class TestModule {
  /**
   * The module, as a text of which the bytes below are the binary form.
   *
   * <pre>{@code
   * (module
   *   (import "h" "f" (func $host (param i32) (result i32)))
   *   (memory (export "m") 1)
   *   (table 4 funcref) (elem (i32.const 0) $add $forever)
   *   (global $g (mut i32) (i32.const 0))
   *   (type $bin (func (param i32 i32) (result i32)))
   *   (func $add (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
   *   (func $forever (export "forever") (loop br 0))
   *   (func (export "recurse") (param i32) (result i32) local.get 0 i32.const 1 i32.add call 3)
   *   (func $sum (export "sum") (param i32) (result i32) (local i32)
   *     (loop (local.set 1 (i32.add (local.get 1) (local.get 0)))
   *       (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
   *     local.get 1)
   *   (func (export "load") (param i32) (result i32) (i32.load offset=4 (i32.add (local.get 0) (i32.const 8))))
   *   (func (export "trap") (param i32) (result i32) (call 5 (local.get 0)))
   *   (func (export "indirect") (param i32) (result i32) (call_indirect (type $bin) (i32.const 3) (i32.const 4) (local.get 0)))
   *   (func (export "callHost") (param i32) (result i32) (call $host (local.get 0)))
   *   (func (export "swap") (param i32 i32) (result i32 i32) local.get 1 local.get 0)
   *   (func (export "index") (param i32 i32) (result i32) (i32.load offset=16 (i32.add (local.get 0) (i32.shl (local.get 1) (i32.const 2)))))
   *   (func (export "max") (param i32 i32) (result i32) (if (result i32) (i32.gt_s (local.get 0) (local.get 1)) (then (local.get 0)) (else (local.get 1))))
   *   (func (export "postIncrement") (param i32) (result i32) local.get 0 (local.set 0 (i32.add (local.get 0) (i32.const 1))) local.get 0 i32.mul)
   *   (func (export "switch") (param i32) (result i32) (block (block (block (br_table 0 1 2 (local.get 0))) (return (i32.const 10))) (return (i32.const 20))) (i32.const 30))
   *   (func (export "divide") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
   *   (func (export "tail") (param i32) (result i32) (if (i32.eqz (local.get 0)) (then (return (i32.const 7)))) (return_call 15 (i32.sub (local.get 0) (i32.const 1))))
   *   (func (export "grow") (result i32) (drop (memory.grow (i32.const 1))) (i32.load (i32.const 65536)))
   * )
   * }</pre>
   */
  private static final String BYTES =
      """
      0061736d01000000011a0560027f7f017f60017f017f60000060027f7f027f7f6000017f0207010168016600010311100002
      010101010101030000010100010404040170000405030100010606017f0141000b078e0111016d020003616464000107666f
      72657665720002077265637572736500030373756d0004046c6f616400050474726170000608696e64697265637400070863
      616c6c486f737400080473776170000905696e646578000a036d6178000b0d706f7374496e6372656d656e74000c06737769
      746368000d06646976696465000e047461696c000f0467726f7700100908010041000b0201020ad301100700200020016a0b
      070003400c000b0b0900200041016a10030b1901017f0340200120006a2101200041016b22000d000b20010b0a0020004108
      6a2802040b0600200010050b0b004103410420001100000b0600200010000b0600200120000b0d00200020014102746a2802
      100b0f00200020014a047f20000520010b0b0e002000200041016a210020006c0b1a0002400240024020000e020001020b41
      0a0f0b41140f0b411e0b0700200020016d0b1200200045044041070f0b200041016b120f0b0e00410140001a418080042802
      000b
      """;

  private TestModule() {}

  /** The validated module. */
  public static ModuleContext context() {
    byte[] bytes = HexFormat.of().parseHex(BYTES.replaceAll("\\s", ""));
    InterpreterProvider provider = new InterpreterProvider();
    WasmModule module = BinaryDecoder.decode(bytes, provider.features());
    return ModuleValidator.validateAll(module, provider.features(), 1);
  }
}
