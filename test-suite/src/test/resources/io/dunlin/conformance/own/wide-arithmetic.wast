;; Arithmetic of 128-bit integers, low halves first.

(module
  (func (export "i64.add128") (param i64 i64 i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func (export "i64.sub128") (param i64 i64 i64 i64) (result i64 i64)
    (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func (export "i64.mul_wide_s") (param i64 i64) (result i64 i64)
    (i64.mul_wide_s (local.get 0) (local.get 1)))
  (func (export "i64.mul_wide_u") (param i64 i64) (result i64 i64)
    (i64.mul_wide_u (local.get 0) (local.get 1))))

(assert_return
  (invoke "i64.add128" (i64.const -1) (i64.const 2) (i64.const 1) (i64.const 3))
  (i64.const 0) (i64.const 6))
(assert_return
  (invoke "i64.add128" (i64.const -1) (i64.const -1) (i64.const -1) (i64.const -1))
  (i64.const -2) (i64.const -1))
(assert_return
  (invoke "i64.sub128" (i64.const 0) (i64.const 5) (i64.const 1) (i64.const 2))
  (i64.const -1) (i64.const 2))
(assert_return
  (invoke "i64.sub128" (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 1))
  (i64.const 0) (i64.const -1))
(assert_return (invoke "i64.mul_wide_s" (i64.const -1) (i64.const -1)) (i64.const 1) (i64.const 0))
(assert_return
  (invoke "i64.mul_wide_s" (i64.const -0x8000000000000000) (i64.const 2))
  (i64.const 0) (i64.const -1))
(assert_return
  (invoke "i64.mul_wide_u" (i64.const -1) (i64.const -1))
  (i64.const 1) (i64.const -2))
(assert_return
  (invoke "i64.mul_wide_u" (i64.const 0x123456789abcdef0) (i64.const 0x1000))
  (i64.const 0x456789abcdef0000) (i64.const 0x123))
