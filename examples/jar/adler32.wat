;; The checksum Adler-32 of bytes in the memory, which the host has put there.
(module $adler32
  (memory (export "memory") 1)
  (func (export "adler32") (param $at i32) (param $length i32) (result i32)
    (local $end i32) (local $a i32) (local $b i32)
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (local.set $a (i32.const 1))
    (block $done
      (loop $next
        (br_if $done (i32.eq (local.get $at) (local.get $end)))
        (local.set $a
          (i32.rem_u
            (i32.add (local.get $a) (i32.load8_u (local.get $at)))
            (i32.const 65521)))
        (local.set $b (i32.rem_u (i32.add (local.get $b) (local.get $a)) (i32.const 65521)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.or (i32.shl (local.get $b) (i32.const 16)) (local.get $a))))
