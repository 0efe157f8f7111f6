;; Unpacks the wasm that kling-o3 inlines as text (scripts/inline.mjs), in the place where it lies. In JavaScript the same
;; loop takes longer than all the rest of a start: it runs once, before any engine has made it fast.
;;
;; A sign is a byte, or one of two shifts, ^ (94) and ~ (126), that say which sign follows. The first 256 stand for all
;; bytes in order; what they mean is kept below 384. The text begins at 640: these would end there, and the rest begins.
(module
  (memory (export "m") 7)
  ;; Answers how many signs there were.
  (func (export "u") (param $end i32) (result i32)
    (local $from i32) (local $shift i32) (local $sign i32) (local $count i32)
    (local.set $from (i32.const 640))
    (loop $next
      (local.set $sign (i32.load8_u (local.get $from)))
      ;; The two differ in one bit, which is worth 32: 128 for the one, 256 for the other.
      (if (i32.eq (i32.and (local.get $sign) (i32.const 223)) (i32.const 94))
        (then (local.set $shift
          (i32.add (i32.const 128) (i32.shl (i32.and (local.get $sign) (i32.const 32)) (i32.const 2)))))
        (else
          (local.set $sign (i32.add (local.get $sign) (local.get $shift)))
          (local.set $shift (i32.const 0))
          (i32.store8 offset=384 (local.get $count) (i32.load8_u (local.get $sign)))
          ;; No sign is 0: what is no meaning is kept there.
          (i32.store8
            (select (local.get $sign) (i32.const 0) (i32.lt_u (local.get $count) (i32.const 256)))
            (local.get $count))
          (local.set $count (i32.add (local.get $count) (i32.const 1)))))
      (br_if $next (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $end))))
    (local.get $count)))
