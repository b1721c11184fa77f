import type { Explanation } from './explain.ts'

/**
 * An explanation as lines of plain text: what and where with its value, the formula in titles, the formula in numbers,
 * then why a branch was taken, what is missing and from which cell, or the source.
 */
export function explanationText(explanation: Explanation): string {
  const { title, where, value, words, numbers, notes, missing, source, kind } = explanation
  const lines = [`${[title, ...where.map((each) => each.title)].join(', ')}: ${value}${manner(explanation)}`]
  if (words !== undefined) lines.push(`  = ${words}`)
  if (numbers !== undefined && numbers !== words) lines.push(`  = ${numbers}`)
  lines.push(...notes.map((note) => `  ${note}`))
  if (missing !== undefined)
    lines.push(`  missing: ${missing.words}${missing.from === '' ? '' : `, in ${missing.from}`}`)
  if (kind === 'given') lines.push(`  given: ${source ?? 'no source recorded'}`)
  if (kind === 'assumption') lines.push(`  assumption${source === undefined ? '' : `: ${source}`}`)
  if (kind === 'figure' && source !== undefined) lines.push(`  source: ${source}`)
  return lines.join('\n')
}

/** Constant prices and rounding are part of what a number means. */
function manner({ unit, line, missing }: Explanation): string {
  if (missing !== undefined) return ''
  return [unit.startsWith('real £') ? ' in constant prices' : '', line ? ', to the penny' : ''].join('')
}
