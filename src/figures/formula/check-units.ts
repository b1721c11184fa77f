import type { Figure } from '../figure.ts'
import { type Problem, problem } from '../problem.ts'
import type { Draft, ReadDraft } from './draft.ts'
import { formulaText } from './print.ts'
import { saidOf } from './sentence.ts'
import { parts, type Tree } from './tree.ts'
import { plain, readUnit, sameUnit, type Unit, unitOver, unitText, unitTimes } from './unit.ts'

/** `any`: a bare 0, which fits every unit. `unknown`: a problem has been said already, so nothing more is. */
type Found = Unit | 'any' | 'unknown'

/** Every place where two units do not go together, and where the declared unit is not the formula's. */
export function checkUnits({ draft, tree }: ReadDraft): readonly Problem[] {
  const problems: Problem[] = []
  const found = unitOf(tree, draft, problems)
  const declared = readUnit(draft.unit)
  if (declared === undefined) {
    problems.push(
      problem(
        'FIG-08',
        draft.name,
        `The unit of ${saidOf(draft)}, “${draft.unit}”, cannot be read. Write it as £/FTE/week, or share for a plain number.`,
      ),
    )
  } else if (found !== 'any' && found !== 'unknown' && !sameUnit(found, declared)) {
    problems.push(
      problem(
        'FIG-07',
        draft.name,
        `${saidOf(draft)} is declared in ${unitText(declared)}, but its formula is in ${unitText(found)}.${pricesHint(found, declared)}`,
      ),
    )
  }
  if (draft.line && declared !== undefined && !isMoney(declared)) {
    problems.push(
      problem(
        'FIG-14',
        draft.name,
        `${saidOf(draft)} is a line, so it must be in £ or real £, not in ${unitText(declared)}. Only published money is a line.`,
      ),
    )
  }
  return problems
}

export function isMoney(unit: Unit): boolean {
  return unit.length === 1 && unit[0]?.[1] === 1 && (unit[0][0] === '£' || unit[0][0] === 'real £')
}

/** The unit of a part of a formula; what does not go together is added to `problems`. */
function unitOf(tree: Tree, draft: Draft, problems: Problem[]): Found {
  const of = (node: Tree): Found => unitOf(node, draft, problems)
  const say = (sentence: string): 'unknown' => {
    problems.push(problem('FIG-06', draft.name, `In ${saidOf(draft)}, ${sentence}`))
    return 'unknown'
  }
  const alike = (left: Tree, right: Tree, cannot: string): Found => {
    const a = of(left)
    const b = of(right)
    if (a === 'unknown' || b === 'unknown') return 'unknown'
    if (a === 'any') return b
    if (b === 'any' || sameUnit(a, b)) return a
    return say(
      `${unitText(a)} (${formulaText(left)}) and ${unitText(b)} (${formulaText(right)}) cannot be ${cannot}.${pricesHint(a, b)}`,
    )
  }
  const plainOnly = (node: Tree, what: string): Found => {
    const found = of(node)
    if (found === 'any' || found === 'unknown' || found.length === 0) return found === 'unknown' ? found : plain
    return say(
      `${what} takes a plain number, and ${formulaText(node)} is in ${unitText(found)}. Divide it by one of its own unit first.`,
    )
  }
  switch (tree.kind) {
    case 'number': {
      if (tree.value === 0 && tree.unit === '') return 'any'
      return readUnit(tree.unit) ?? say(`the unit of ${tree.written} cannot be read.`)
    }
    case 'name':
      return unitOfName(draft.scope.get(tree.name))
    case 'yearNumber':
      return [['year', 1]]
    case 'negative':
    case 'over':
    case 'pick':
      return of(tree.of)
    case 'arithmetic': {
      if (tree.sign === '+') return alike(tree.left, tree.right, 'added together')
      if (tree.sign === '−') return alike(tree.left, tree.right, 'taken from one another')
      const [left, right] = [of(tree.left), of(tree.right)]
      if (left === 'unknown' || right === 'unknown') return 'unknown'
      return (tree.sign === '×' ? unitTimes : unitOver)(left === 'any' ? plain : left, right === 'any' ? plain : right)
    }
    case 'comparison':
      alike(tree.left, tree.right, 'compared')
      return 'any'
    case 'and':
    case 'or':
    case 'not':
      for (const part of parts(tree)) of(part)
      return 'any'
    case 'choose':
      return alike(
        tree.left,
        tree.right,
        tree.which === 'min' ? 'compared to find the least' : 'compared to find the greatest',
      )
    case 'clamp': {
      const low = alike(tree.of, tree.low, 'compared: a value and its limits have one unit')
      const high = alike(tree.of, tree.high, 'compared: a value and its limits have one unit')
      return low === 'any' ? high : low
    }
    case 'if':
      of(tree.condition)
      return alike(tree.yes, tree.no, 'the two answers of one “if”')
    case 'previous':
      return alike(tree.of, tree.starting, 'one figure from period to period: it starts in the unit it goes on in')
    case 'running':
      return tree.how === 'total' ? of(tree.of) : plainOnly(tree.of, 'A running product')
    case 'lookup':
      plainOnly(tree.key, 'Looking up by position')
      return of(tree.of)
    case 'function':
      return plainOnly(tree.of, `${tree.name}( )`)
    case 'pow':
      plainOnly(tree.base, 'pow( )')
      return plainOnly(tree.exponent, 'pow( )')
    case 'divide': {
      const [top, bottom, otherwise] = [of(tree.top), of(tree.bottom), of(tree.otherwise)]
      if (top === 'unknown' || bottom === 'unknown' || otherwise === 'unknown') return 'unknown'
      const ratio = unitOver(top === 'any' ? plain : top, bottom === 'any' ? plain : bottom)
      if (otherwise === 'any' || sameUnit(ratio, otherwise)) return ratio
      return say(
        `${unitText(ratio)} (${formulaText(tree.top)} ÷ ${formulaText(tree.bottom)}) and ${unitText(otherwise)} (${formulaText(tree.otherwise)}) cannot be the two answers of one division.`,
      )
    }
    case 'orElse':
      return alike(tree.of, tree.otherwise, 'put in place of one another')
    case 'share': {
      const [total, key] = [of(tree.total), of(tree.key)]
      return key === 'unknown' ? 'unknown' : total
    }
    case 'as': {
      plainOnly(tree.of, '“as”')
      return readUnit(tree.unit) ?? say(`the unit “${tree.unit}” after “as” cannot be read.`)
    }
    default:
      return tree satisfies never
  }
}

/** A figure's unit is the one it is declared in; whether its own formula agrees is its own question. */
function unitOfName(entry: Figure | Draft | undefined): Found {
  return entry === undefined ? 'unknown' : (readUnit(entry.unit) ?? 'unknown')
}

function pricesHint(a: Unit, b: Unit): string {
  const cash = (unit: Unit): boolean => unit.some(([base]) => base === '£')
  const real = (unit: Unit): boolean => unit.some(([base]) => base === 'real £')
  if ((cash(a) && real(b)) || (real(a) && cash(b)))
    return ' One is in cash, the other in constant prices: turn one into the other with an index in £/real £.'
  return ''
}
