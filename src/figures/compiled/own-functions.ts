import { Bytes } from './bytes.ts'
import { control, local, pair, whole } from './instructions.ts'
import { type Body, f64, v128 } from './module.ts'

/** What the functions for one number take and give; they are handed to the module. */
export const takesNumber = { takes: [f64], gives: [f64] } as const

const takesPair = { takes: [v128], gives: [v128] } as const

/** Within this of nought, `exp` is an ordinary number, well inside both ends. */
const ordinary = 708

/** 2⁵² + 2⁵¹: a number of this size has no place left for a fraction, so its low bits are a whole number. */
const shifter = 6755399441055744

/**
 * `exp` of two draws at a time: the steps of `numbers/exp.ts` in the same order, so the same bits. What is not ordinary
 * goes, one draw at a time, to that function itself, which is number `ofOne` of the module.
 */
export function expOfPair(ofOne: number): Body {
  const [x, k, high, low, r, t, c] = [0, 1, 2, 3, 4, 5, 6]
  const code = new PairCode()
  code.get(x).does(pair.absolute).number(ordinary).does(pair.atMost).does(pair.not).slowly(x, ofOne)
  code.get(x).number(Math.LOG2E).does(pair.multiply).number(0.5).does(pair.add).does(pair.floor).set(k)
  code.get(x).get(k).number(0.6931471803691238).does(pair.multiply).does(pair.subtract).set(high)
  code.get(k).number(1.9082149292705877e-10).does(pair.multiply).set(low)
  code.get(high).get(low).does(pair.subtract).set(r)
  code.get(r).get(r).does(pair.multiply).set(t)
  code.get(r)
  code.polynomial(
    t,
    [0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8],
  )
  code.get(t).does(pair.multiply).does(pair.subtract).set(c)
  // 1 − (low − (r × c) ÷ (2 − c) − high); where k is 0 this is 1 − ((r × c) ÷ (c − 2) − r) to the bit.
  code.number(1).get(low).get(r).get(c).does(pair.multiply).number(2).get(c).does(pair.subtract).does(pair.divide)
  code.does(pair.subtract).get(high).does(pair.subtract).does(pair.subtract)
  // Times 2^k, whose bits are k + 1023 in the place of the exponent.
  code.get(k).number(shifter).does(pair.add).whole(1023n).does(pair.wholeAdd).shift(pair.wholeShiftLeft, 52)
  code.does(pair.multiply)
  return { signature: takesPair, locals: [{ type: v128, count: 6 }], code: code.bytes }
}

/** `ln` of two draws at a time: the steps of `numbers/ln.ts`, and that function itself outside the normal numbers above nought. */
export function lnOfPair(ofOne: number): Body {
  const [x, fraction, halved, k, f, s, z, w, halfSquare, rest] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const code = new PairCode()
  code.get(x).number(2.2250738585072014e-308).does(pair.atLeast)
  code.get(x).number(Number.POSITIVE_INFINITY).does(pair.less).does(pair.and).does(pair.not).slowly(x, ofOne)
  // The high half of each number, as whole numbers of 64 bits.
  code.get(x).shift(pair.wholeShiftRight, 32).set(k)
  code.get(k).whole(0xfffffn).does(pair.and).set(fraction)
  code.get(fraction).whole(0x95f64n).does(pair.wholeAdd).whole(0x100000n).does(pair.and).set(halved)
  code.get(fraction).get(halved).whole(0x3ff00000n).does(pair.exclusiveOr).does(pair.or).shift(pair.wholeShiftLeft, 32)
  code.get(x).whole(0xffffffffn).does(pair.and).does(pair.or).number(1).does(pair.subtract).set(f)
  code.get(k).shift(pair.wholeShiftRight, 20).get(halved).shift(pair.wholeShiftRight, 20).does(pair.wholeAdd)
  code
    .whole(1023n)
    .does(pair.wholeSubtract)
    .number(shifter)
    .does(pair.wholeAdd)
    .number(shifter)
    .does(pair.subtract)
    .set(k)
  code.get(f).number(2).get(f).does(pair.add).does(pair.divide).set(s)
  code.get(s).get(s).does(pair.multiply).set(z)
  code.get(z).get(z).does(pair.multiply).set(w)
  code.number(0.5).get(f).does(pair.multiply).get(f).does(pair.multiply).set(halfSquare)
  // s × (halfSquare + (odd + even))
  code.get(s).get(halfSquare)
  code.get(z).polynomial(w, [0.6666666666666735, 0.2857142874366239, 0.1818357216161805, 0.14798198605116586])
  code.does(pair.multiply)
  code.get(w).polynomial(w, [0.3999999999940942, 0.22222198432149784, 0.15313837699209373]).does(pair.multiply)
  code.does(pair.add).does(pair.add).does(pair.multiply).set(rest)
  // k × ln2High − (halfSquare − (rest + k × ln2Low) − f); where k is 0 this is f − (halfSquare − rest) to the bit.
  code.get(k).number(0.6931471803691238).does(pair.multiply)
  code.get(halfSquare).get(rest).get(k).number(1.9082149292705877e-10).does(pair.multiply).does(pair.add)
  code.does(pair.subtract).get(f).does(pair.subtract).does(pair.subtract)
  return { signature: takesPair, locals: [{ type: v128, count: 9 }], code: code.bytes }
}

