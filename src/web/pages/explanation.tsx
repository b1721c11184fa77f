import type { VNode } from 'preact'
import type { Answer } from '../../appraisal/index.ts'
import type { PageParts } from '../page.tsx'
import { Figure, Missing } from '../parts/basics.tsx'
import { Masthead } from '../parts/masthead.tsx'
import { paths } from '../paths.ts'
import type { Explained, Rung, UsedFigure } from '../shelf.ts'
import { workedExample } from './appraisal/page.tsx'

/** One figure, rung by rung: formula in words and in numbers, down to a record of a return or a judgement. */
export function explanationPage(answer: Answer, { rungs }: Explained, at: Readonly<Record<string, string>>): PageParts {
  const { name, title } = answer.case
  const [first] = rungs
  if (first === undefined) throw new Error('an explanation without a rung')
  return {
    title: `${first.title}: where this figure comes from`,
    nav: 'cases',
    banner: workedExample,
    breadcrumbs: [
      { title: 'Cases', href: paths.cases() },
      { title, href: paths.case(name) },
      { title: 'All figures', href: paths.figures(name) },
    ],
    children: (
      <>
        <Masthead answer={answer} caption={title} title="Where this figure comes from" page="figures" />
        <div class="cc-cols cc-cols--side-l">
          <div>
            <div class="cc-finding">
              <p class="cc-kicker">
                {first.title}
                {first.where.length > 0 && `, ${first.where.join(', ')}`}
                {first.toThePenny ? ', central case, to the penny' : ', central case'}
              </p>
              <p class="cc-finding__say cc-finding__say--figure">{first.isMissing ? <Missing>{first.value}</Missing> : first.value}</p>
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
              <dd class="cc-mono">{commandFor(name, first.name, at)}</dd>
              <dt>Its name</dt>
              <dd class="cc-mono">{first.name}</dd>
              <dt>Its unit</dt>
              <dd>{first.unit}</dd>
              <dt>In the workbook</dt>
              <dd>
                <a class="govuk-link" href={paths.workbook(name)}>
                  Workbook with live formulas
                </a>
              </dd>
            </dl>
          </aside>
        </div>
      </>
    ),
  }
}

/** What the ladder does, in a sentence: how many steps, and what stands at its foot. */
function pathInWords(rungs: readonly Rung[]): string {
  const last = rungs.at(-1)
  const foot = last?.kind === 'given' ? 'to a figure read from a record' : last?.kind === 'assumption' ? 'to an assumption' : 'towards what it rests on'
  if (rungs.length === 1) return last?.kind === 'figure' ? 'Its formula, and what it uses.' : 'It is not worked out from other figures: this is where it comes from.'
  return `${rungs.length} steps lead from here ${foot}, each along the part that weighs most. Follow any other number to its own ladder.`
}

function RungStep({ caseName, rung, place, next }: { caseName: string; rung: Rung; place: number; next: Rung | undefined }): VNode {
  return (
    <li class="cc-rung">
      <span class="cc-rung__n" aria-hidden="true">
        {place}
      </span>
      <h2 class="cc-rung__title">{rung.title}</h2>
      {rung.where.length > 0 && <p class="cc-kicker">{rung.where.join(', ')}</p>}
      {rung.kind === 'figure' ? <Formula caseName={caseName} rung={rung} next={next} /> : <Foot rung={rung} />}
    </li>
  )
}

function Formula({ caseName, rung, next }: { caseName: string; rung: Rung; next: Rung | undefined }): VNode {
  return (
    <>
      <div class="cc-formula">
        {rung.words !== undefined && <p>= {rung.words}</p>}
        {rung.numbers !== undefined && <p class="cc-num">= {rung.numbers}</p>}
        <p class="cc-formula__value cc-num">= {rung.isMissing ? <Missing>{rung.value}</Missing> : <b>{rung.value}</b>}</p>
      </div>
      {rung.uses.length > 0 && (
        <div class="cc-scroll" tabIndex={0} role="region" aria-label={`What “${rung.title}” uses`}>
          <table class="cc-arith">
            <caption class="govuk-visually-hidden">What “{rung.title}” uses</caption>
            <tbody>
              {rung.uses.map((use) => (
                <tr>
                  <td class="n">
                    <Figure caseName={caseName} figure={use.name} at={use.at}>
                      {use.value}
                    </Figure>
                  </td>
                  <th scope="row">
                    {use.title}
                    {use.where.length > 0 && <span class="cc-range">, {use.where.join(', ')}</span>}
                    {use.name === next?.name && <span class="cc-range"> (next step)</span>}
                    <UseSource use={use} />
                  </th>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function UseSource({ use }: { use: UsedFigure }): VNode {
  if (use.source === undefined) return <></>
  return <span class="cc-range cc-block">{use.source}</span>
}

/** The last rung: a figure that was read or judged, with where. */
function Foot({ rung }: { rung: Rung }): VNode {
  return (
    <>
      <p class="cc-formula cc-num">{rung.isMissing ? <Missing>{rung.value}</Missing> : <b>{rung.value}</b>}</p>
      <p class="cc-p--s">
        <b>{rung.kind === 'given' ? 'Read from:' : 'Assumed:'}</b> {rung.source ?? 'the case file; it names no source'}
      </p>
    </>
  )
}

/** The command that prints the same explanation. */
export function commandFor(caseName: string, figure: string, at: Readonly<Record<string, string>>): string {
  return ['concordat explain', caseName, figure, ...Object.entries(at).map(([dimension, code]) => `--${dimension} ${code}`)].join(' ')
}
