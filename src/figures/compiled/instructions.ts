/** Instructions of one byte. */
export const control = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  return: 0x0f,
  call: 0x10,
  nothing: 0x40,
} as const

export const local = { get: 0x20, set: 0x21, tee: 0x22 } as const

export const whole = {
  load: 0x28,
  store: 0x36,
  constant: 0x41,
  isZero: 0x45,
  equal: 0x46,
  lessUnsigned: 0x49,
  add: 0x6a,
  multiply: 0x6c,
} as const

/** Instructions on two numbers side by side, by their number after the SIMD prefix. */
export const pair = {
  load: 0,
  loadSplat64: 10,
  store: 11,
  constant: 12,
  splat: 20,
  extract: 33,
  replace: 34,
  not: 77,
  and: 78,
  andNot: 79,
  or: 80,
  exclusiveOr: 81,
  choose: 82,
  anyTrue: 83,
  equal: 71,
  notEqual: 72,
  less: 73,
  greater: 74,
  atMost: 75,
  atLeast: 76,
  floor: 117,
  absolute: 236,
  negative: 237,
  root: 239,
  add: 240,
  subtract: 241,
  multiply: 242,
  divide: 243,
  /** `b < a ? b : a`, by comparing and choosing. */
  leastOfSecond: 246,
  greatestOfSecond: 247,
  wholeShiftLeft: 203,
  /** Without regard to the sign. */
  wholeShiftRight: 205,
  wholeAdd: 206,
  wholeSubtract: 209,
} as const
