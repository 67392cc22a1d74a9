;; The instructions for exceptions that preceded try_table.

(module
  (tag $number (param i32))
  (tag $empty)
  (func $thrower (param i32)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $number (i32.const 10))))
    (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $empty)))
    (if (i32.eq (local.get 0) (i32.const 3)) (then (unreachable))))
  (func (export "catch") (param i32) (result i32)
    (try (result i32)
      (do (call $thrower (local.get 0)) (i32.const 0))
      (catch $number (i32.add (i32.const 1)))
      (catch_all (i32.const -1))))
  (func (export "flat") (param i32) (result i32)
    try (result i32)
      local.get 0
      call $thrower
      i32.const 0
    catch $empty
      i32.const 5
    end)
  (func (export "rethrow") (param i32) (result i32)
    (try (result i32)
      (do
        (try (result i32)
          (do (call $thrower (local.get 0)) (i32.const 0))
          (catch_all
            (if (i32.eq (local.get 0) (i32.const 2)) (then (rethrow 1)))
            (i32.const 7))))
      (catch $empty (i32.const 8))))
  (func (export "delegate") (param i32) (result i32)
    (try $outer (result i32)
      (do
        (try (result i32)
          (do
            (try
              (do (call $thrower (local.get 0)))
              (delegate $outer))
            (i32.const 0))
          (catch_all (i32.const 1))))
      (catch_all (i32.const 2)))))

(assert_return (invoke "catch" (i32.const 0)) (i32.const 0))
(assert_return (invoke "catch" (i32.const 1)) (i32.const 11))
(assert_return (invoke "catch" (i32.const 2)) (i32.const -1))
(assert_trap (invoke "catch" (i32.const 3)) "unreachable")
(assert_exception (invoke "flat" (i32.const 1)))
(assert_return (invoke "flat" (i32.const 2)) (i32.const 5))
(assert_return (invoke "rethrow" (i32.const 1)) (i32.const 7))
(assert_return (invoke "rethrow" (i32.const 2)) (i32.const 8))
(assert_return (invoke "delegate" (i32.const 0)) (i32.const 0))
(assert_return (invoke "delegate" (i32.const 1)) (i32.const 2))

(assert_invalid (module (func (try (do) (catch 0)))) "unknown tag")
(assert_invalid (module (func (rethrow 0))) "invalid rethrow label")
(assert_malformed (module quote "(func (try))") "unexpected token")
