import type { VNode } from 'preact'
import { type Answer, type ClaimsTogether, claimsTogether, type OptionAnswer } from '../../../appraisal/index.ts'
import { moneyStyle } from '../../../charts/index.ts'
import { formatPercent } from '../../../figures/index.ts'
import { dateInWords } from '../../dates.ts'
import { Say } from '../../parts/basics.tsx'
import { Table } from '../../parts/table.tsx'

type Claim = NonNullable<OptionAnswer['stops'][number]['claim']>

/** What stops an option, in full: the limit broken, or the claim struck through beside the largest allowed. */
export function Stops({ answer }: { answer: Answer }): VNode {
  const stopped = answer.options.filter(({ stops }) => stops.length > 0)
  return (
    <>
      {stopped.map((option, index) => (
        <div class="cc-stopped">
          <h3 class="cc-h3">
            {option.stops.every(({ override }) => override !== null)
              ? `What would stop “${option.title}”, and who overrode it`
              : `Why “${option.title}” is stopped`}
          </h3>
          <OptionStops option={option} above={stopped.slice(0, index)} />
        </div>
      ))}
    </>
  )
}

/** The stops of one option. A claim already set out for an option above is not set out again. */
export function OptionStops({ option, above = [] }: { option: OptionAnswer; above?: readonly OptionAnswer[] }): VNode {
  const together = claimsTogether(option)
  const each = together === null ? option.stops : option.stops.filter(({ claim }) => claim === null)
  return (
    <>
      {together !== null && <ClaimsInFull option={option} together={together} />}
      {each.map((stop) => (
        <div class="cc-stop">
          <p class="cc-p--s">
            <Say as="stop">{stop.sentence}</Say>
          </p>
          {stop.claim !== null && (
            <ClaimInFull option={option.title} claim={stop.claim} sameAs={sameClaim(stop.claim, above)} />
          )}
          <Override override={stop.override} />
        </div>
      ))}
    </>
  )
}

function Override({ override }: Pick<OptionAnswer['stops'][number], 'override'>): VNode {
  if (override === null)
    return (
      <p class="cc-p--s cc-quiet">
        It takes no part in comparisons of who gains until a named officer overrides the stop with a reason.
      </p>
    )
  return (
    <p class="cc-p--s">
      <b>Overridden</b> by the {override.officerRole} on {dateInWords(override.date)}: {override.reason}
    </p>
  )
}

/** Several claims as one table: what each line claims and what could be had of it. */
function ClaimsInFull({ option, together }: { option: OptionAnswer; together: ClaimsTogether }): VNode {
  const stopped = option.stops.flatMap(({ claim }) => claim ?? [])
  const money = moneyStyle(stopped.flatMap(({ claimedPence, allowedPence }) => [claimedPence, allowedPence]))
  const value = moneyStyle(stopped.map(({ presentValueWithClaimPence }) => presentValueWithClaimPence))
  const [first] = stopped
  const override = option.stops.find(({ claim }) => claim !== null)?.override ?? null
  return (
    <div class="cc-stop">
      <p class="cc-p--s">
        <Say as="stop">
          {together.lines} claims come to {money(together.claimedPence)}; the most that could be had is{' '}
          {money(together.allowedPence)}.
        </Say>
      </p>
      <Table
        caption={`${option.title}: what is claimed, and the most that could be had`}
        columns={[
          { title: 'Claim' },
          { title: 'Year' },
          { title: 'Claimed', isNumber: true },
          { title: 'At most', isNumber: true },
        ]}
        rows={[
          ...stopped.map(({ title, year, claimedPence, allowedPence }) => ({
            cells: [title, year, <del class="cc-struck">{money(claimedPence)}</del>, money(allowedPence)],
          })),
          {
            cells: [
              'Together',
              together.year ?? '',
              <del class="cc-struck">{money(together.claimedPence)}</del>,
              money(together.allowedPence),
            ],
            isTotal: true,
          },
        ]}
      />
      {first !== undefined && (
        <p class="cc-p--s">
          Present value with the claims: <del class="cc-struck">{value(first.presentValueWithClaimPence)}</del>; with
          the model’s own formulas in their place: <b>{value(first.presentValueWithFormulaPence)}</b>.
        </p>
      )}
      {[...new Set(stopped.flatMap(({ sentences }) => sentences))].map((sentence) => (
        <p class="cc-p--s">{sentence}</p>
      ))}
      <Override override={override} />
    </div>
  )
}

/** The title of an option above whose claim has the same words, amounts and ceilings. */
function sameClaim(claim: Claim, above: readonly OptionAnswer[]): string | undefined {
  const key = ({ title, year, claimedPence, allowedPence, ceilings }: Claim) =>
    JSON.stringify([title, year, claimedPence, allowedPence, ceilings])
  return above.find(({ stops }) => stops.some((stop) => stop.claim !== null && key(stop.claim) === key(claim)))?.title
}

interface ClaimProps {
  readonly option: string
  readonly claim: Claim
  readonly sameAs: string | undefined
}

function ClaimInFull({ option, claim, sameAs }: ClaimProps): VNode {
  const value = moneyStyle([claim.presentValueWithClaimPence, claim.presentValueWithFormulaPence])
  return (
    <>
      {sameAs === undefined ? (
        <Ceilings option={option} claim={claim} />
      ) : (
        <p class="cc-p--s">The claim and its ceilings are those of “{sameAs}”, above.</p>
      )}
      <p class="cc-p--s">
        Present value with the claim: <del class="cc-struck">{value(claim.presentValueWithClaimPence)}</del>; with the
        model’s own formula in its place: <b>{value(claim.presentValueWithFormulaPence)}</b>.
      </p>
      {sameAs === undefined && claim.sentences.map((sentence) => <p class="cc-p--s">{sentence}</p>)}
    </>
  )
}

function Ceilings({ option, claim }: { option: string; claim: Claim }): VNode {
  const money = moneyStyle([claim.claimedPence, claim.allowedPence, ...claim.ceilings.map(({ pence }) => pence)])
  return (
    <>
      <p class="cc-claim">
        {claim.title}, {claim.year}: <del class="cc-struck">{money(claim.claimedPence)}</del> claimed, at most{' '}
        <b>{money(claim.allowedPence)}</b> allowed.
      </p>
      {claim.ceilings.length > 0 && (
        <Table
          caption={`${option}, ${claim.title}: what could be saved, and what the claim needs`}
          columns={[
            { title: 'Ceiling' },
            { title: 'Premium of agency over own staff', isNumber: true },
            { title: 'Most that could be saved a year', isNumber: true },
          ]}
          rows={[
            ...claim.ceilings.map(({ title, premium, pence }) => ({
              cells: [title, formatPercent(premium), money(pence)],
            })),
            {
              cells: [
                'What the claim needs',
                formatPercent(claim.premiumNeeded),
                <del class="cc-struck">{money(claim.claimedPence)}</del>,
              ],
              isTotal: true,
            },
          ]}
        />
      )}
    </>
  )
}
