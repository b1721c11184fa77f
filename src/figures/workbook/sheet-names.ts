/**
 * Names for sheets: as asked for, without what a spreadsheet forbids, at most 31 characters, each unlike the others
 * whatever its capitals. In the order asked.
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']) // Excel keeps this one for itself
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[:\\/?*[\]]/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^['\s]+|['\s]+$/g, '') || 'Sheet'
    return unlikeOthers(clean, 31, taken, (stem, count) => `${stem} ${count}`)
  })
}

/**
 * Names for cells that formulas call: `L01/cutShare` becomes `L01_cutShare`. Never the look of a cell's address,
 * because there is always an underscore; each unlike the others whatever its capitals.
 */
export function cellNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const clean = name.replace(/[^A-Za-z0-9_]+/g, '_')
    const named = /^[A-Za-z]\w*_/.test(clean) ? clean : `a_${clean}`
    return unlikeOthers(named, 200, taken, (stem, count) => `${stem}_${count}`)
  })
}

function unlikeOthers(
  name: string,
  longest: number,
  taken: Set<string>,
  numbered: (stem: string, count: number) => string,
): string {
  let found = name.slice(0, longest).trim()
  for (let count = 2; taken.has(found.toLowerCase()); count++) {
    const room = longest - numbered('', count).length
    found = numbered(name.slice(0, room).trim(), count)
  }
  taken.add(found.toLowerCase())
  return found
}
