/** Lists whose entries stand on one line each, so that a changed cell is one changed line. */
const ONE_LINE = new Set([
  ...['councils', 'baseline', 'entries', 'agencyBill', 'measures', 'facts', 'needs', 'reorganisations', 'keys'],
  ...['principles', 'scenarios', 'waiting', 'outcomes', 'spending'],
])

/** A case file as text: two spaces to a level, short values and the entries of long lists on one line. */
export function caseFileText(value: unknown): string {
  return `${written(value, '', false)}\n`
}

function written(value: unknown, indent: string, entriesOnOneLine: boolean): string {
  const onOneLine = flat(value)
  if (typeof value !== 'object' || value === null || indent.length + onOneLine.length <= 110) return onOneLine
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    const entries = value.map((entry) => `${deeper}${entriesOnOneLine ? flat(entry) : written(entry, deeper, false)}`)
    return `[\n${entries.join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).map(
    ([name, entry]) =>
      `${deeper}${JSON.stringify(name)}: ${written(entry, deeper, ONE_LINE.has(name) && (indent === '' || name === 'entries' || name === 'spending'))}`,
  )
  return `{\n${entries.join(',\n')}\n${indent}}`
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}: ${flat(entry)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}
