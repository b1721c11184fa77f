import type { VNode } from 'preact'
import type { Answer } from '../../appraisal/index.ts'
import type { ExplainedTerm, Explanation, UsedFigure } from '../../figures/index.ts'
import type { PageParts } from '../page.tsx'
import { Figure, Missing } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { paths } from '../paths.ts'

/** One figure, rung by rung: formula in words and in numbers, down to a record of a return or a judgement. */
export function explanationPage(answer: Answer, rungs: readonly Explanation[]): PageParts {
  const { name, title } = answer.case
  const [first] = rungs
  if (first === undefined) throw new Error('an explanation without a rung')
  return {
    title: `${[first.title, ...placeOf(first)].join(', ')}: where this figure comes from`,
    ...insideCase(answer, { title: 'All figures', href: paths.figures(name) }),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="Where this figure comes from" page="figures" />
        <div class="cc-cols cc-cols--side-l">
          <div class="cc-cell">
            <div class="cc-finding">
              <p class="cc-kicker">{[first.title, ...placeOf(first), manner(first)].join(', ')}</p>
              <p class="cc-finding__say cc-finding__say--figure">
                <Value of={first} />
              </p>
              <p class="cc-p">{pathInWords(rungs)}</p>
            </div>
            <ol class="cc-ladder">
              {rungs.map((rung, index) => (
                <RungStep caseName={name} rung={rung} place={index + 1} next={rungs[index + 1]} />
              ))}
            </ol>
          </div>
          <aside class="cc-aside" aria-label="The same figure elsewhere">
            <h2>The same figure elsewhere</h2>
            <dl class="cc-facts-list">
              <dt>On the command line</dt>
              <dd class="cc-mono">{commandFor(name, first)}</dd>
              <dt>Its unit</dt>
              <dd>{first.unit}</dd>
              <dt>In the workbook</dt>
              <dd>
                <a class="govuk-link" href={paths.workbook(name)}>
                  Workbook with live formulas
                </a>
              </dd>
              {first.formula !== undefined && (
                <>
                  <dt>As it is defined</dt>
                  <dd class="cc-mono">{first.formula}</dd>
                </>
              )}
            </dl>
          </aside>
        </div>
      </>
    ),
  }
}

function placeOf({ where }: Explanation): readonly string[] {
  return where.map(({ title }) => title)
}

/** Constant prices, rounding, and that it is the central case: part of what the number means. */
function manner({ unit, line }: Explanation): string {
  return [unit.startsWith('real £') ? 'constant prices' : '', 'central case', line ? 'to the penny' : '']
    .filter((words) => words !== '')
    .join(', ')
}

/** What the ladder does, in a sentence: how many steps, and what stands at its foot. */
function pathInWords(rungs: readonly Explanation[]): string {
  const last = rungs.at(-1)
  const foot =
    last?.kind === 'given'
      ? 'to a figure read from a record'
      : last?.kind === 'assumption'
        ? 'to an assumption'
        : 'towards what it rests on'
  if (rungs.length === 1)
    return last?.kind === 'figure'
      ? 'Its formula, and what it uses.'
      : 'It is not worked out from other figures: this is where it comes from.'
  return `${rungs.length} steps lead from here ${foot}, each along the part that weighs most. Follow any other number to its own ladder.`
}

function RungStep({
  caseName,
  rung,
  place,
  next,
}: {
  caseName: string
  rung: Explanation
  place: number
  next: Explanation | undefined
}): VNode {
  return (
    <li class="cc-rung">
      <span class="cc-rung__n" aria-hidden="true">
        {place}
      </span>
      <h2 class="cc-rung__title">{rung.title}</h2>
      {rung.where.length > 0 && <p class="cc-kicker">{placeOf(rung).join(', ')}</p>}
      {rung.kind === 'figure' ? <Formula caseName={caseName} rung={rung} next={next} /> : <Foot rung={rung} />}
    </li>
  )
}

function Formula({
  caseName,
  rung,
  next,
}: {
  caseName: string
  rung: Explanation
  next: Explanation | undefined
}): VNode {
  const isSum = rung.terms.length > 1
  return (
    <>
      {isSum ? (
        <Arithmetic caseName={caseName} rung={rung} next={next} />
      ) : (
        <InALine caseName={caseName} rung={rung} next={next} />
      )}
      {rung.notes.map((note) => (
        <p class="cc-p--s">{note}</p>
      ))}
      {rung.missing !== undefined && (
        <p class="cc-p--s">{`Missing: ${rung.missing.words}${rung.missing.from === '' ? '' : `, in ${rung.missing.from}`}`}</p>
      )}
      {rung.source !== undefined && <p class="cc-p--s cc-quiet">Formula: {rung.source}</p>}
    </>
  )
}

