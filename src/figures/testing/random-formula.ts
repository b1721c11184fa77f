import type { Dimension } from '../figure.ts'
import type { Random } from './random-numbers.ts'

/** A formula made up, what it varies by, and whether it holds its one reduction already. */
interface Made {
  readonly text: string
  readonly by: ReadonlySet<Dimension>
}

/** A name a formula may use; `later` ones only through an earlier period. */
export interface Usable {
  readonly name: string
  readonly by: readonly Dimension[]
  /** Pounds: divided by £1 so that every part is a plain number. */
  readonly isMoney: boolean
}

export interface Choices {
  readonly now: readonly Usable[]
  readonly later: readonly Usable[]
  readonly members: Readonly<Record<Dimension, readonly string[]>>
}

/** A formula over these names, with every operation of the language, all of it plain numbers. */
export function randomFormula(random: Random, choices: Choices, depth: number): string {
  return new FormulaMaker(random, choices).expression(depth).text
}

/** A whole number of pounds and pence shared by a key, as a line must be written; undefined when nothing can be a key. */
export function randomShare(random: Random, choices: Choices): string | undefined {
  const keys = choices.now.filter(({ by }) => by.length > 0)
  if (keys.length === 0) return undefined
  const key = random.one(keys)
  const over = random.one(key.by)
  const totals = choices.now.filter(({ by }) => !by.includes(over))
  const total = totals.length === 0 ? '10' : named(random.one(totals)).text
  return `share(${total} × £${random.one(['1', '100.01', '0.005'])}, ${named(key).text} over ${over})`
}

class FormulaMaker {
  readonly #random: Random
  readonly #choices: Choices
  #reductions = 1

  constructor(random: Random, choices: Choices) {
    this.#random = random
    this.#choices = choices
  }

