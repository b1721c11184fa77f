import type { VNode } from 'preact'
import type { CommissionedOutAnswer } from '../../../appraisal/index.ts'
import { wholePounds } from '../../../charts/index.ts'
import { formatPercent } from '../../../figures/index.ts'
import { GradeMark, Missing, Section } from '../../parts/basics.tsx'
import { sentenceOf } from '../../parts/sentence-of.ts'
import { Table } from '../../parts/table.tsx'

const percent = (share: number) => formatPercent(share)

/** Who was paid to provide, council by council, with what the return cannot tell, England and the survey beside it. */
export function CommissionedOut({ commissionedOut }: { commissionedOut: CommissionedOutAnswer }): VNode {
  const { byCouncil, england, warning, said } = commissionedOut
  const allLater = england.isHindsight && byCouncil.every(({ isHindsight }) => isHindsight)
  const withoutSplit = [...new Set(byCouncil.flatMap((one) => one.withoutSplit))]
  return (
    <Section id="commissioned-out" title="How much is commissioned out">
      <p class="cc-p">
        <b>Read with care.</b> {warning}
      </p>
      <Table
        caption="Who was paid to provide children’s services, as each return says"
        note={`${withoutSplit.length === 0 ? 'Pounds.' : `Pounds. Left out, having no split: ${withoutSplit.join(', ')}.`}${allLater ? ' All of it is hindsight.' : ''}`}
        columns={[
          { title: 'Council and year' },
          { title: 'Own', isNumber: true },
          { title: 'Private', isNumber: true },
          { title: 'Other public', isNumber: true },
          { title: 'Voluntary', isNumber: true },
          { title: 'Private and voluntary', isNumber: true },
          { title: 'All not own', isNumber: true },
          { title: 'Looked after: private and voluntary', isNumber: true },
        ]}
        rows={[
          ...byCouncil.map(({ councilName, year, all, lookedAfter, isHindsight, isComparator }) => ({
            cells: [
              <span class="cc-rowname">
                {councilName}
                <span class="cc-range cc-block">
                  {[
                    year,
                    ...(isComparator ? ['for comparison'] : []),
                    ...(isHindsight && !allLater ? ['hindsight'] : []),
                  ].join(', ')}
                </span>
              </span>,
              wholePounds(all.ownPence),
              wholePounds(all.privatePence),
              wholePounds(all.otherPublicPence),
              wholePounds(all.voluntaryPence),
              percent(all.privateAndVoluntaryShare),
              percent(all.notOwnShare),
              lookedAfter === null ? <Missing>No split</Missing> : percent(lookedAfter.privateAndVoluntaryShare),
            ],
          })),
          {
            isTotal: true,
            cells: [
              <>
                England
                <span class="cc-range cc-block">
                  {england.year}: shares of all spending; the middle authority in brackets
                </span>
              </>,
              percent(england.own),
              percent(england.private),
              percent(england.otherPublic),
              percent(england.voluntary),
              `${percent(england.private + england.voluntary)} (${percent(england.median)})`,
              percent(1 - england.own),
              `(${percent(england.lookedAfterMedian)})`,
            ],
          },
        ]}
      />
      <p class="cc-p">{england.sentence}</p>
      <p class="cc-p">
        <b>Beside it, what was said.</b> {said.sentence}
      </p>
      <details class="cc-more">
        <summary>Where these figures were read</summary>
        <ul class="cc-list">
          {byCouncil.map(({ councilName, source, grade }) => (
            <li>
              {councilName}: {sentenceOf(source)} <GradeMark grade={grade} />
            </li>
          ))}
          <li>
            England: {england.source}
            {england.isHindsight ? '; hindsight' : ''}. <GradeMark grade={england.grade} />
          </li>
          <li>
            Survey: {sentenceOf(said.source)} <GradeMark grade={said.grade} />
          </li>
        </ul>
      </details>
    </Section>
  )
}
