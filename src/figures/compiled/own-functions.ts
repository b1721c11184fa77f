import { Bytes } from './bytes.ts'
import { control, local, pair, whole } from './instructions.ts'
import { type Body, f64, v128 } from './module.ts'

/**
 * `exp` and `ln` for two draws at a time: the same steps in the same order as `numbers/exp.ts` and `numbers/ln.ts`, so
 * the same bits. What lies outside the usual range is handed, one draw at a time, to those functions themselves.
 */
const takesPair = { takes: [v128], gives: [v128] } as const
export const takesNumber = { takes: [f64], gives: [f64] } as const

/** Numbers whose `exp` is an ordinary number, well inside both ends. */
const ordinary = 708

export function expOfPair(ofOne: number): Body {
  const code = new Bytes()
  const [x, k, high, low, r, t, c] = [0, 1, 2, 3, 4, 5, 6]
  const write = writer(code)
  const { get, set, constant, does } = write
  // A number that is not ordinary in either draw goes the slow way.
  get(x)
  does(pair.absolute)
  constant(ordinary)
  does(pair.atMost)
  does(pair.not)
  does(pair.anyTrue)
  write.slowly(x, ofOne)
  get(x), constant(Math.LOG2E), does(pair.multiply), constant(0.5), does(pair.add), does(pair.floor), set(k)
  get(x), get(k), constant(0.6931471803691238), does(pair.multiply), does(pair.subtract), set(high)
  get(k), constant(1.9082149292705877e-10), does(pair.multiply), set(low)
  get(high), get(low), does(pair.subtract), set(r)
  get(r), get(r), does(pair.multiply), set(t)
  get(r)
  get(t)
  for (const p of [0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6]) {
    constant(p)
    get(t)
  }
  constant(4.1381367970572385e-8)
  for (let times = 0; times < 4; times++) does(pair.multiply), does(pair.add)
  does(pair.multiply), does(pair.subtract), set(c)
  // 1 − (low − (r × c) ÷ (2 − c) − high)
  constant(1),
    get(low),
    get(r),
    get(c),
    does(pair.multiply),
    constant(2),
    get(c),
    does(pair.subtract),
    does(pair.divide)
  does(pair.subtract), get(high), does(pair.subtract), does(pair.subtract)
  // Times 2^k: k is a whole number small enough to be made an exponent by adding it to 2^52 + 2^51 and shifting.
  get(k), constant(shifter), does(pair.add)
  write.whole(1023n), does(pair.wholeAdd), code.byte(whole.constant), code.signed(52), does(pair.wholeShiftLeft)
  does(pair.multiply)
  return { signature: takesPair, locals: [{ type: v128, count: 6 }], code }
}

export function lnOfPair(ofOne: number): Body {
  const code = new Bytes()
  const [x, fraction, halved, k, f, s, z, w, halfSquare, rest] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const write = writer(code)
  const { get, set, constant, does } = write
  // Below the smallest normal number, nought, below nought, ∞ and what is no number go the slow way.
  get(x), constant(2.2250738585072014e-308), does(pair.atLeast)
  get(x), constant(Number.POSITIVE_INFINITY), does(pair.less)
  does(pair.and), does(pair.not), does(pair.anyTrue)
  write.slowly(x, ofOne)
  const shift = (by: number, how: number): void => {
    code.byte(whole.constant)
    code.signed(by)
    does(how)
  }
  // The high half of each number, as whole numbers of 64 bits.
  get(x), shift(32, pair.wholeShiftRightUnsigned), set(k)
  get(k), write.whole(0xfffffn), does(pair.and), set(fraction)
  get(fraction), write.whole(0x95f64n), does(pair.wholeAdd), write.whole(0x100000n), does(pair.and), set(halved)
  get(fraction), get(halved), write.whole(0x3ff00000n), does(exclusiveOr), does(pair.or)
  shift(32, pair.wholeShiftLeft)
  get(x), write.whole(0xffffffffn), does(pair.and), does(pair.or)
  constant(1), does(pair.subtract), set(f)
  get(k), shift(20, pair.wholeShiftRightUnsigned), get(halved), shift(20, pair.wholeShiftRightUnsigned)
  does(pair.wholeAdd), write.whole(1023n), does(pair.wholeSubtract)
  // A whole number to a number: its bits added to those of 2^52 + 2^51, less that number.
  constant(shifter), does(pair.wholeAdd), constant(shifter), does(pair.subtract), set(k)
  get(f), constant(2), get(f), does(pair.add), does(pair.divide), set(s)
  get(s), get(s), does(pair.multiply), set(z)
  get(z), get(z), does(pair.multiply), set(w)
  constant(0.5), get(f), does(pair.multiply), get(f), does(pair.multiply), set(halfSquare)
  // s × (halfSquare + (odd + even))
  get(s), get(halfSquare)
  get(z), constant(0.6666666666666735), get(w), constant(0.2857142874366239), get(w), constant(0.1818357216161805)
  get(w), constant(0.14798198605116586), does(pair.multiply), does(pair.add), does(pair.multiply), does(pair.add)
  does(pair.multiply), does(pair.add), does(pair.multiply)
  get(w), constant(0.3999999999940942), get(w), constant(0.22222198432149784), get(w), constant(0.15313837699209373)
  does(pair.multiply), does(pair.add), does(pair.multiply), does(pair.add), does(pair.multiply)
  does(pair.add), does(pair.add), does(pair.multiply), set(rest)
  // k × ln2High − (halfSquare − (rest + k × ln2Low) − f); where k is 0 this is f − (halfSquare − rest) to the bit.
  get(k), constant(0.6931471803691238), does(pair.multiply)
  get(halfSquare), get(rest), get(k), constant(1.9082149292705877e-10), does(pair.multiply), does(pair.add)
  does(pair.subtract), get(f), does(pair.subtract), does(pair.subtract)
  return { signature: takesPair, locals: [{ type: v128, count: 9 }], code }
}

const exclusiveOr = 81
/** 2^52 + 2^51: a number of this size has no place left for a fraction, so its low bits are a whole number. */
const shifter = 6755399441055744

function writer(code: Bytes) {
  const does = (instruction: number): void => code.simd(instruction)
  const get = (index: number): void => {
    code.byte(local.get)
    code.unsigned(index)
  }
  const set = (index: number): void => {
    code.byte(local.set)
    code.unsigned(index)
  }
  const constant = (value: number): void => {
    does(pair.constant)
    code.number(value)
    code.number(value)
  }
  return {
    does,
    get,
    set,
    constant,
    whole(value: bigint): void {
      const eight = new Uint8Array(8)
      new DataView(eight.buffer).setBigUint64(0, value, true)
      does(pair.constant)
      code.all(eight)
      code.all(eight)
    },
    /** If the whole number on the stack is not 0: each draw by the function for one, and back. */
    slowly(x: number, ofOne: number): void {
      code.byte(control.if)
      code.byte(control.nothing)
      const lane = (which: number): void => {
        get(x)
        does(pair.extract)
        code.byte(which)
        code.byte(control.call)
        code.unsigned(ofOne)
      }
      lane(0)
      does(pair.splat)
      lane(1)
      does(pair.replace)
      code.byte(1)
      code.byte(0x0f)
      code.byte(control.end)
    },
  }
}