  expression(depth: number): Made {
    if (depth <= 0) return this.#leaf()
    const random = this.#random
    const two = (): readonly [Made, Made] => [this.expression(depth - 1), this.expression(depth - 1)]
    switch (random.whole(22)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4: {
        const [a, b] = two()
        return made(`(${a.text} ${random.one(['+', '−', '×', '÷', '*', '/', '-'])} ${b.text})`, a, b)
      }
      case 5:
        return this.#within(depth, (a) => `(−${a})`)
      case 6: {
        const [a, b] = two()
        return made(`${random.one(['min', 'max'])}(${a.text}, ${b.text})`, a, b)
      }
      case 7: {
        const [a, b] = two()
        const c = this.#leaf()
        return made(`clamp(${a.text}, ${b.text}, ${c.text})`, a, b, c)
      }
      case 8:
      case 9: {
        const [a, b] = two()
        const asked = this.#condition(depth - 1)
        return made(`if(${asked.text}, ${a.text}, ${b.text})`, asked, a, b)
      }
      case 10:
      case 11:
        return this.#reduction(depth)
      case 12:
      case 13:
        return this.#earlier(depth)
      case 14: {
        const a = this.expression(depth - 1)
        return { text: `${random.one(['runningTotal', 'runningProduct'])}(${a.text})`, by: new Set([...a.by, 'year']) }
      }
      case 15:
      case 16:
        return this.#pick(depth)
      case 17:
        return this.#within(depth, (a) => `${random.one(['exp', 'ln', 'sqrt', 'floor'])}(${a})`)
      case 18: {
        const [a, b] = two()
        return made(`pow(${a.text}, ${b.text})`, a, b)
      }
      case 19: {
        const [a, b] = two()
        const c = this.expression(this.#random.whole(depth))
        return made(`divide(${a.text}, ${b.text}, otherwise ${c.text})`, a, b, c)
      }
      case 20: {
        const [a, b] = two()
        return made(`orElse(${a.text}, ${b.text})`, a, b)
      }
      default:
        return this.#share(depth)
    }
  }

  #leaf(): Made {
    const random = this.#random
    if (random.chance(0.25)) {
      return {
        text: random.one(['0', '1', '2', '35%', '0.5', '12 months ÷ 1 month', '3', '1e308', '1e-310']),
        by: new Set(),
      }
    }
    if (random.chance(0.12)) return { text: '(yearNumber ÷ 1 year)', by: new Set(['year']) }
    if (this.#choices.now.length === 0) return { text: '1', by: new Set() }
    return named(random.one(this.#choices.now))
  }

  #within(depth: number, write: (text: string) => string): Made {
    const a = this.expression(depth - 1)
    return { text: write(a.text), by: a.by }
  }

  #condition(depth: number): Made {
    const random = this.#random
    if (random.chance(0.2)) {
      const [a, b] = [this.#condition(0), this.#condition(0)]
      return made(`(${a.text}) ${random.one(['and', 'or'])} not (${b.text})`, a, b)
    }
    const a = this.expression(depth - 1)
    const b = this.#leaf()
    return made(`${a.text} ${random.one(['<', '≤', '=', '≠', '≥', '>', '<=', '!='])} ${b.text}`, a, b)
  }

  #reduction(depth: number): Made {
    const a = this.expression(depth - 1)
    const over = this.#random.some([...a.by], 0.5)
    if (this.#reductions === 0 || over.length === 0) return a
    this.#reductions--
    const shuffled = this.#random.chance(0.5) ? over : [...over].reverse()
    const text = `${this.#random.one(['sum', 'sum', 'min', 'max'])}(${a.text} over ${shuffled.join(', ')})`
    return { text, by: less(a.by, over) }
  }

  #earlier(depth: number): Made {
    const month = this.#random.chance(0.4)
    const { later } = this.#choices
    const a = later.length > 0 && this.#random.chance(0.7) ? named(this.#random.one(later)) : this.expression(depth - 1)
    const b = this.#leaf()
    const by = new Set([...a.by, ...b.by, 'year', ...(month ? ['month'] : [])])
    return { text: `${month ? 'previousMonth' : 'previous'}(${a.text}, starting ${b.text})`, by }
  }

  #pick(depth: number): Made {
    const random = this.#random
    const a = this.expression(depth - 1)
    if (a.by.size === 0) return a
    const dimension = a.by.has('step') && random.chance(0.6) ? 'step' : random.one([...a.by])
    if (dimension === 'step' && random.chance(0.8)) {
      const key = this.#leaf()
      const exact = random.chance(0.7) ? `clamp(floor(${key.text}), 0, 2)` : key.text
      return { text: `(${a.text})[step: ${exact}]`, by: new Set([...less(a.by, ['step']), ...key.by]) }
    }
    const member = this.#member(dimension)
    return { text: `(${a.text})[${dimension}: ${member}]`, by: less(a.by, [dimension]) }
  }

  #member(dimension: Dimension): string {
    const random = this.#random
    if (dimension === 'option' && random.chance(0.6)) return 'counterfactual'
    if (dimension === 'year' || dimension === 'month') return random.one(['first', 'last'])
    return `"${random.one(this.#choices.members[dimension] ?? [])}"`
  }

  #share(depth: number): Made {
    const total = this.expression(depth - 1)
    const key = this.expression(depth - 1)
    const over = [...key.by].filter((dimension) => !total.by.has(dimension))
    if (this.#reductions === 0 || over.length === 0) return total
    this.#reductions--
    return made(`share(${total.text}, ${key.text} over ${this.#random.one(over)})`, total, key)
  }
}

function named({ name, by, isMoney }: Usable): Made {
  return { text: isMoney ? `(${name} ÷ £1)` : name, by: new Set(by) }
}

function made(text: string, ...of: readonly Made[]): Made {
  return { text, by: new Set(of.flatMap(({ by }) => [...by])) }
}

function less(by: ReadonlySet<Dimension>, without: readonly Dimension[]): ReadonlySet<Dimension> {
  return new Set([...by].filter((dimension) => !without.includes(dimension)))
}
