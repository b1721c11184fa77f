/**
 * The worked numbers of a page of the method, one a line:
 *
 *     case childrens-trust                                  which worked case the lines after it read
 *     rate = prior "L01/rate M01"                           a prior’s central value on the case’s decision date
 *     posts = figure "L01/removed" option=shared-senior-team # = 7
 *     pool = £100,000                                       a number written down
 *     claim = pool × 20% × 0.25                             # = 5,000
 *
 * What stands after `# =` is what the page prints; it is held to as many decimals as are printed.
 */
export interface WorkedLine {
  readonly name: string
  readonly asks:
    | { readonly kind: 'figure'; readonly figure: string; readonly at: Readonly<Record<string, string>> }
    | { readonly kind: 'prior'; readonly prior: string }
    | { readonly kind: 'expression'; readonly text: string }
  /** As printed, `4,900.00`; undefined where nothing is printed. */
  readonly printed: string | undefined
}

export type WorkedStep = { readonly kind: 'case'; readonly name: string } | ({ readonly kind: 'line' } & WorkedLine)

/** Reads a block; a line that is none of the above is an error that names it. */
export function workedSteps(block: string): readonly WorkedStep[] {
  return block.split('\n').flatMap((written): WorkedStep[] => {
    const line = written.trim()
    if (line === '') return []
    const chosen = /^case ([a-z-]+)$/.exec(line)
    if (chosen !== null) return [{ kind: 'case', name: chosen[1] ?? '' }]
    const read = /^([A-Za-z][A-Za-z0-9]*) = (.+?)(?:\s+# = (\S+))?$/.exec(line)
    if (read === null) throw new Error(`Not a worked line: ${line}`)
    const [, name = '', right = '', printed] = read
    return [{ kind: 'line', name, asks: asked(right.trim()), printed }]
  })
}

function asked(right: string): WorkedLine['asks'] {
  const prior = /^prior "([^"]+)"$/.exec(right)
  if (prior !== null) return { kind: 'prior', prior: prior[1] ?? '' }
  const figure = /^figure "([^"]+)"((?: [a-z]+=\S+)*)$/.exec(right)
  if (figure === null) return { kind: 'expression', text: right }
  const places = (figure[2] ?? '')
    .trim()
    .split(' ')
    .filter((each) => each !== '')
  return {
    kind: 'figure',
    figure: figure[1] ?? '',
    at: Object.fromEntries(places.map((each) => each.split('=') as [string, string])),
  } // split at the only =
}

/** How many decimals a printed number has. */
export function decimalsOf(printed: string): number {
  return (printed.split('.')[1] ?? '').replace(/\D/g, '').length
}

/** The number that was printed: `−£1,234.50`, `7.5%`, `4,900`. */
export function numberPrinted(printed: string): number {
  const number = Number(printed.replace('−', '-').replace(/[£,%]/g, ''))
  return printed.endsWith('%') ? number / 100 : number
}

/** A number as a page would print it beside one printed before: the same decimals, the same signs. */
export function printedLike(value: number, printed: string): string {
  const isShare = printed.endsWith('%')
  const digits = Math.abs(isShare ? value * 100 : value).toFixed(decimalsOf(printed))
  const [whole = '', decimals] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && Number(digits) !== 0 ? '−' : ''
  return `${sign}${printed.includes('£') ? '£' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}${isShare ? '%' : ''}`
}

/** Works `pool × (1 − 40%) ÷ 12`: + − × ÷, brackets, floor, round, min, max and pow, over names worked before. */
export function workedValue(text: string, known: ReadonlyMap<string, number>): number {
  const tokens = text.match(/[A-Za-z][A-Za-z0-9]*|£?[\d,]*\.?\d+%?|[−+×÷(),]/g) ?? []
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`Cannot be worked: ${text}`)
  let at = 0
  const value = sum()
  if (at < tokens.length) throw new Error(`Cannot be worked past ${tokens[at]}: ${text}`)
  return value

  function sum(): number {
    let total = product()
    while (tokens[at] === '+' || tokens[at] === '−')
      total = tokens[at++] === '+' ? total + product() : total - product()
    return total
  }

  function product(): number {
    let total = factor()
    while (tokens[at] === '×' || tokens[at] === '÷') total = tokens[at++] === '×' ? total * factor() : total / factor()
    return total
  }

  function factor(): number {
    const token = tokens[at++]
    if (token === undefined) throw new Error(`Ends too soon: ${text}`)
    if (token === '−') return -factor()
    if (token === '(') {
      const inner = sum()
      closing()
      return inner
    }
    if (/^[£\d.]/.test(token)) return numberPrinted(token)
    if (tokens[at] === '(') return called(token)
    const found = known.get(token)
    if (found === undefined) throw new Error(`${token} is not worked before it is used: ${text}`)
    return found
  }

  function called(name: string): number {
    at++
    const [first = Number.NaN, second = Number.NaN] = parts()
    switch (name) {
      case 'floor':
        return Math.floor(first)
      case 'round':
        return Math.round(first * 100) / 100
      case 'min':
        return Math.min(first, second)
      case 'max':
        return Math.max(first, second)
      case 'pow':
        return first ** second
      case 'sqrt':
        return Math.sqrt(first)
      default:
        throw new Error(`There is no ${name} in worked numbers: ${text}`)
    }
  }

  function parts(): readonly number[] {
    const values = [sum()]
    while (tokens[at] === ',') {
      at++
      values.push(sum())
    }
    closing()
    return values
  }

  function closing(): void {
    if (tokens[at++] !== ')') throw new Error(`A bracket is not closed: ${text}`)
  }
}
