/** A form of a page, with what a browser would send of it as it stands. */
export interface FormOnPage {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** The forms of a page: hidden and text inputs, boxes and radios that are on, areas and the chosen of each list. */
export function formsIn(html: string): readonly FormOnPage[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: attribute(head, 'action') ?? '',
    fields: Object.fromEntries([...inputs(inside), ...areas(inside), ...selects(inside)]),
  }))
}

function inputs(html: string): readonly (readonly [string, string])[] {
  return [...html.matchAll(/<input\b([^>]*?)\/?>/g)].flatMap(([, tag = '']) => {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type')
    const isOff = (type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(tag)
    return name === undefined || type === 'file' || isOff ? [] : [[name, attribute(tag, 'value') ?? ''] as const]
  })
}

function areas(html: string): readonly (readonly [string, string])[] {
  return [...html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].flatMap(([, tag = '', text = '']) => {
    const name = attribute(tag, 'name')
    // A browser drops the first line end and sends the others as two characters.
    const sent = plain(text.replace(/^\n/, '')).replaceAll('\n', '\r\n')
    return name === undefined ? [] : [[name, sent] as const]
  })
}

function selects(html: string): readonly (readonly [string, string])[] {
  return [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(([, tag = '', inside = '']) => {
    const name = attribute(tag, 'name')
    const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option)
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? ''
    return name === undefined ? [] : [[name, attribute(chosen, 'value') ?? ''] as const]
  })
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(tag)
  return found === null ? undefined : plain(found[1] ?? '')
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
