/**
 * A number as a person would write it: six figures, thousands separated by commas, a true minus, no trailing zeros.
 * Very large and very small numbers fall back to powers of ten.
 */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size === 0) return '0'
  if (size >= 1e15 || size < 1e-6) return sign + size.toExponential(3).replace('e+', 'e')
  const rounded = size >= 100_000 ? String(Math.round(size)) : String(Number(size.toPrecision(6)))
  const [whole = '', decimals] = (rounded.includes('e') ? size.toFixed(11).replace(/0+$/, '') : rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return sign + grouped + (decimals === undefined ? '' : `.${decimals}`)
}
