import type { Figure } from '../../src/figures/index.ts'
import { deliveryModels, levers } from '../../src/model/index.ts'
import { poolTitles, priors } from '../../src/reference/index.ts'
import { code, codes, page, table } from './markdown.ts'
import { everyFigure, wholeModel } from './the-model.ts'

/** Every lever in waterfall order, with the pools it works on, the forms that open it, its parameters and formulas. */
export function leversPage(): string {
  const figures = everyFigure()
  return page(
    'Levers',
    'What can save money or cost it when councils share. Levers on one pool take it in this order, each working on what the one before left. Every lever that saves has a ceiling, worked at the central case with the lever’s own parameters at the end that favours the option; a claim above it is a stop.',
    table(
      ['Code', 'Lever', 'Works on', 'Opened by'],
      levers.map((lever) => [
        lever.code,
        lever.title,
        poolsOf(lever.code).join(', '),
        formsWith(lever.code).join(', '),
      ]),
    ),
    ...levers.map(({ code: lever, title }) => sectionOf(lever, title, figures)),
  )
}

function sectionOf(lever: string, title: string, figures: readonly Figure[]): string {
  const own = figures.filter(({ name, kind }) => kind === 'figure' && name.startsWith(`${lever}/`))
  const parameters = priors.filter(({ name }) => name.startsWith(`${lever}/`)).map(({ name }) => name)
  return [
    `## ${lever} ${title}`,
    parameters.length === 0
      ? ''
      : `Parameters, with their ranges and sources on the page of [priors](priors.md#${lever.toLowerCase()}): ${codes([...new Set(parameters)])}.`,
    own.length === 0 ? howElse(lever) : table(['Figure', 'What it is', 'Formula'], own.map(formulaRow)),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function formulaRow(figure: Figure): readonly string[] {
  return [code(figure.name), figure.title, figure.kind === 'figure' ? code(figure.is) : '']
}

/** Levers whose figures stand under another name. */
function howElse(lever: string): string {
  if (lever === 'L00')
    return 'What each council would save alone, taken off every pool before anything else: see `pool` and `ownEfficiencies` on the page of [figures](figures.md#pool).'
  if (lever === 'L13' || lever === 'L14' || lever === 'L15')
    return 'A part of what it costs to set up: see `setUp` on the page of [figures](figures.md#setup).'
  if (lever === 'L17' || lever === 'L18')
    return 'A part of what it costs to run: see `running` and `client` on the page of [figures](figures.md#running).'
  return 'Its figures stand under other names on the page of [figures](figures.md).'
}

function poolsOf(lever: string): readonly string[] {
  const named = wholeModel.flows.filter((flow) => flow.code === lever && flow.group === 'gain').map(({ pool }) => pool)
  const titles = Object.entries(poolTitles)
  if (lever === 'L00') return ['every pool']
  return titles.flatMap(([pool, title]) => (named.includes(pool) ? [title] : []))
}

function formsWith(lever: string): readonly string[] {
  if (lever === 'L13' || lever === 'L14' || lever === 'L15') return ['every form that is set up']
  return deliveryModels.flatMap((form) => (form.levers.includes(lever) ? [form.code] : []))
}