/** A formula of several terms, one under the other, as it is worked on paper. */
function Arithmetic({
  caseName,
  rung,
  next,
}: {
  caseName: string
  rung: Explanation
  next: Explanation | undefined
}): VNode {
  return (
    <div class="cc-scroll" tabIndex={0} role="region" aria-label={`The arithmetic of “${rung.title}”`}>
      <table class="cc-arith cc-arith--sum">
        <caption class="govuk-visually-hidden">The arithmetic of “{rung.title}”</caption>
        <tbody>
          {rung.terms.map((term) => (
            <TermRow caseName={caseName} term={term} next={next} />
          ))}
          <tr class="is-sum">
            <td class="op">=</td>
            <td class="n">
              <Value of={rung} />
            </td>
            <th scope="row">{rung.title.charAt(0).toLowerCase() + rung.title.slice(1)}</th>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function TermRow({
  caseName,
  term,
  next,
}: {
  caseName: string
  term: ExplainedTerm
  next: Explanation | undefined
}): VNode {
  const [only] = term.used
  const single = term.used.length === 1 && only !== undefined && only.value === term.numbers
  return (
    <tr>
      <td class="op">{term.sign}</td>
      <td class="n">
        {single ? (
          <Figure caseName={caseName} figure={only.name} at={only.at}>
            {term.numbers}
          </Figure>
        ) : (
          term.numbers
        )}
      </td>
      <th scope="row">
        {term.words}
        {single && isSame(only, next) && <span class="cc-range"> (next step)</span>}
        {single && only.source !== undefined && <span class="cc-range cc-block">{only.source}</span>}
        {!single && <Used caseName={caseName} used={term.used} next={next} />}
      </th>
    </tr>
  )
}

/** A formula of one term: in words, in numbers, then what it uses. */
function InALine({
  caseName,
  rung,
  next,
}: {
  caseName: string
  rung: Explanation
  next: Explanation | undefined
}): VNode {
  return (
    <>
      <div class="cc-formula">
        {rung.words !== undefined && <p>= {rung.words}</p>}
        {rung.numbers !== undefined && rung.numbers !== rung.words && <p class="cc-num">= {rung.numbers}</p>}
        <p class="cc-formula__value cc-num">
          = <Value of={rung} />
        </p>
      </div>
      <Used caseName={caseName} used={rung.used} next={next} />
    </>
  )
}

function Used({
  caseName,
  used,
  next,
}: {
  caseName: string
  used: readonly UsedFigure[]
  next: Explanation | undefined
}): VNode {
  if (used.length === 0) return <></>
  const list = (
    <ul class="cc-used">
      {used.map((use) => (
        <li>
          <Figure caseName={caseName} figure={use.name} at={use.at}>
            {use.value}
          </Figure>{' '}
          {[use.title, ...use.where.map(({ title }) => title)].join(', ')}
          {isSame(use, next) && <span class="cc-range"> (next step)</span>}
          {use.source !== undefined && <span class="cc-range cc-block">{use.source}</span>}
        </li>
      ))}
    </ul>
  )
  if (used.length <= 8) return list
  return (
    <details class="cc-more">
      <summary>The {used.length} amounts it uses</summary>
      {list}
    </details>
  )
}

function isSame(use: UsedFigure, next: Explanation | undefined): boolean {
  return (
    next !== undefined &&
    use.name === next.name &&
    Object.entries(next.at).every(([dimension, code]) => use.at[dimension] === code)
  )
}

/** The last rung: a figure that was read or judged, with where. */
function Foot({ rung }: { rung: Explanation }): VNode {
  return (
    <>
      <p class="cc-formula cc-num">
        <Value of={rung} />
      </p>
      <p class="cc-p--s">
        <b>{rung.kind === 'given' ? 'Read from:' : 'Assumed:'}</b>{' '}
        {rung.source ?? 'the case file, which names no source for it'}
      </p>
    </>
  )
}

function Value({ of: { value, missing } }: { of: Explanation }): VNode {
  return missing === undefined ? <b>{value}</b> : <Missing>{value}</Missing>
}

/** The command that prints the same explanation. */
export function commandFor(caseName: string, { name, at }: Explanation): string {
  const figure = /[^A-Za-z0-9./-]/.test(name) ? `'${name}'` : name
  return [
    'concordat explain',
    caseName,
    figure,
    ...Object.entries(at).map(([dimension, code]) => `--${dimension} ${code}`),
  ].join(' ')
}
