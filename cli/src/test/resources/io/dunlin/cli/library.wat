(module $library
  (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)
  (func (export "swap") (param i64 f64) (result f64 i64) local.get 1 local.get 0)
  (func $divide (export "divide") (param i32 i32) (result i32) local.get 0 local.get 1 i32.div_s)
  (func $outer (export "outer") (result i32) i32.const 1 i32.const 0 call $divide)
  (func (export "forever") loop br 0 end)
  (func (export "null") (result funcref) ref.null func))
