import { exp } from '../src/figures/index.ts'
import type { SpecificationOfW } from './workload-w.ts'

/**
 * Workload W, transcribed line by line from its pseudocode: the 149 results of one draw from its 40 uncertain
 * numbers. Deliberately plain, and deliberately nothing like the figure graph it is compared with.
 */
export function drawOfW(spec: SpecificationOfW, th: ArrayLike<number>): Float64Array {
  const [NC, NS, NT, NO] = [3, 12, 10, 5]
  const p = (index: number): number => th[index] as number // 40 of them
  const opt = (key: string, o: number): number => spec.OPT[key]?.[o] as number // in the specification
  const at2 = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] as number // likewise
  const zeros = (count: number): number[] => new Array<number>(count).fill(0)
  const net = new Float64Array(NO * NC * NT)
  const npv = new Float64Array(NO * NC)
  const presentByYear = new Float64Array(NO * NT)
  const peak = zeros(NO)
  const pay = zeros(NT),
    price = zeros(NT),
    dfl = zeros(NT),
    shock = zeros(NT),
    after = zeros(NT),
    at = zeros(NT)
  let [runningPay, runningPrice, runningDeflator] = [1, 1, 1]
  for (let t = 0; t < NT; t++) {
    pay[t] = runningPay *= 1 + p(0)
    price[t] = runningPrice *= 1 + p(1)
    runningDeflator *= 1 + p(35)
    dfl[t] = (spec.DISC[t] as number) / runningDeflator
    shock[t] = 1 + (t >= p(34) ? p(32) * p(33) : 0)
    after[t] = t >= p(38) ? p(37) : 0
    at[t] = t === p(38) ? p(37) : 0
  }
  const ph = (o: number, t: number): number =>
    o === 0
      ? 0
      : (1 / (1 + exp(-p(16) * (t - opt('delay', o) - 0.5 - p(17))))) *
        (1 - (after[t] as number) * (1 - opt('keep', o)))
  for (let c = 0; c < NC; c++) {
    const separate = zeros(NT)
    for (let o = 0; o < NO; o++) {
      const r = p(13 + c) * (1 - p(39) * opt('leak', o))
      const staff = zeros(NT),
        third = zeros(NT)
      for (let s = 0; s < NS; s++) {
        const [F, UNIT, TP, AG0] = [at2(spec.F, c, s), at2(spec.UNIT, c, s), at2(spec.TP, c, s), at2(spec.AG0, c, s)]
        let d = 1
        let perm = F * (1 - AG0)
        let ag = F * AG0
        for (let t = 0; t < NT; t++) {
          d *= 1 + p(2) * (spec.G[s] as number) + (t < 3 ? p(3) * at2(spec.NN, c, s) : 0)
          const dm = d * (shock[t] as number)
          const phase = ph(o, t)
          const ip =
            1 / (1 + p(29) * opt('mPr', o) * phase - (t - opt('delay', o) === p(17) ? p(30) * opt('dip', o) : 0))
          const lf = p(5) * (1 - 0.3 * opt('mA', o) * phase)
          const cb = opt('mA', o) * phase
          const pd = p(7) * p(27) * opt('mP', o) * phase
          const need = F * dm * ip
          const stay = perm - lf * perm
          const cap = p(10 + c) * 0.16 * F + p(10 + c) * cb * ag
          perm = stay + Math.min(Math.max(need - stay, 0), cap)
          ag = Math.min(Math.max(need - perm, 0), 0.35 * need)
          staff[t] = (staff[t] as number) + UNIT * (perm + ag * (1 + p(4)))
          third[t] = (third[t] as number) + TP * dm * (1 + p(31) * (dm - 1)) * (1 - pd * r * at2(spec.SCOPE, o, s))
          if (s < 4) peak[o] = Math.max(peak[o] as number, (at2(spec.KC, c, s) * dm) / (perm + ag))
        }
      }
      let [managementInScope, backOfficeInScope] = [0, 0]
      for (let s = 0; s < NS; s++) {
        managementInScope += at2(spec.MG, c, s) * at2(spec.SCOPE, o, s)
        backOfficeInScope += at2(spec.BO, c, s) * at2(spec.SCOPE, o, s)
      }
      const share = spec.SHARE[c] as number
      for (let t = 0; t < NT; t++) {
        const [phase, yearPay, yearPrice] = [ph(o, t), pay[t] as number, price[t] as number]
        const hf = p(21) * opt('mH', o) * Math.min(Math.max((t - opt('delay', o) - p(17) + 1) / p(22), 0), 1)
        const cut = p(6) * opt('mM', o) * managementInScope * yearPay
        const cost =
          (staff[t] as number) * yearPay * (1 + hf * (spec.GAP[c] as number)) * (1 + p(23) * opt('mCo', o) * phase) +
          (third[t] as number) * yearPrice * (1 + p(28) * opt('mV', o)) -
          cut * phase * r -
          p(8) * opt('mB', o) * backOfficeInScope * phase * yearPrice * r -
          p(26) * opt('mB', o) * share * phase * yearPrice +
          p(20) * opt('mI', o) * share * phase * yearPrice
        const red = p(18) * cut * Math.max(phase - (t === 0 ? 0 : ph(o, t - 1)), 0)
        const one =
          red +
          p(25) * red +
          p(9) * (p(19) * opt('mI', o) + p(24) * opt('mCo', o)) * share * at2(spec.PROF, o, t) +
          (at[t] as number) * p(36) * opt('exitc', o) * share * (0.5 * p(19) + p(24))
        if (o === 0) separate[t] = cost
        const saved = (separate[t] as number) - cost - one
        const present = saved * (dfl[t] as number)
        net[(o * NC + c) * NT + t] = saved
        npv[o * NC + c] = (npv[o * NC + c] as number) + present
        presentByYear[o * NT + t] = (presentByYear[o * NT + t] as number) + present
      }
    }
  }
  const results: number[] = [...net.subarray(NC * NT), ...npv.subarray(NC)]
  const each = (work: (o: number) => number): void => {
    for (let o = 1; o < NO; o++) results.push(work(o))
  }
  const npvOf = (o: number): number[] => [...npv.subarray(o * NC, (o + 1) * NC)]
  each((o) => npvOf(o).reduce((a, b) => a + b, 0))
  each((o) => Math.min(...npvOf(o)))
  each((o) => {
    let [cumulative, last] = [0, 0]
    for (let t = 0; t < NT; t++) {
      cumulative += presentByYear[o * NT + t] as number
      if (cumulative < 0) last = t + 1
    }
    return last
  })
  return Float64Array.from([...results, ...peak])
}