/**
 * `roundToPenny` of two numbers at a time, as in `pence.ts`: what is nearer to half a penny than 15 significant figures
 * can tell, what is too large for pennies and what is no number goes to that function itself.
 */
export function penniesOfPair(ofOne: number): Body {
  const [x, size, below, part] = [0, 1, 2, 3]
  const code = new PairCode()
  code.get(x).does(pair.absolute).number(100).does(pair.multiply).set(size)
  code.get(size).does(pair.floor).set(below)
  code.get(size).get(below).does(pair.subtract).set(part)
  code.get(part).number(0.5).does(pair.subtract).does(pair.absolute)
  code.get(size).number(1e-14).does(pair.multiply).does(pair.greater)
  code.get(size).number(Number.MAX_SAFE_INTEGER).does(pair.less).does(pair.and).does(pair.not).slowly(x, ofOne)
  // The whole pence, and a penny more where the part is above a half.
  code.get(below).number(1).get(part).number(0.5).does(pair.greater).does(pair.and).does(pair.add).set(below)
  // Nought has no sign; anything else has the sign of what was rounded.
  code.get(below).number(100).does(pair.divide)
  code.get(x).number(-0).does(pair.and).does(pair.or)
  code.get(below).number(0).does(pair.notEqual).does(pair.and)
  return { signature: takesPair, locals: [{ type: v128, count: 3 }], code: code.bytes }
}

/** Instructions on two numbers at a time, written one after another. */
class PairCode {
  readonly bytes = new Bytes()

  does(instruction: number): this {
    this.bytes.simd(instruction)
    return this
  }

  get(index: number): this {
    this.bytes.byte(local.get)
    this.bytes.unsigned(index)
    return this
  }

  set(index: number): this {
    this.bytes.byte(local.set)
    this.bytes.unsigned(index)
    return this
  }

  /** The same number for both. */
  number(value: number): this {
    this.bytes.simd(pair.constant)
    this.bytes.number(value)
    this.bytes.number(value)
    return this
  }

  /** The same whole number of 64 bits for both. */
  whole(value: bigint): this {
    const eight = new Uint8Array(8)
    new DataView(eight.buffer).setBigUint64(0, value, true)
    this.bytes.simd(pair.constant)
    this.bytes.all(eight)
    this.bytes.all(eight)
    return this
  }

  shift(how: number, by: number): this {
    this.bytes.byte(whole.constant)
    this.bytes.signed(by)
    return this.does(how)
  }

  /** a + x × (b + x × (c + …)), the innermost first. */
  polynomial(x: number, coefficients: readonly number[]): this {
    for (const coefficient of coefficients.slice(0, -1)) this.number(coefficient).get(x)
    this.number(coefficients.at(-1) ?? 0)
    for (let times = 1; times < coefficients.length; times++) this.does(pair.multiply).does(pair.add)
    return this
  }

  /** Where the condition on the stack holds for either number: gives back what the function for one number says of each. */
  slowly(x: number, ofOne: number): this {
    this.does(pair.anyTrue)
    this.bytes.byte(control.if)
    this.bytes.byte(control.nothing)
    this.#lane(x, 0, ofOne).does(pair.splat).#lane(x, 1, ofOne).does(pair.replace).bytes.byte(1)
    this.bytes.byte(control.return)
    this.bytes.byte(control.end)
    return this
  }

  #lane(x: number, which: number, ofOne: number): this {
    this.get(x).does(pair.extract).bytes.byte(which)
    this.bytes.byte(control.call)
    this.bytes.unsigned(ofOne)
    return this
  }
}
