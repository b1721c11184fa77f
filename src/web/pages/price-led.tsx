import type { ComponentChildren, VNode } from 'preact'
import type { Answer, FourWaysAnswer, PortfolioAnswer, PriceLedAnswer } from '../../appraisal/index.ts'
import { moneyStyle } from '../../charts/index.ts'
import { formatNumber, formatValue } from '../../figures/index.ts'
import { dateInWords } from '../dates.ts'
import type { PageParts } from '../page.tsx'
import { GradeMark, Link, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { sentenceOf } from '../parts/sentence-of.ts'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { CommissionedOut } from './price-led/commissioned-out.tsx'
import { Outcomes } from './price-led/outcomes.tsx'

/** How far this choice, and the decisions of a portfolio, were led by price; who provides; and how children fared. */
export function priceLedPage(answer: Answer): PageParts {
  const { priceLed, portfolio, commissionedOut, outcomes } = answer
  return {
    title: 'Price and providers',
    ...insideCase(answer),
    children: (
      <>
        <Masthead
          answer={answer}
          caption={answer.case.title}
          title="How far price led, and who provides"
          page="priceLed"
        />
        <div class="cc-finding">
          <p class="cc-kicker">What the scores and returns show</p>
          {priceLed !== null && <p class="cc-finding__say">{priceLed.ways.sentences.decisive}</p>}
          {priceLed?.judgement != null && <p class="cc-p">{priceLed.judgement}</p>}
          {portfolio !== null && <p class={priceLed === null ? 'cc-finding__say' : 'cc-p'}>{portfolio.sentences[0]}</p>}
          {priceLed === null && portfolio === null && (
            <p class="cc-finding__say">The case gives no criteria with weights, so how far price led cannot be said.</p>
          )}
          {commissionedOut?.sentences.map((sentence) => (
            <p class="cc-p">{sentence}</p>
          ))}
          {(priceLed !== null || portfolio !== null) && (
            <p class="cc-p--s">
              By price we mean the criteria that a case marks as financial. Options that are stopped take no part.{' '}
              <Link href={paths.method('price-led')}>How each of the four ways is worked</Link>.
            </p>
          )}
        </div>
        {priceLed !== null && <ThisChoice priceLed={priceLed} />}
        {portfolio !== null && <Portfolio portfolio={portfolio} />}
        {commissionedOut !== null && <CommissionedOut commissionedOut={commissionedOut} />}
        <Outcomes outcomes={outcomes} />
      </>
    ),
  }
}

const percent = (share: number) => formatValue(share, 'share')
const points = (value: number) => formatNumber(value, 1)

function ThisChoice({ priceLed }: { priceLed: PriceLedAnswer }): VNode {
  const { criteria, options, leftOut, ways } = priceLed
  const titleOf = (code: string) => options.find((option) => option.code === code)?.title ?? code
  const pointsOf = (code: string) => ways.points.find(({ option }) => option === code)
  return (
    <Section id="this-choice" title="This choice, in four ways">
      <p class="cc-p">{ways.sentences.first}</p>
      <FourWays ways={ways} />
      <Table
        caption="What each option scores, out of 100"
        note="Where a figure scores the options, the worst of them has 0 and the best 100, however far apart they lie in pounds."
        columns={[
          { title: 'Criterion' },
          { title: 'Weight', isNumber: true },
          ...options.map(({ title, state }) => ({
            title: state === 'notShownSafe' ? `${title} (not shown safe)` : title,
            isNumber: true,
          })),
          { title: 'Grade' },
        ]}
        rows={[
          ...criteria.map(({ title, weightShare, financial, scores, scoredBy, grade }) => ({
            cells: [
              <RowName title={title}>
                {financial && <span class="cc-range cc-block">price</span>}
                {scoredBy !== null && <span class="cc-range cc-block">scored by: {scoredBy}</span>}
              </RowName>,
              percent(weightShare),
              ...options.map(({ code }) => {
                const found = scores.find(({ option }) => option === code)
                return (
                  <>
                    {points(found?.score ?? 0)}
                    {found?.figure != null && <span class="cc-range cc-block">{found.figure}</span>}
                  </>
                )
              }),
              <GradeMark grade={grade} />,
            ],
          })),
          {
            isTotal: true,
            cells: [
              'Points, weighted',
              percent(1),
              ...options.map(({ code }) => points(pointsOf(code)?.points ?? 0)),
              '',
            ],
          },
          {
            cells: [
              'of which from price',
              percent(ways.nominal),
              ...options.map(({ code }) => points(pointsOf(code)?.financialPoints ?? 0)),
              '',
            ],
          },
        ]}
      />
      <details class="cc-more">
        <summary>Where the weights and scores are from</summary>
        <ul class="cc-list">
          {criteria.map(({ title, source, setOn, grade }) => (
            <li>
              <b>{title}.</b> {source}{' '}
              {setOn === null
                ? 'The day on which its weight was set is not on record.'
                : `Set on ${dateInWords(setOn)}.`}{' '}
              <GradeMark grade={grade} />
            </li>
          ))}
        </ul>
      </details>
      {leftOut.map(({ title, reason }) => (
        <p class="cc-p--s">
          Left out because it is stopped: {title}. {reason}
        </p>
      ))}
      {ways.byFinancialWeight.length > 1 && (
        <Table
          caption="At which weight the first place turns"
          note={`The weights of the other criteria keep their proportion to one another. Price was given ${percent(ways.nominal)}.`}
          columns={[{ title: 'Weight on price' }, { title: 'Placed first' }]}
          rows={ways.byFinancialWeight.map(({ from, to, firstPlaced }) => ({
            cells: [`${percent(from)} to ${percent(to)}`, firstPlaced.map(titleOf).join(', ')],
          }))}
        />
      )}
    </Section>
  )
}

function FourWays({ ways }: { ways: FourWaysAnswer }): VNode {
  const { sentences } = ways
  const yesOrNo = (is: boolean) => (is ? 'Yes' : 'No')
  return (
    <Table
      caption="Four ways in which price may lead a choice"
      columns={[{ title: 'Way' }, { title: 'Here', isNumber: true }, { title: 'In words' }]}
      rows={[
        { cells: [<RowName title="1. Weight it was given" />, percent(ways.nominal), sentences.nominal] },
        {
          cells: [
            '2. Weight it turned out to have',
            ways.effective === null ? 'none' : percent(ways.effective),
            sentences.effective,
          ],
        },
        { cells: ['3. Did price decide?', yesOrNo(ways.priceDecided), sentences.decisive] },
        { cells: ['Would price have sufficed?', yesOrNo(ways.priceWouldHaveSufficed), sentences.sufficient] },
        {
          cells: ['4. Its part of the lead', ways.margin === null ? 'no lead' : percent(ways.margin), sentences.margin],
        },
        { cells: ['Where the choice turns', turns(ways), sentences.turning] },
      ]}
    />
  )
}

/** A row's name that keeps room for its words on a telephone. */
function RowName({ title, children }: { title: string; children?: ComponentChildren }): VNode {
  return (
    <span class="cc-rowname">
      {title}
      {children}
    </span>
  )
}

function turns({ byFinancialWeight }: FourWaysAnswer): string {
  const at = byFinancialWeight.slice(1).map(({ from }) => percent(from))
  return at.length === 0 ? 'nowhere' : at.join(', ')
}

function Portfolio({ portfolio }: { portfolio: PortfolioAnswer }): VNode {
  const { decisions, sentences, said } = portfolio
  const money = moneyStyle(decisions.map(({ pence }) => pence))
  const allLater = decisions.every(({ isHindsight }) => isHindsight)
  return (
    <Section id="portfolio" title="Decisions over several councils’ spending">
      {sentences.map((sentence) => (
        <p class="cc-p">{sentence}</p>
      ))}
      <p class="cc-p">
        <b>Beside it, what was said.</b> {said.sentence}
      </p>
      <Table
        caption="Each decision, and whether price decided it"
        note={`Pounds are as published; weights and scores are of the grade shown.${allLater ? ' All of it is hindsight.' : ''}`}
        columns={[
          { title: 'Decision' },
          { title: '£ a year', isNumber: true },
          { title: 'Did price decide?' },
          { title: 'First by the scores' },
          { title: 'First without price' },
          { title: 'Taken' },
          { title: 'Weight', isNumber: true },
          { title: 'Effect', isNumber: true },
          { title: 'Of lead', isNumber: true },
          { title: 'Grade' },
        ]}
        rows={decisions.map(({ title, pence, ways, options, taken, takenWasFirst, grade, isHindsight }) => {
          const named = (codes: readonly string[]) =>
            codes.map((code) => options.find((option) => option.code === code)?.title ?? code).join(', ')
          return {
            cells: [
              <RowName title={title}>
                {isHindsight && !allLater && <span class="cc-range cc-block">hindsight</span>}
              </RowName>,
              money(pence),
              ways.priceDecided ? <b>Yes</b> : 'No',
              named(ways.firstPlaced),
              named(ways.withoutPrice),
              taken === null ? (
                'Not on record'
              ) : (
                <>
                  {named([taken])}
                  {takenWasFirst === false && <span class="cc-range cc-block">not first by the scores</span>}
                </>
              ),
              percent(ways.nominal),
              ways.effective === null ? 'none' : percent(ways.effective),
              ways.margin === null ? 'no lead' : percent(ways.margin),
              <GradeMark grade={grade} />,
            ],
          }
        })}
      />
      <details class="cc-more">
        <summary>The scores and the source of every decision</summary>
        <p>
          Survey: {sentenceOf(said.source)} <GradeMark grade={said.grade} />
        </p>
        <Table
          caption="Scores out of 100, decision by decision"
          columns={[{ title: 'Option' }, { title: 'Scores' }, { title: 'Points', isNumber: true }]}
          rows={decisions.flatMap(({ title, criteria, options, ways, source, note }) => [
            {
              isGroup: true,
              cells: [
                <>
                  {title}
                  <span class="cc-range cc-block">
                    {criteria
                      .map((each) => `${each.title} ${percent(each.weightShare)}${each.financial ? ' (price)' : ''}`)
                      .join(', ')}
                  </span>
                  <span class="cc-range cc-block">
                    {sentenceOf(source)} {note}
                  </span>
                </>,
              ],
            },
            ...options.map((option) => ({
              cells: [
                option.title,
                criteria.map((each) => `${each.title} ${option.scores[each.code] ?? ''}`).join(', '),
                points(ways.points.find((each) => each.option === option.code)?.points ?? 0),
              ],
            })),
          ])}
        />
      </details>
    </Section>
  )
}
