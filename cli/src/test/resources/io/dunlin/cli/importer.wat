(module
  (import "library" "add" (func $add (param i32 i32) (result i32)))
  (import "nowhere" "nothing" (func $nothing))
  (func (export "seven") (result i32) i32.const 3 i32.const 4 call $add)
  (func (export "missing") call $nothing))
