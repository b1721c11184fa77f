import type { VNode } from 'preact'
import type { AssumptionChange, FigureChange, Version, VersionDiff } from '../../../appraisal/index.ts'
import type { KeptCase, KeptVersion } from '../../../cases/index.ts'
import { sectionOf } from '../../../cases/index.ts'
import { chanceInWords } from '../../../charts/index.ts'
import { formatValue } from '../../../figures/index.ts'
import { labelOf, sectionWords } from '../../draft/labels.ts'
import { stepsOfPlace } from '../../draft/problems.ts'
import type { PageParts } from '../../page.tsx'
import { Missing, Section } from '../../parts/basics.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { insideVersions, shortHash } from './list.tsx'

interface AgainstParts {
  readonly case: KeptCase
  /** The version that is read, and the one it is laid against: the changes lead from the second to the first. */
  readonly now: { readonly kept: KeptVersion; readonly version: Version }
  readonly before: { readonly kept: KeptVersion; readonly version: Version }
  readonly diff: VersionDiff
}

/** What differs between two versions: published figures by option and council, and what of the case explains it. */
export function againstPage({ case: about, now, before, diff }: AgainstParts): PageParts {
  const { name, title } = about
  const [one, other] = [`version ${before.kept.number}`, `version ${now.kept.number}`]
  return {
    title: `Version ${now.kept.number} against version ${before.kept.number}: ${title}`,
    ...insideVersions(
      about,
      { title: 'Versions', href: paths.versions(name) },
      { title: `Version ${now.kept.number}`, href: paths.version(name, now.kept.hash) },
    ),
    children: (
      <>
        <div class="cc-mast">
          <span class="govuk-caption-l">{title}</span>
          <h1>{`Version ${now.kept.number} against version ${before.kept.number}`}</h1>
        </div>
        <div class="cc-finding">
          <p class="cc-finding__say">{finding(diff)}</p>
          <p class="cc-p">
            {diff.isSameLuck
              ? 'Both were worked on the same futures, so every difference comes from the case or the formulas.'
              : 'They were worked on other futures (seed, number of futures or engine), so small differences may be luck.'}
          </p>
        </div>
        <p class="cc-p--s">
          {`From ${one} (${shortHash(before.kept.hash)}) to ${other} (${shortHash(now.kept.hash)}).`}
        </p>
        <Figures diff={diff} now={now.version} before={before.version} />
        <Causes diff={diff} />
      </>
    ),
  }
}

function finding({ figures, sections, assumptions, inputs, formulas, rules }: VersionDiff): string {
  const causes = sections.length + assumptions.length + inputs.length + formulas.length + rules.length
  if (figures.length === 0)
    return causes === 0
      ? 'The two versions are the same.'
      : 'No published figure differs, though what they rest on does.'
  const options = new Set(figures.map(({ option }) => option)).size
  return `${figures.length} published ${figures.length === 1 ? 'figure differs' : 'figures differ'}, in ${options} ${options === 1 ? 'option' : 'options'}.`
}

function Figures({ diff, now, before }: { diff: VersionDiff; now: Version; before: Version }): VNode {
  const options = [...new Set(diff.figures.map(({ option }) => option))]
  const titleOf = (code: string) =>
    [...now.answer.options, ...before.answer.options].find((option) => option.code === code)?.title ?? code
  const councils = new Map(
    [...before.answer.case.councils, ...now.answer.case.councils].map(({ code, shortName }) => [code, shortName]),
  )
  return (
    <Section id="figures" title="Published figures that differ">
      {options.length === 0 ? (
        <p class="cc-p">None.</p>
      ) : (
        options.map((option) => {
          const own = diff.figures.filter((figure) => figure.option === option)
          return (
            <>
              <FigureTable
                caption={titleOf(option)}
                figures={own.filter(({ figure }) => figure !== 'movement')}
                councils={councils}
              />
              <Movements
                title={titleOf(option)}
                figures={own.filter(({ figure }) => figure === 'movement')}
                councils={councils}
              />
            </>
          )
        })
      )}
    </Section>
  )
}

function Movements({
  title,
  figures,
  councils,
}: {
  title: string
  figures: readonly FigureChange[]
  councils: ReadonlyMap<string, string>
}): VNode | null {
  if (figures.length === 0) return null
  return (
    <details class="cc-more">
      <summary>{`${title}: ${figures.length} yearly amounts of councils that differ`}</summary>
      <FigureTable caption={`${title}, year by year`} figures={figures} councils={councils} />
    </details>
  )
}

function FigureTable({
  caption,
  figures,
  councils,
}: {
  caption: string
  figures: readonly FigureChange[]
  councils: ReadonlyMap<string, string>
}): VNode | null {
  if (figures.length === 0) return null
  return (
    <Table
      caption={caption}
      columns={[
        { title: 'Figure' },
        { title: 'Council' },
        { title: 'Before', isNumber: true },
        { title: 'After', isNumber: true },
        { title: 'Difference', isNumber: true },
      ]}
      rows={figures.map((figure) => ({
        cells: [
          figureTitle(figure),
          figure.council === null ? 'All together' : (councils.get(figure.council) ?? figure.council),
          <Amount figure={figure} value={figure.before} />,
          <Amount figure={figure} value={figure.after} />,
          figure.change === null ? 'Not a number' : signed(figure, figure.change),
        ],
      }))}
    />
  )
}

