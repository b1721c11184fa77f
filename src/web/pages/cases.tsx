import type { VNode } from 'preact'
import {
  chanceInWords,
  comparedOptions,
  IntervalStrip,
  listInWords,
  moneyScale,
  moneyStyle,
} from '../../charts/index.ts'
import { chosenOption } from '../chosen.ts'
import { dateInWords } from '../dates.ts'
import type { PageParts } from '../page.tsx'
import { Link, Missing, Say, Section } from '../parts/basics.tsx'
import { paths } from '../paths.ts'
import { type CaseOnShelf, type CaseShelf, standing, type Worked } from '../shelf.ts'

/** Every case, what it asks and what it finds; what has not been worked yet says so and is not waited for. */
export function casesPage(shelf: CaseShelf): PageParts {
  const cases = shelf.list().filter(({ isArchived }) => isArchived !== true)
  const archived = shelf.list().filter(({ isArchived }) => isArchived === true)
  return {
    title: 'Cases',
    nav: 'cases',
    children: (
      <>
        <div class="cc-mast">
          <h1>Cases</h1>
        </div>
        <p class="cc-lead">
          Should councils share children’s services, with whom and in what form? Each case goes from official returns to
          an answer that can be checked.
        </p>
        <p class="cc-p">
          <a class="govuk-link" href={paths.newCase()}>
            Begin a case of your own
          </a>
        </p>
        {cases.length === 0 ? (
          <p class="cc-p">There are no cases here yet.</p>
        ) : (
          <table role="table" class="cc-table cc-qa cc-cases">
            <caption>
              {cases.length} worked {cases.length === 1 ? 'case' : 'cases'}
              <span class="cc-range">
                Ranges hold 9 in 10 possible futures, against carrying on alone with own efficiencies. In each bar the
                upright line is no gain.
              </span>
            </caption>
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  Question and councils
                </th>
                <th role="columnheader" scope="col">
                  What the case finds
                </th>
                <th role="columnheader" scope="col">
                  Decision date
                </th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {cases.map((entry) => (
                <CaseRow entry={entry} worked={shelf.worked(entry.name)} />
              ))}
            </tbody>
          </table>
        )}
        {archived.length > 0 && (
          <Section id="archived" title="Archived">
            <p class="cc-p">Cases that have been put away: they can be read and copied, not changed.</p>
            <ul class="govuk-list">
              {archived.map(({ name, title }) => (
                <li>
                  <Link href={paths.case(name)}>{title}</Link> (<Link href={paths.draft(name)}>take it out again</Link>)
                </li>
              ))}
            </ul>
          </Section>
        )}
      </>
    ),
  }
}

function CaseRow({ entry, worked }: { entry: CaseOnShelf; worked: Worked | undefined }): VNode {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a class="govuk-link" href={paths.case(entry.name)}>
          {entry.question === '' ? entry.title : entry.question}
        </a>
        <span class="cc-quiet">{listInWords(entry.councils)}</span>
        <span class="cc-quiet">{standing(entry).tag}</span>
        {entry.revision !== undefined && (
          <a class="govuk-link cc-small" href={paths.draft(entry.name)}>
            Edit
          </a>
        )}
      </th>
      <td role="cell" data-option="Finds">
        <div>
          <CaseFinding worked={worked} />
        </div>
      </td>
      <td role="cell" data-option="Decision">
        <span>{entry.decisionDate === '' ? 'Not said yet' : dateInWords(entry.decisionDate)}</span>
      </td>
    </tr>
  )
}

function CaseFinding({ worked }: { worked: Worked | undefined }): VNode {
  if (worked === undefined)
    return <Missing>Being worked out: open it, or load this page again in a few seconds</Missing>
  if (worked.kind === 'problems')
    return <Say as="stop">The case file has {worked.problems.length} problems, so nothing is worked out</Say>
  const { answer } = worked.case
  const chosen = chosenOption(answer)
  if (chosen === undefined) return <p>{answer.finding.headline}</p>
  const { option } = chosen
  const spread = option.presentValuePence
  const scale = moneyScale(
    comparedOptions(answer).flatMap(({ presentValuePence }) => [presentValuePence.p5, presentValuePence.p95]),
  )
  const range = moneyStyle([spread.p5, spread.p95])
  return (
    <>
      <p>{answer.finding.headline}</p>
      <IntervalStrip spread={spread} scale={scale} />
      <p class="cc-range">
        {option.title}: <b>{moneyStyle([spread.mean])(spread.mean)}</b> on average ({range(spread.p5)} to{' '}
        {range(spread.p95)}); {chanceInWords(option.chanceAllBetterOff)}{' '}
        {answer.case.councils.length === 1 ? 'that it gains' : 'that every council gains'}
        {option.state === 'stopped' && '. Stopped'}
      </p>
    </>
  )
}
