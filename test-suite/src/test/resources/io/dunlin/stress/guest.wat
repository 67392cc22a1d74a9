;; Everything that could bring a JVM down which runs this as machine code.
(module
  (type $void (func))
  (type $number (func (param i32) (result i32)))
  (type $bytes (array (mut i8)))
  (rec (type $node (struct (field (mut (ref null $node))) (field i64))))
  (import "host" "call" (func $call (type $number)))
  (import "host" "pass" (func $pass (param externref) (result externref)))
  (memory (export "memory") 1 400)
  (table $functions 10 funcref)
  (elem (table $functions) (i32.const 0) func $nothing $mutual)
  (tag $thrown (export "thrown") (param i32))
  (global $kept (mut externref) (ref.null extern))

  (func $nothing)
  (func (export "add") (param i32 i32) (result i32)
    (i32.add (local.get 0) (local.get 1)))

  ;; Traps.
  (func (export "unreachable") (param i32) (result i32) unreachable)
  (func (export "divide") (param i32) (result i32)
    (i32.div_s (i32.const 0x80000000) (local.get 0)))
  (func (export "load") (param i32) (result i32)
    (i32.load offset=8 (local.get 0)))
  (func (export "store") (param i32) (result i32)
    (v128.store (local.get 0) (v128.const i64x2 1 2)) (i32.const 0))
  (func (export "fill") (param i32) (result i32)
    (memory.fill (local.get 0) (i32.const 1) (i32.const 100)) (i32.const 0))
  (func (export "indirect") (param i32) (result i32)
    (call_indirect $functions (type $void) (local.get 0)) (i32.const 0))
  (func (export "truncate") (param i32) (result i32)
    (i32.trunc_f64_s (f64.div (f64.const 0) (f64.convert_i32_s (local.get 0)))))
  (func (export "cast") (param i32) (result i32)
    (drop (ref.cast (ref $bytes) (ref.i31 (local.get 0)))) (i32.const 0))

  ;; Growth: the number of pages before.
  (func (export "grow") (param i32) (result i32)
    (memory.grow (local.get 0)))

  ;; Recursion, with small frames and with large ones.
  (func $recurse (export "recurse") (param i32) (result i32)
    (if (result i32) (local.get 0)
      (then (i32.add (i32.const 1) (call $recurse (i32.sub (local.get 0) (i32.const 1)))))
      (else (i32.const 0))))
  (func $recurseWide (export "recurseWide") (param i32) (result i32)
    (local v128 v128 v128 v128 f64 f64 i64 i64)
    (local.set 1 (i32x4.splat (local.get 0)))
    (local.set 2 (i32x4.add (local.get 1) (v128.const i32x4 1 2 3 4)))
    (local.set 3 (i32x4.add (local.get 2) (v128.const i32x4 5 6 7 8)))
    (local.set 4 (i32x4.mul (local.get 3) (local.get 2)))
    (local.set 5 (f64.convert_i32_s (local.get 0)))
    (local.set 6 (f64.sqrt (local.get 5)))
    (local.set 7 (i64.extend_i32_u (local.get 0)))
    (local.set 8 (i64.mul (local.get 7) (local.get 7)))
    (if (result i32) (local.get 0)
      (then
        (i32.add
          (call $recurseWide (i32.sub (local.get 0) (i32.const 1)))
          ;; 1, by everything that has to survive the call.
          (i32.and
            (i32.and
              (i32.eq
                (i32x4.extract_lane 3 (local.get 4))
                (i32.mul
                  (i32.add (local.get 0) (i32.const 12)) (i32.add (local.get 0) (i32.const 4))))
              (i32.eq (i32x4.extract_lane 0 (local.get 1)) (local.get 0)))
            (i32.and
              (f64.eq (local.get 6) (f64.sqrt (local.get 5)))
              (i64.eq (local.get 8) (i64.mul (local.get 7) (local.get 7)))))))
      (else (i32.const 0))))
  (func $mutual (export "mutual") (type $number)
    (i32.add (i32.const 1) (call $call (local.get 0))))

  ;; Exceptions: throws what the host gives; catches what comes from an inner call.
  (func (export "throw") (param i32) (result i32)
    (throw $thrown (call $call (local.get 0))))
  (func (export "catch") (param i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $thrown $caught)
        (call $mutual (local.get 0)))))

  ;; Loops that end only from outside.
  (func (export "forever") (param i32) (result i32)
    (loop $again
      (local.set 0 (i32.add (local.get 0) (i32.const 1)))
      (br $again))
    unreachable)
  (func (export "foreverCalling") (param i32) (result i32)
    (loop $again
      (drop (call $call (local.get 0)))
      (br $again))
    unreachable)
  (func (export "times") (param i32) (result i32) (local i32)
    (loop $again
      (local.set 1 (i32.add (local.get 1) (call $call (local.get 0))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 1))

  ;; A list of as many nodes, garbage between them; gives how many there are.
  (func (export "list") (param i32) (result i32)
    (local $list (ref null $node)) (local $count i32)
    (loop $again
      (local.set $list (struct.new $node (local.get $list) (i64.const 7)))
      (drop (array.new_default $bytes (i32.and (local.get 0) (i32.const 255))))
      (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (drop (call $call (i32.const 0)))
    (loop $again
      (local.set $count
        (i32.add (local.get $count) (i32.eq (i32.const 7)
          (i32.wrap_i64 (struct.get $node 1 (local.get $list))))))
      (local.set $list (struct.get $node 0 (local.get $list)))
      (br_if $again (i32.eqz (ref.is_null (local.get $list)))))
    (local.get $count))
  (func (export "pass") (param externref) (result externref)
    (global.set $kept (local.get 0))
    (drop (call $pass (ref.null extern)))
    (call $pass (global.get $kept))))
