import type { Figure } from '../../src/figures/index.ts'
import { code, page, table } from './markdown.ts'
import { everyFigure } from './the-model.ts'

/** Every figure of the model by name: what it is, its unit, what it varies by, and its formula. */
export function figuresPage(): string {
  const groups = new Map<string, Figure[]>()
  for (const figure of everyFigure()) {
    const group = figure.name.split('/')[0] ?? ''
    groups.set(group, [...(groups.get(group) ?? []), figure])
  }
  return page(
    'Figures',
    'Every figure, fact and assumption of the model, by the name that `concordat explain CASE FIGURE` takes. Cases leave out what they have no use for: forms that no option takes, and the social work figures where a case does not measure its social workers. Typed lines add figures of their own, named `entered/…`.',
    'A formula is printed as the code has it. A name in it that is not in the table of its own group is a figure of another group; `concordat explain` and the explanation pages say which, with its value. “Line” means rounded to the penny in the central case.',
    ...[...groups].map(
      ([group, figures]) =>
        `## ${group}\n\n${table(['Name', 'What it is', 'Unit', 'Varies by', 'Formula'], figures.map(rowOf))}`,
    ),
  )
}

function rowOf(figure: Figure): readonly string[] {
  const { name, title, unit, by } = figure
  const formula =
    figure.kind === 'figure'
      ? `${code(figure.is)}${figure.line ? ' (line)' : ''}`
      : figure.kind === 'given'
        ? 'from the case'
        : 'assumed'
  return [code(name), title, unit, by.join(', '), formula]
}
