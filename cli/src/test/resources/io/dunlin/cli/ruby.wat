;; The interface of Ruby's packages, without a Ruby: evaluating prints the arguments that Ruby was
;; initialized with, one a line, and the code, and exits with 3.
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (import "canonical_abi" "resource_new_rb-abi-value" (func $new (param i32) (result i32)))
  (import "canonical_abi" "resource_get_rb-abi-value" (func $get (param i32) (result i32)))
  (import "rb-js-abi-host" "eval-js" (func $eval-js (param i32 i32)))
  (memory (export "memory") 2)
  (global $free (mut i32) (i32.const 1024))
  (func $allocate (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.get $free)
    (global.set $free (i32.and
      (i32.add (i32.add (global.get $free) (local.get 3)) (i32.const 7)) (i32.const -8))))
  (func $print (param $address i32) (param $length i32)
    (i32.store (i32.const 0) (local.get $address))
    (i32.store (i32.const 4) (local.get $length))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
  (func (export "ruby-init: func(args: list<string>) -> ()") (param $list i32) (param $count i32)
    (loop $next
      (call $print (i32.load (local.get $list))
        (i32.sub (i32.load offset=4 (local.get $list)) (i32.const 1)))
      (call $print (i32.const 16) (i32.const 1))
      (local.set $list (i32.add (local.get $list) (i32.const 8)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count))))
  (func (export "ruby-init-loadpath: func() -> ()"))
  (func (export "rb-eval-string-protect: func(str: string) -> tuple<handle<rb-abi-value>, s32>")
    (param $address i32) (param $length i32) (result i32)
    (call $print (local.get $address) (i32.sub (local.get $length) (i32.const 1)))
    ;; Handles lead to what they were made of.
    (call $proc_exit (call $get (call $new (i32.const 3))))
    (i32.const 0))
  (data (i32.const 16) "\n"))
