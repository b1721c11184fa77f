import { listInWords } from '../in-words.ts'
import { type Problem, problem } from '../problem.ts'
import type { ReadDraft } from './draft.ts'
import { formulaText } from './print.ts'
import { saidOf } from './sentence.ts'
import { parts, type Tree } from './tree.ts'

/** At most one reduction; conditions only where `if` takes them; a share that is a line stands alone. */
export function checkShape({ draft, tree }: ReadDraft): readonly Problem[] {
  const problems: Problem[] = []
  const say = (code: string, sentence: string): void => {
    problems.push(problem(code, draft.name, `In ${saidOf(draft)}, ${sentence}`))
  }
  const reductions: Tree[] = []
  const walk = (node: Tree): void => {
    if (node.kind === 'over' || node.kind === 'share') reductions.push(node)
    for (const [part, condition] of expected(node)) {
      if (condition && !isCondition(part))
        say('FIG-13', `${formulaText(part)} is a number where a condition should be, such as ${formulaText(part)} > 0.`)
      if (!condition && isCondition(part))
        say('FIG-13', `${formulaText(part)} is a condition where a number should be. Only “if” takes a condition.`)
    }
    for (const part of parts(node)) walk(part)
  }
  walk(tree)
  if (isCondition(tree))
    say(
      'FIG-13',
      'the formula is a condition. Say what the figure is when it holds and when it does not: if(condition, a, b).',
    )
  if (reductions.length > 1) {
    say(
      'FIG-12',
      `there is more than one sum, least, greatest or share: ${listInWords(reductions.map((each) => formulaText(each)))}. Give each a figure of its own, so that it can be read and checked.`,
    )
  }
  const share = reductions.find((each) => each.kind === 'share')
  if (draft.line && share !== undefined && share !== tree) {
    problems.push(
      problem(
        'FIG-15',
        draft.name,
        `${saidOf(draft)} is a line, so a share must be its whole formula for the pennies to add up. Give ${formulaText(share)} a figure of its own.`,
      ),
    )
  }
  return problems
}

function isCondition(node: Tree): boolean {
  return node.kind === 'comparison' || node.kind === 'and' || node.kind === 'or' || node.kind === 'not'
}

/** The parts of a node, and whether each should be a condition. */
function expected(node: Tree): readonly (readonly [Tree, boolean])[] {
  const conditions = node.kind === 'and' || node.kind === 'or' || node.kind === 'not'
  return parts(node).map((part) => [part, conditions || (node.kind === 'if' && part === node.condition)])
}
