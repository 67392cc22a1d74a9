;; Definitions and instances, imports, constant expressions, and what is no module.

(module definition $Counter
  (global $count (export "count") (mut i32) (i32.const 0))
  (func (export "increment") (global.set $count (i32.add (global.get $count) (i32.const 1)))))
(module instance $A $Counter)
(module instance $B $Counter)
(invoke $A "increment")
(assert_return (get $A "count") (i32.const 1))
(assert_return (get $B "count") (i32.const 0))

(register "a" $A)
(module
  (import "a" "count" (global $count (mut i32)))
  (import "spectest" "global_i32" (global $base i32))
  (import "spectest" "global_i64" (global $base64 i64))
  (import "spectest" "table" (table 10 20 funcref))
  (import "spectest" "memory" (memory 1 2))
  (global (export "sum") i32 (i32.add (global.get $base) (i32.mul (i32.const 2) (i32.const 3))))
  (global (export "difference") i64
    (i64.sub (global.get $base64) (i64.mul (i64.const 6) (i64.const 1))))
  (global (export "vector") v128 (v128.const i32x4 1 2 3 4))
  (global $start (mut i32) (i32.const 0))
  (data (i32.sub (global.get $base) (i32.const 600)) "started")
  (func $run (global.set $start (i32.load8_u (i32.const 66))))
  (start $run)
  (export "start" (global $start))
  (func (export "set") (global.set $count (i32.const 77))))
(assert_return (get "sum") (i32.const 672))
(assert_return (get "difference") (i64.const 660))
(assert_return (get "vector") (v128.const i32x4 1 2 3 4))
(assert_return (get "start") (i32.const 115))
(invoke "set")
(assert_return (get $A "count") (i32.const 77))

(module binary
  "\00asm" "\01\00\00\00"
  "\01\05\01\60\00\01\7f"                 ;; a type: no parameters, an i32
  "\03\02\01\00"                          ;; a function of that type
  "\07\05\01\01f\00\00"                   ;; exported as f
  "\0a\06\01\04\00\41\2a\0b")             ;; which returns 42
(assert_return (invoke "f") (i32.const 42))
(module quote "(func (export \"f\") (result i32)" " (i32.const 43))")
(assert_return (invoke "f") (i32.const 43))

(assert_malformed (module binary "") "unexpected end")
(assert_malformed (module binary "\00asm\02\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00asm\01\00\00\00\ff\00") "malformed section id")
(assert_malformed (module quote "(func (nonsense))") "unknown operator")
(assert_malformed (module quote "(func (i32.const 0x1_0000_0000) drop)") "constant out of range")
(assert_malformed (module quote "(import \"\" \"\" (func)) (func) (import \"\" \"\" (func))")
  "import after function")
(assert_invalid (module (func (result i32) (i64.const 0))) "type mismatch")
(assert_invalid (module (func (export "a")) (func (export "a"))) "duplicate export name")
(assert_invalid (module (global i32 (i32.clz (i32.const 0)))) "constant expression required")
(assert_invalid (module (func $f (param i32)) (start $f)) "start function")
(assert_unlinkable (module (import "a" "none" (func))) "unknown import")
(assert_unlinkable (module (import "a" "count" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "spectest" "memory" (memory 3))) "incompatible import type")
(assert_trap (module (func $f (unreachable)) (start $f)) "unreachable")
