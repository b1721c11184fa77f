/** Where one input has to go for an outcome to change sign. */
export type SwitchingValue =
  | { readonly kind: 'switches'; readonly value: number; readonly changePercent: number | undefined }
  | { readonly kind: 'none' }

/**
 * The value of one input at which an outcome crosses nought, with everything else left as it is, and the change from
 * its central value in per cent (not given where the central value is nought).
 *
 * Of several crossings, the nearest to the central value that a sweep of `steps` equal steps from low to high finds.
 * `none` when the outcome keeps its sign throughout, which is an answer: no value in the range would change it.
 * Steps where the outcome is not finite are not crossed.
 *
 * Source: HM Treasury, The Green Book, on switching values.
 */
export function switchingValue(
  outcome: (input: number) => number,
  {
    low,
    central,
    high,
    steps = 64,
  }: { readonly low: number; readonly central: number; readonly high: number; readonly steps?: number },
): SwitchingValue {
  let nearest: number | undefined
  const consider = (crossing: number) => {
    if (nearest === undefined || Math.abs(crossing - central) < Math.abs(nearest - central)) nearest = crossing
  }
  let from = low
  let fromOutcome = outcome(low)
  if (fromOutcome === 0) consider(low)
  for (let step = 1; step <= steps; step += 1) {
    const to = step === steps ? high : low + ((high - low) * step) / steps
    const toOutcome = outcome(to)
    if (toOutcome === 0) consider(to)
    else if ((fromOutcome < 0 && toOutcome > 0) || (fromOutcome > 0 && toOutcome < 0)) {
      consider(crossing(outcome, { from, fromOutcome, to }))
    }
    from = to
    fromOutcome = toOutcome
  }
  if (nearest === undefined) return { kind: 'none' }
  const changePercent = central === 0 ? undefined : (100 * (nearest - central)) / Math.abs(central)
  return { kind: 'switches', value: nearest, changePercent }
}

/** Halving until the two sides meet: slow and certain, and a jump across nought is found like any other crossing. */
function crossing(
  outcome: (input: number) => number,
  { from, fromOutcome, to }: { readonly from: number; readonly fromOutcome: number; readonly to: number },
): number {
  let near = from
  let far = to
  for (let step = 0; step < 200; step += 1) {
    const middle = near + (far - near) / 2
    if (middle === near || middle === far) break
    const value = outcome(middle)
    if (value === 0) return middle
    if (value > 0 === fromOutcome > 0) near = middle
    else far = middle
  }
  return near + (far - near) / 2
}
