import type { ComponentChildren, VNode } from 'preact'
import { Scroll } from './parts/basics.tsx'

interface MarkdownProps {
  readonly text: string
  /** Where a link of the text leads on the site. */
  readonly linkOf?: (href: string) => string
}

/** The part of Markdown that our own pages use: headings, paragraphs, lists, tables, code, bold, code words and links. */
export function Markdown({ text, linkOf = (href) => href }: MarkdownProps): VNode {
  const blocks = blocksOf(text)
  return (
    <div class="cc-prose">
      {blocks.map((block, index) => (
        <BlockView block={block} place={index + 1} linkOf={linkOf} />
      ))}
    </div>
  )
}

/** The words of the first heading. */
export function titleOf(text: string): string | undefined {
  return /^# (.+)$/m.exec(text)?.[1]?.trim()
}

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** The blocks of a text, in order. */
export function blocksOf(text: string): readonly Block[] {
  const lines = text.replaceAll('\r', '').split('\n')
  const blocks: Block[] = []
  let at = 0
  const takeWhile = (test: (line: string) => boolean) => {
    const from = at
    while (at < lines.length && test(lines[at] ?? '')) at++
    return lines.slice(from, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,4}) (.+)$/.exec(line)
    if (line.trim() === '' || /^<!--.*-->$/.test(line.trim())) at++
    else if (line.startsWith('```')) {
      at++
      const code = takeWhile((each) => !each.startsWith('```'))
      at++
      blocks.push({ kind: 'code', text: code.join('\n') })
    } else if (heading !== null) {
      blocks.push({ kind: 'heading', level: (heading[1] ?? '#').length, text: heading[2] ?? '' })
      at++
    } else if (/^\|.*\|\s*$/.test(line)) {
      const [head = '', , ...rows] = takeWhile((each) => each.startsWith('|'))
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) })
    } else if (isItem(line)) {
      const ordered = /^\d+\. /.test(line)
      const items: string[] = []
      for (const each of takeWhile((next) => isItem(next) || /^\s+\S/.test(next))) {
        if (isItem(each)) items.push(each.replace(/^(?:[-*]|\d+\.) /, ''))
        else items.push(`${items.pop() ?? ''} ${each.trim()}`)
      }
      blocks.push({ kind: 'list', ordered, items })
    } else if (line.startsWith('> ')) {
      blocks.push({
        kind: 'quote',
        text: takeWhile((each) => each.startsWith('>'))
          .map((each) => each.replace(/^> ?/, ''))
          .join(' '),
      })
    } else {
      const words = takeWhile(
        (each) =>
          each.trim() !== '' &&
          !each.startsWith('#') &&
          !each.startsWith('```') &&
          !each.startsWith('|') &&
          !isItem(each),
      )
      blocks.push({ kind: 'paragraph', text: words.join(' ') })
    }
  }
  return blocks
}

function isItem(line: string): boolean {
  return /^(?:[-*]|\d+\.) \S/.test(line)
}

function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

interface BlockProps {
  readonly block: Block
  /** Its place in the text, so that no two regions have one name. */
  readonly place: number
  readonly linkOf: (href: string) => string
}

function BlockView({ block, place, linkOf }: BlockProps): VNode {
  const inline = (text: string) => <Inline text={text} linkOf={linkOf} />
  switch (block.kind) {
    case 'heading': {
      const Tag = block.level === 1 ? 'h1' : block.level === 2 ? 'h2' : 'h3'
      return <Tag id={block.text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}>{inline(block.text)}</Tag>
    }
    case 'paragraph':
      return <p>{inline(block.text)}</p>
    case 'quote':
      return <blockquote class="govuk-inset-text">{inline(block.text)}</blockquote>
    case 'code':
      return (
        <Scroll label={`Worked text, part ${place}`}>
          <pre>{block.text}</pre>
        </Scroll>
      )
    case 'list':
      return block.ordered ? (
        <ol>
          {block.items.map((item) => (
            <li>{inline(item)}</li>
          ))}
        </ol>
      ) : (
        <ul>
          {block.items.map((item) => (
            <li>{inline(item)}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <Scroll label={`Table, part ${place}: ${block.head.join(', ')}`}>
          <table class="cc-table">
            <caption class="govuk-visually-hidden">{block.head.join(', ')}</caption>
            <thead>
              <tr>{block.head.map((cell) => (cell === '' ? <td /> : <th scope="col">{inline(cell)}</th>))}</tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <td>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )
    default:
      return block satisfies never
  }
}

/** Bold, code words and links; a link that is not to a page or the web stays plain words. */
function Inline({ text, linkOf }: { text: string; linkOf: (href: string) => string }): VNode {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/)
  return <>{parts.map((part) => inlinePart(part, linkOf))}</>
}

function inlinePart(part: string, linkOf: (href: string) => string): ComponentChildren {
  if (/^`[^`]+`$/.test(part)) return <code class="cc-mono">{part.slice(1, -1)}</code>
  if (/^\*\*[^*]+\*\*$/.test(part)) return <b>{part.slice(2, -2)}</b>
  const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part)
  if (link === null) return part
  const href = linkOf(link[2] ?? '')
  // Two strokes, or a stroke and a backslash, lead to another site.
  return /^(https?:\/\/|\/(?![/\\])|#)/.test(href) ? (
    <a class="govuk-link" href={href}>
      {link[1]}
    </a>
  ) : (
    link[1]
  )
}
