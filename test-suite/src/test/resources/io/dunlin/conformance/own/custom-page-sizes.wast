;; Memories with pages of one byte.

(module $Bytes
  (memory (export "memory") 10 20 (pagesize 1))
  (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "size") (result i32) (memory.size))
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))

(assert_return (invoke "size") (i32.const 10))
(assert_return (invoke "load" (i32.const 9)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 10)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 5)) (i32.const 10))
(assert_return (invoke "load" (i32.const 14)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 15)) "out of bounds memory access")
(assert_return (invoke "grow" (i32.const 6)) (i32.const -1))
(assert_return (invoke "grow" (i32.const 5)) (i32.const 15))

(module (memory 1 (pagesize 65536)) (func (export "size") (result i32) (memory.size)))
(assert_return (invoke "size") (i32.const 1))

(register "bytes" $Bytes)
(module (import "bytes" "memory" (memory 20 20 (pagesize 1))))
(assert_unlinkable (module (import "bytes" "memory" (memory 0))) "incompatible import type")
(assert_invalid (module (memory 0 (pagesize 2))) "invalid custom page size")
(assert_malformed (module quote "(memory 0 (pagesize 3))") "invalid custom page size")