const readings: Readonly<Record<string, string>> = {
  central: 'central case',
  mean: 'mean',
  p5: '1 in 20 futures below',
  p50: 'middle',
  p95: '1 in 20 futures above',
  recurrent: 'every year',
  oneOff: 'one-off',
}

function figureTitle({ figure, reading, year, guardrail }: FigureChange): string {
  const of = reading === null ? '' : `, ${readings[reading] ?? reading}`
  switch (figure) {
    case 'presentValue':
      return `Better off over all years${of}`
    case 'movement':
      return `${year ?? 'Every year'}${of}`
    case 'chanceBetterOff':
      return 'Chance of being better off'
    case 'chanceOfBreach':
      return `Chance of breaking ${guardrail ?? 'a limit'}`
    case 'state':
      return 'State'
    default:
      return figure satisfies never
  }
}

function Amount({ figure: { unit }, value }: { figure: FigureChange; value: FigureChange['before'] }): VNode {
  if (value === null) return <Missing>Not in this version</Missing>
  if (typeof value === 'string') return <span>{value === 'notShownSafe' ? 'not shown safe' : value}</span>
  return <span>{unit === 'pence' ? money(value) : chanceInWords(value)}</span>
}

function signed({ unit }: FigureChange, change: number): string {
  if (unit !== 'pence') return `${change > 0 ? '+' : ''}${formatValue(change * 100, '', { places: 2 })} in 100`
  return `${change > 0 ? '+' : ''}${money(change)}`
}

function money(pence: number): string {
  return formatValue(pence / 100, '£', { places: 2 })
}

/** What of the two cases, and of what they were worked with, is not the same. */
function Causes({ diff }: { diff: VersionDiff }): VNode {
  return (
    <>
      <Section id="sections" title="Sections of the case that differ">
        {diff.sections.length === 0 ? (
          <p class="cc-p">None.</p>
        ) : (
          <Table
            caption="Sections, before and after"
            isCaptionHidden
            columns={[{ title: 'Section' }, { title: 'Places', isNumber: true }, { title: 'The first of them' }]}
            rows={diff.sections.map(({ section, places, count }) => ({
              cells: [
                sectionWords(sectionOf(section)).title,
                String(count),
                places.slice(0, 5).map(placeInWords).join('; '),
              ],
            }))}
          />
        )}
      </Section>
      <Section id="assumptions" title="Assumptions that differ">
        {diff.assumptions.length === 0 ? (
          <p class="cc-p">None.</p>
        ) : (
          <Table
            caption="Assumptions, before and after"
            isCaptionHidden
            columns={[{ title: 'Assumption' }, { title: 'Unit' }, { title: 'Before' }, { title: 'After' }]}
            rows={diff.assumptions.map((change) => ({
              cells: [change.title, change.unit, sideWords(change.before), sideWords(change.after)],
            }))}
          />
        )}
      </Section>
      <Section id="inputs" title="Inputs and rules that differ">
        {diff.inputs.length + diff.rules.length === 0 ? (
          <p class="cc-p">None.</p>
        ) : (
          <Table
            caption="Inputs and rules, before and after"
            isCaptionHidden
            columns={[{ title: 'Input or rule' }, { title: 'What differs' }]}
            rows={[
              ...diff.inputs.map(({ title, cells }) => ({
                cells: [title, `${cells} ${cells === 1 ? 'number' : 'numbers'}`],
              })),
              ...diff.rules.map(({ title, before, after }) => ({
                cells: [title, `${before === '' ? 'Not there' : before}, then ${after}`],
              })),
            ]}
          />
        )}
      </Section>
      <Section id="formulas" title="Formulas that differ">
        {diff.formulas.length === 0 ? (
          <p class="cc-p">None.</p>
        ) : (
          <Table
            caption="Formulas, before and after"
            isCaptionHidden
            columns={[{ title: 'Figure' }, { title: 'Before' }, { title: 'After' }]}
            rows={diff.formulas.map(({ title, before, after }) => ({
              cells: [title, before ?? 'Not there', after ?? 'Not there'],
            }))}
          />
        )}
      </Section>
    </>
  )
}

/** `reorganisations[0].chance` as a reader would say it: entry 1, chance. */
function placeInWords(place: string): string {
  const [first = '', ...steps] = stepsOfPlace(place)
  const words = steps.map((step) =>
    /^\d+$/.test(step) ? `entry ${Number(step) + 1}` : labelOf(step).title.toLowerCase(),
  )
  return words.length === 0 ? labelOf(first).title.toLowerCase() : words.join(', ')
}

function sideWords(side: AssumptionChange['before']): string {
  if (side === null) return 'Not there'
  return `${side.central}, grade ${side.grade}, ${side.from === 'prior' ? 'a dated prior' : side.from === 'case' ? 'the case’s own' : 'a rule'}`
}
