import type { RecordCode } from '../record/faults.ts'
import { beginning, type Fields, fieldsOf, leftOut, linked, sha256 } from '../record/line.ts'
import type { RawLine } from './raw-lines.ts'

/** Something found wrong with what is kept: which entry, where, and a sentence. */
export interface Finding {
  readonly code: RecordCode
  readonly place: string
  readonly sentence: string
  /** The entry it is about, where it is about one. */
  readonly entry?: number
}

/** A line that can be read on from: in its place in the chain, or the best there is after damage. */
export interface CheckedLine {
  readonly at: number
  readonly fields: Fields
  /** The body is there and is what its hash says. */
  readonly isWhole: boolean
}

/** Most findings that are told one by one: after that the number of them says enough. */
const mostTold = 1000

/**
 * Follows the chain line by line and says of every place where it does not hold which entry is wrong there. After damage
 * it goes on from the next line that can be read, so that one bad entry is told as one.
 */
export class ChainCheck {
  readonly findings: Finding[] = []
  /** Findings there were, told or not. */
  found = 0
  entries = 0
  leftOut = 0
  last = { n: 0, hash: beginning }
  /** Hashes the entry before may have had: as it says, and as it must be where only that field was damaged. */
  #candidates: readonly string[] = [beginning]
  /** Ends of lines from the last `safe` on: each `safe` has to be one of them. */
  #ends: number[] = [0]
  /** The line before could not be read. */
  #isUnsure = false
  readonly #place: string
  readonly #mayLeaveOut: boolean

  constructor(place: string, { mayLeaveOut }: { readonly mayLeaveOut: boolean }) {
    this.#place = place
    this.#mayLeaveOut = mayLeaveOut
  }

  line(raw: RawLine): CheckedLine | undefined {
    const fields = fieldsOf(raw.bytes)
    const expected = this.last.n + 1
    if (fields === undefined) {
      this.#tell(
        expected,
        raw.at,
        `Entry ${expected} is damaged: what stands at byte ${raw.at}, where it is due, is no line of the record.`,
      )
      this.#isUnsure = true
      this.#ends.push(raw.at + raw.bytes.length + 1)
      return undefined
    }
    const isLeftOut = this.#mayLeaveOut && fields.body.length === 1 && fields.body.toString('latin1') === leftOut
    const isWhole = !isLeftOut && sha256(fields.body) === fields.bodyhash
    if (!this.#inPlace(fields, expected, raw.at)) return undefined
    if (!isWhole && !isLeftOut) {
      const word = fields.body.toString('latin1') === leftOut ? 'is left out' : 'is not what its hash says'
      this.#tell(fields.n, raw.at, `Entry ${fields.n} is damaged: its content ${word} (byte ${raw.at}).`)
    }
    this.#checkSafe(fields, raw)
    this.entries += 1
    if (isLeftOut) this.leftOut += 1
    return { at: raw.at, fields, isWhole }
  }

  /** Whether the entry stands where it may; what is wrong is told, and reading goes on from it where it can. */
  #inPlace(fields: Fields, expected: number, at: number): boolean {
    const { n, hash, bodyhash } = fields
    const should = this.#candidates.map((before) => linked(before, expected, bodyhash))
    if (n === expected && should.includes(hash)) return this.#goOn(n, [hash])
    if (n !== expected && should.includes(hash)) {
      this.#tell(expected, at, `Entry ${expected} is damaged: its number reads ${n} (byte ${at}).`)
      return this.#goOn(expected, [hash])
    }
    if (n === expected) {
      this.#tell(
        n,
        at,
        `Entry ${n} does not follow from entry ${n - 1}: one of them is not what was written (byte ${at}).`,
      )
      return this.#goOn(n, [hash, ...should])
    }
    if (n > expected) {
      // A line that could not be read was told as the entry that was due there.
      const from = this.#isUnsure ? expected + 1 : expected
      const missing = n - 1 === from ? `Entry ${from} is missing` : `Entries ${from} to ${n - 1} are missing`
      if (from < n) this.#tell(from, at, `${missing}: entry ${n} stands in its place (byte ${at}).`)
      return this.#goOn(n, [hash])
    }
    this.#tell(n, at, `Entry ${n} stands out of order, after entry ${this.last.n} (byte ${at}).`)
    return false
  }

  #goOn(n: number, candidates: readonly string[]): true {
    this.last = { n, hash: candidates[0] ?? beginning }
    this.#candidates = candidates
    this.#isUnsure = false
    return true
  }

  /** The first number of a line is outside the chain; it always names the end of an earlier line, and never falls. */
  #checkSafe({ n, safe }: Fields, raw: RawLine): void {
    while (this.#ends.length > 1 && (this.#ends[0] ?? 0) < safe) this.#ends.shift()
    if (this.#ends[0] !== safe) {
      this.#tell(
        n,
        raw.at,
        `The first number of entry ${n}’s line, which tells how much was on disk, was changed (byte ${raw.at}). The entry itself is whole.`,
      )
    }
    this.#ends.push(raw.at + raw.bytes.length + 1)
  }

  #tell(entry: number, at: number, sentence: string): void {
    this.found += 1
    if (this.findings.length >= mostTold) return
    this.findings.push({ code: 'RECORD-CHAIN', place: `${this.#place} byte ${at}`, sentence, entry })
  }
}
