import { type Fields, inside, marks } from './fields.ts'

/** The fields of a form with one row more. */
export function withRow(fields: Fields, name: string): Fields {
  return { ...fields, [marks.count(name)]: String(countOf(fields, name) + 1) }
}

/** The fields of a form without one of its rows; those that follow move up. */
export function withoutRow(fields: Fields, row: string): Fields {
  const at = /^(.*)\.(\d{1,5})$/.exec(row)
  if (at === null) return fields
  const [, name = '', number = ''] = at
  const index = Number(number)
  const moved = Object.entries(fields).flatMap(([field, text]) => {
    const found = field.startsWith(`${name}.`) ? /^(\d{1,5})((?:\.|:).*)?$/.exec(field.slice(name.length + 1)) : null
    if (found === null) return [[field, text] as const]
    const here = Number(found[1])
    if (here === index) return []
    return [[`${inside(name, here > index ? here - 1 : here)}${found[2] ?? ''}`, text] as const]
  })
  return { ...Object.fromEntries(moved), [marks.count(name)]: String(Math.max(0, countOf(fields, name) - 1)) }
}

function countOf(fields: Fields, name: string): number {
  const count = Number(fields[marks.count(name)] ?? 0)
  return Number.isSafeInteger(count) && count >= 0 ? count : 0
}
