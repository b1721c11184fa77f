import { isObject } from './shape.ts'

/** What may be chosen for a field that names something else of the case. */
export type References = Readonly<Record<string, readonly { readonly value: string; readonly title: string }[]>>

/** What fields of a draft may refer to: its councils, services, options and scenarios, and its years. */
export function referencesOf(file: Readonly<Record<string, unknown>>): References {
  const councils = named(file['councils'], 'shortName')
  const options = named(file['options'], 'title')
  const scenarios = named(file['scenarios'], 'title')
  return {
    council: councils,
    host: councils,
    employer: councils,
    service: named(file['services'], 'title'),
    option: options,
    scenario: scenarios,
    event: scenarios,
  }
}

function named(list: unknown, title: string): References[string] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each: unknown) => {
    if (!isObject(each) || typeof each['code'] !== 'string') return []
    const words = each[title]
    return [{ value: each['code'], title: typeof words === 'string' && words !== '' ? words : each['code'] }]
  })
}

/** What the rows of a record are of, by the field that holds them. */
export function rowKey(field: string): 'council' | 'option' | 'year' | 'text' {
  if (field === 'byYear') return 'year'
  if (field === 'scores') return 'option'
  return ['planned', 'values', 'membership', 'limits'].includes(field) || /^GUARD-\d\d$/.test(field)
    ? 'council'
    : 'text'
}
