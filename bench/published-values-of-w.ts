/** What is published of workload W at 10,000 draws of seed 12345: another implementation has to come to the same. */
export const publishedOfW = {
  seed: 12345,
  draws: 10_000,
  /** The first three uniforms of parameter 0, to eight places. */
  uniforms: [0.82022467, 0.00278337, 0.42255906],
  /** How the SHA-256 begins of the uniforms as little-endian binary64, all draws of a parameter after another's. */
  uniformsHash: 'e67ec90a07bd183e',
  /**
   * How the SHA-256 begins of the 40 parameters and 149 results laid out alike. Not published: the plain evaluator’s, in
   * which every other evaluator, on every engine, must not differ by a bit.
   */
  columnsHash: 'e8a9f22fc2398beb',
  /** Total net present value by option, £m to six places, and the chance that every council is better off. */
  options: [
    { option: 'o1', mean: 45.449815, p5: -24.168125, p50: 47.751963, p95: 103.234249, allBetterOff: 0.7333 },
    { option: 'o2', mean: 55.030717, p5: -21.209683, p50: 56.295111, p95: 125.264797, allBetterOff: 0.7481 },
    { option: 'o3', mean: 96.650059, p5: 3.256648, p50: 92.773111, p95: 205.508139, allBetterOff: 0.7904 },
    { option: 'o4', mean: 58.201937, p5: -35.013554, p50: 54.598148, p95: 167.958104, allBetterOff: 0.5885 },
  ],
  /** The longest bars of option 3's tornado: the parameter's place and the size of its rank correlation, to three places. */
  bars: [
    { parameter: 4, size: 0.4 },
    { parameter: 29, size: 0.311 },
    { parameter: 5, size: 0.297 },
  ],
} as const
