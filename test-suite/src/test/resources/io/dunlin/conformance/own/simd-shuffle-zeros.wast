;; Shuffles of a vector and a constant whose bytes are zero, on either side, or not all of them.

(module
  (func (export "widen low 1 to 2, right") (param v128) (result v128)
    (i8x16.shuffle 0 24 1 18 2 28 3 22 4 16 5 26 6 20 7 30 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 1 to 2, left") (param v128) (result v128)
    (i8x16.shuffle 16 8 17 2 18 12 19 6 20 0 21 10 22 4 23 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen low 1 to 4, right") (param v128) (result v128)
    (i8x16.shuffle 0 24 29 18 1 28 17 22 2 16 21 26 3 20 25 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 1 to 4, left") (param v128) (result v128)
    (i8x16.shuffle 16 8 13 2 17 12 1 6 18 0 5 10 19 4 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen low 1 to 8, right") (param v128) (result v128)
    (i8x16.shuffle 0 24 29 18 23 28 17 22 1 16 21 26 31 20 25 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 1 to 8, left") (param v128) (result v128)
    (i8x16.shuffle 16 8 13 2 7 12 1 6 17 0 5 10 15 4 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen low 2 to 4, right") (param v128) (result v128)
    (i8x16.shuffle 0 1 29 18 2 3 17 22 4 5 21 26 6 7 25 30 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 2 to 4, left") (param v128) (result v128)
    (i8x16.shuffle 16 17 13 2 18 19 1 6 20 21 5 10 22 23 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen low 2 to 8, right") (param v128) (result v128)
    (i8x16.shuffle 0 1 29 18 23 28 17 22 2 3 21 26 31 20 25 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 2 to 8, left") (param v128) (result v128)
    (i8x16.shuffle 16 17 13 2 7 12 1 6 18 19 5 10 15 4 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen low 4 to 8, right") (param v128) (result v128)
    (i8x16.shuffle 0 1 2 3 23 28 17 22 4 5 6 7 31 20 25 30 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen low 4 to 8, left") (param v128) (result v128)
    (i8x16.shuffle 16 17 18 19 7 12 1 6 20 21 22 23 15 4 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen high 1 to 2, right") (param v128) (result v128)
    (i8x16.shuffle 8 24 9 18 10 28 11 22 12 16 13 26 14 20 15 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen high 1 to 2, left") (param v128) (result v128)
    (i8x16.shuffle 24 8 25 2 26 12 27 6 28 0 29 10 30 4 31 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "widen high 2 to 4, right") (param v128) (result v128)
    (i8x16.shuffle 8 9 29 18 10 11 17 22 12 13 21 26 14 15 25 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "widen high 2 to 4, left") (param v128) (result v128)
    (i8x16.shuffle 24 25 13 2 26 27 1 6 28 29 5 10 30 31 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "high bytes of words, right") (param v128) (result v128)
    (i8x16.shuffle 19 0 29 1 23 2 17 3 27 4 21 5 31 6 25 7 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "high bytes of words, left") (param v128) (result v128)
    (i8x16.shuffle 3 16 13 17 7 18 1 19 11 20 5 21 15 22 9 23 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "shift down, right") (param v128) (result v128)
    (i8x16.shuffle 5 6 7 8 9 10 11 12 13 14 15 26 31 20 25 30 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "shift down, left") (param v128) (result v128)
    (i8x16.shuffle 21 22 23 24 25 26 27 28 29 30 31 10 15 4 9 14
      (v128.const i64x2 0 0) (local.get 0)))
  (func (export "shift up, right") (param v128) (result v128)
    (i8x16.shuffle 19 24 29 0 1 2 3 4 5 6 7 8 9 10 11 12 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "shift up, left") (param v128) (result v128)
    (i8x16.shuffle 3 8 13 16 17 18 19 20 21 22 23 24 25 26 27 28
      (v128.const i64x2 0 0) (local.get 0)))
  (func (export "mask, right") (param v128) (result v128)
    (i8x16.shuffle 19 1 2 18 4 5 17 7 8 16 10 11 31 13 14 30 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "mask, left") (param v128) (result v128)
    (i8x16.shuffle 3 17 18 2 20 21 1 23 24 0 26 27 15 29 30 14
      (v128.const i64x2 0 0) (local.get 0)))
  (func (export "nothing, right") (param v128) (result v128)
    (i8x16.shuffle 19 24 29 18 23 28 17 22 27 16 21 26 31 20 25 30
      (local.get 0) (v128.const i64x2 0 0)))
  (func (export "nothing, left") (param v128) (result v128)
    (i8x16.shuffle 3 8 13 2 7 12 1 6 11 0 5 10 15 4 9 14 (v128.const i64x2 0 0) (local.get 0)))
  (func (export "reverse, right") (param v128) (result v128)
    (i8x16.shuffle 15 14 13 12 23 10 9 8 7 6 5 4 3 2 1 0 (local.get 0) (v128.const i64x2 0 0)))
  (func (export "reverse, left") (param v128) (result v128)
    (i8x16.shuffle 31 30 29 28 7 26 25 24 23 22 21 20 19 18 17 16
      (v128.const i64x2 0 0) (local.get 0)))
  (func (export "zeros of a constant") (param v128) (result v128)
    (i8x16.shuffle 0 16 1 18 2 20 3 22 4 24 5 26 6 28 7 30
      (local.get 0) (v128.const i8x16 0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8)))
  (func (export "zeros of a constant, and one that is none") (param v128) (result v128)
    (i8x16.shuffle 0 16 1 18 2 20 3 22 4 24 5 26 6 28 7 31
      (local.get 0) (v128.const i8x16 0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8)))
  (func (export "nothing of a constant") (param v128) (result v128)
    (i8x16.shuffle 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 3
      (local.get 0) (v128.const i8x16 0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8))))

(assert_return (invoke "widen low 1 to 2, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51 0))
(assert_return (invoke "widen low 1 to 2, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51 0))
(assert_return (invoke "widen low 1 to 4, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 0 0 -93 0 0 0 -86 0 0 0 -79 0 0 0))
(assert_return (invoke "widen low 1 to 4, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 0 0 -93 0 0 0 -86 0 0 0 -79 0 0 0))
(assert_return (invoke "widen low 1 to 8, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 0 0 0 0 0 0 -93 0 0 0 0 0 0 0))
(assert_return (invoke "widen low 1 to 8, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 0 0 0 0 0 0 -93 0 0 0 0 0 0 0))
(assert_return (invoke "widen low 2 to 4, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 0 0 -86 -79 0 0 -72 -65 0 0 -58 -51 0 0))
(assert_return (invoke "widen low 2 to 4, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 0 0 -86 -79 0 0 -72 -65 0 0 -58 -51 0 0))
(assert_return (invoke "widen low 2 to 8, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 0 0 0 0 0 0 -86 -79 0 0 0 0 0 0))
(assert_return (invoke "widen low 2 to 8, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 0 0 0 0 0 0 -86 -79 0 0 0 0 0 0))
(assert_return (invoke "widen low 4 to 8, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 -86 -79 0 0 0 0 -72 -65 -58 -51 0 0 0 0))
(assert_return (invoke "widen low 4 to 8, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 -93 -86 -79 0 0 0 0 -72 -65 -58 -51 0 0 0 0))
(assert_return (invoke "widen high 1 to 2, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -44 0 -37 0 -30 0 -23 0 -16 0 -9 0 -2 0 5 0))
(assert_return (invoke "widen high 1 to 2, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -44 0 -37 0 -30 0 -23 0 -16 0 -9 0 -2 0 5 0))
(assert_return (invoke "widen high 2 to 4, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -44 -37 0 0 -30 -23 0 0 -16 -9 0 0 -2 5 0 0))
(assert_return (invoke "widen high 2 to 4, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -44 -37 0 0 -30 -23 0 0 -16 -9 0 0 -2 5 0 0))
(assert_return (invoke "high bytes of words, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51))
(assert_return (invoke "high bytes of words, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51))
(assert_return (invoke "shift down, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5 0 0 0 0 0))
(assert_return (invoke "shift down, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5 0 0 0 0 0))
(assert_return (invoke "shift up, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 0 0 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16))
(assert_return (invoke "shift up, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 0 0 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16))
(assert_return (invoke "mask, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 -93 -86 0 -72 -65 0 -51 -44 0 -30 -23 0 -9 -2 0))
(assert_return (invoke "mask, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 -93 -86 0 -72 -65 0 -51 -44 0 -30 -23 0 -9 -2 0))
(assert_return (invoke "nothing, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0))
(assert_return (invoke "nothing, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0))
(assert_return (invoke "reverse, right"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 5 -2 -9 -16 0 -30 -37 -44 -51 -58 -65 -72 -79 -86 -93 -100))
(assert_return (invoke "reverse, left"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 5 -2 -9 -16 0 -30 -37 -44 -51 -58 -65 -72 -79 -86 -93 -100))
(assert_return (invoke "zeros of a constant"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51 0))
(assert_return (invoke "zeros of a constant, and one that is none"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -100 0 -93 0 -86 0 -79 0 -72 0 -65 0 -58 0 -51 8))
(assert_return (invoke "nothing of a constant"
    (v128.const i8x16 -100 -93 -86 -79 -72 -65 -58 -51 -44 -37 -30 -23 -16 -9 -2 5))
  (v128.const i8x16 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -51 -79))
