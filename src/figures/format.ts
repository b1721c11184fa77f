import { plural, singular } from './plurals.ts'

/**
 * How numbers are written for people: pounds with pence, £ million, percentages, full-time equivalents, counts.
 *
 * A minus is “−” (U+2212), thousands are parted by commas, and nothing is written as minus nought.
 * Rounding is the one rule of `pence.ts`: half away from zero on 15 significant figures.
 */

/** How many digits to show. Without any of these, what a page shows: see `formatValue`. */
export interface FormatChoice {
  /** Every digit: the shortest decimal that reads back as the same number. */
  readonly exact?: boolean
  /** This many significant figures, but never fewer than the whole part; trailing noughts are dropped, and money keeps its pence. */
  readonly digits?: number
  /** Exactly this many decimal places (of the percentage, for a share). */
  readonly places?: number
}

const minus = '−'

/**
 * A number with its unit, in words a reader knows: `−£38,694.37`, `19.5624 cases per FTE`, `12.5%`, `1 child`.
 *
 * As a page shows it: money to the penny, percentages to one decimal place, the rest to six significant figures.
 * `unit` is as a figure declares it: a product of names divided by others, such as `£/FTE/week`.
 */
export function formatValue(value: number, unit: string, choice: FormatChoice = {}): string {
  if (!Number.isFinite(value)) return 'cannot be worked out'
  const { money, percent, noun, per } = unitWords(unit)
  const digits = money
    ? moneyDigits(value, choice)
    : percent
      ? percentDigits(value, choice)
      : plainDigits(value, choice)
  const sign = value < 0 && /[1-9]/.test(digits) ? minus : ''
  const head = `${sign}${money ? '£' : ''}${digits}${percent ? '%' : ''}`
  const counted = noun === '' ? head : `${head} ${digits === '1' ? singular(noun) : plural(noun)}`
  return per.length === 0 ? counted : `${counted} ${per.map((name) => `per ${singular(name)}`).join(' ')}`
}

/** `−£1,234.50`; pounds, to the penny. */
export function formatPounds(pounds: number): string {
  return formatValue(pounds, '£', { places: 2 })
}

/** `−£1,235`; pounds, to the pound. */
export function formatWholePounds(pounds: number): string {
  return formatValue(pounds, '£', { places: 0 })
}

/** `£1.2m`; pounds, as millions to one decimal place. */
export function formatMillions(pounds: number): string {
  const millions = formatValue(pounds / 1_000_000, '£', { places: 1 })
  return Number.isFinite(pounds) ? `${millions}m` : millions
}

/** `12.5%` from 0.125, to `places` decimal places of the percentage (one, unless told). */
export function formatPercent(share: number, places = 1): string {
  return formatValue(share, 'share', { places })
}

/** `1,650` or `84.35`: a plain number to exactly `places` decimal places (none, unless told). */
export function formatNumber(value: number, places = 0): string {
  return formatValue(value, 'number', { places })
}

function moneyDigits(value: number, choice: FormatChoice): string {
  if (choice.places !== undefined) return grouped(roundedTo(value, choice.places))
  if (choice.exact || choice.digits !== undefined) return grouped(withPence(trimmed(value, choice, 0, 2)))
  return grouped(roundedTo(value, 2))
}

function percentDigits(value: number, choice: FormatChoice): string {
  const percentage = Number(shifted(decimal(Math.abs(value)), 2))
  if (choice.places !== undefined) return grouped(roundedTo(percentage, choice.places))
  if (choice.exact || choice.digits !== undefined) return grouped(trimmed(value, choice, 2, 1))
  const tenths = withoutTrailingNoughts(roundedTo(percentage, 1))
  // A share that is small but not nought is never shown as 0%.
  return grouped(tenths === '0' && value !== 0 ? trimmed(value, { digits: 2 }, 2, 0) : tenths)
}

function plainDigits(value: number, choice: FormatChoice): string {
  if (choice.places !== undefined) return grouped(roundedTo(value, choice.places))
  return grouped(trimmed(value, choice.exact ? choice : { digits: choice.digits ?? 6 }, 0, 0))
}

/**
 * The digits of |value| × 10^shift without trailing noughts: all of them, or the significant ones asked for, but never
 * fewer than the whole part and `leastPlaces` decimal places.
 */
function trimmed(value: number, { exact, digits = 6 }: FormatChoice, shift: number, leastPlaces: number): string {
  const size = Math.abs(value)
  if (exact) return withoutTrailingNoughts(shifted(decimal(size), shift))
  const wholeDigits = (shifted(decimal(size), shift).split('.')[0] ?? '').length
  if (digits - wholeDigits <= leastPlaces && size !== 0) {
    return withoutTrailingNoughts(roundedTo(Number(shifted(decimal(size), shift)), leastPlaces))
  }
  return withoutTrailingNoughts(shifted(decimal(Number(size.toPrecision(digits))), shift))
}

/** |value| to so many decimal places, half away from zero on 15 significant figures. */
function roundedTo(value: number, places: number): string {
  const whole = Math.round(Number(shifted(decimal(Number(Math.abs(value).toPrecision(15))), places)))
  const text = decimal(whole).padStart(places + 1, '0')
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
}

/** A number that is not negative in plain decimal notation, without an exponent. */
function decimal(value: number): string {
  const text = String(value)
  const at = text.indexOf('e')
  return at < 0 ? text : shifted(text.slice(0, at), Number(text.slice(at + 1)))
}

/** Moves the decimal point of a plain decimal: exact, where multiplying by 100 is not. */
function shifted(text: string, places: number): string {
  const [whole = '0', part = ''] = text.split('.')
  const digits = whole + part
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const cut = point <= 0 ? 1 : point
  const left = padded.slice(0, cut).replace(/^0+(?=\d)/, '')
  const right = padded.slice(cut)
  return right === '' ? left : `${left}.${right}`
}

function withoutTrailingNoughts(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function withPence(text: string): string {
  const [whole = '0', part = ''] = text.split('.')
  return `${whole}.${part.padEnd(2, '0')}`
}

function grouped(text: string): string {
  const [whole = '0', part] = text.split('.')
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? parted : `${parted}.${part}`
}

const plainUnits = new Set(['ratio', 'index', 'number', '1', '', '£/real £', 'real £/£'])
const percentUnits = new Set(['share', '%', 'chance'])
interface UnitWords {
  readonly money: boolean
  readonly percent: boolean
  readonly noun: string
  readonly per: readonly string[]
}

function unitWords(unit: string): UnitWords {
  const name = unit.trim()
  if (plainUnits.has(name)) return { money: false, percent: false, noun: '', per: [] }
  if (percentUnits.has(name)) return { money: false, percent: true, noun: '', per: [] }
  const [top = '', ...per] = name.split(/[/÷]/).map((part) => part.trim())
  const head = unitWordsOfTop(top)
  return { ...head, per }
}

function unitWordsOfTop(top: string): Omit<UnitWords, 'per'> {
  if (top === '£' || top === 'real £') return { money: true, percent: false, noun: '' }
  return { money: false, percent: percentUnits.has(top), noun: plainUnits.has(top) || percentUnits.has(top) ? '' : top }
}
