import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { costOfLowerCaseloads, lowerCaseloads } from './l06-caseloads.ts'

const measured = (name: string, title: string, unit: string) =>
  given(`measure/${name}`, { title, unit, by: ['council'] })

/** What the case measures of each council’s social workers, placed at its first month. */
export const workforceMeasures = {
  inPost: measured('inPostFte', 'Social workers in post', 'FTE'),
  agencyToday: measured('agencyFte', 'Agency social workers', 'FTE'),
  vacant: measured('vacantFte', 'Vacancies', 'FTE'),
  agencyCover: measured('agencyCoverFte', 'Agency social workers covering vacancies', 'FTE'),
  openCases: measured('openCases', 'Open cases', 'cases'),
  startsMeasured: measured('startsFte', 'Permanent starts in a year', 'FTE'),
  leaversMeasured: measured('leaversFte', 'Permanent leavers in a year', 'FTE'),
} as const

/** Which service the case's social workers stand in. */
export const isSocialWork = given('workforce/service', {
  title: 'Share of social workers in this service',
  unit: 'share',
  by: ['service'],
})

/**
 * L05, agency to permanent: the stock and flow of social workers by month. Posts not filled permanently are covered by
 * agency staff in the proportion measured; leavers rise with caseload; an option that runs the lever hires an extra
 * share of the gap once it has settled in. Each council alone runs the same stock and flow, so nothing is booked that
 * would come anyway. Pay is counted on the stock at the start of each month. A saving may be negative: filling posts
 * that stood empty costs more than the premium saves when the premium is below (1 − cover) ÷ cover. Social workers
 * hired to lower caseloads (L06) carry cases beside them.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l05-agency-to-permanent.md.
 */
export function workforce(setting: Setting, socialWork: { price: Figure; volume: Figure }, lowersCaseloads = false) {
  const { assume, timing, reorganisation } = setting
  const monthNumber = given('workforce/monthNumber', { title: 'Months since April', unit: 'month', by: ['month'] })
  const { goLive, yearStart, plannedEnd, ended } = timing
  const start = figures(
    'L05/start',
    {
      ...workforceMeasures,
      turnoverPrior: assume('L05/leavingRate'),
      payPrior: assume('L05/pay'),
      reprice,
      premium: assume('L05/agencyPremium'),
    },
    {
      establishment: {
        title: 'Social-work posts',
        unit: 'FTE',
        by: ['council'],
        is: 'inPost + agencyToday + vacant − agencyCover',
      },
      gap: { title: 'Posts not filled permanently', unit: 'FTE', by: ['council'], is: 'establishment − inPost' },
      cover: {
        title: 'Share of the gap that agency staff cover',
        unit: 'share',
        by: ['council'],
        is: 'divide(agencyToday, gap, otherwise 0)',
      },
      starts: {
        title: 'Permanent starts in a year',
        unit: 'FTE',
        by: ['council'],
        is: 'orElse(startsMeasured, turnoverPrior × inPost)',
      },
      turnover: {
        title: 'Share of permanent staff leaving in a year',
        unit: 'share',
        by: ['council'],
        is: 'orElse(divide(leaversMeasured, inPost, otherwise turnoverPrior), turnoverPrior)',
      },
      pay: { title: 'Cost of a permanent social worker a year', unit: 'real £/FTE', is: 'payPrior × reprice' },
      agencyPay: { title: 'Cost of an agency social worker a year', unit: 'real £/FTE', is: 'pay × (1 + premium)' },
      breakEvenPremium: {
        title: 'Premium above which filling a vacancy saves cash',
        unit: 'share',
        by: ['council'],
        is: 'divide(1 − cover, cover, otherwise 0)',
      },
    },
  )
  const demand = figures(
    'L05',
    { ...workforceMeasures, volume: socialWork.volume, effort: assume('L05/agencyEffort') },
    {
      caseLoadToday: {
        title: 'Cases per social worker at the start',
        unit: 'cases/FTE',
        is: 'divide(openCases, inPost + effort × agencyToday, otherwise 0)',
      },
      cases: { title: 'Open cases', unit: 'cases', is: 'openCases × pow(1 + volume, yearNumber ÷ 1 year)' },
    },
  )
  const lower = lowersCaseloads ? lowerCaseloads(setting, { ...demand, isSocialWork }) : undefined
  const flowing = figures(
    'L05',
    {
      ...workforceMeasures,
      ...start,
      ...demand,
      ...(lower === undefined ? {} : { moreSocialWorkers: lower.more }),
      isSocialWork,
      monthNumber,
      goLive,
      yearStart,
      plannedEnd,
      ended,
      runsLever: runs('L05'),
      takesPart: arrangement.takesPart,
      effort: assume('L05/agencyEffort'),
      pull: assume('L05/caseloadPull'),
      extraStarts: assume('L05/extraStarts'),
      settlingIn: assume('L05/settlingIn'),
    },
    {
      fromMonth: { title: 'Month from which extra staff may start', unit: 'month', is: 'goLive + settlingIn' },
      hiringHere: {
        title: 'Extra staff are being hired for this service (1)',
        unit: 'number',
        is: 'if(yearStart + monthNumber ≥ fromMonth and yearStart + monthNumber < plannedEnd, 1, 0) × (1 − ended) × runsLever × isSocialWork × takesPart',
      },
      hiring: { title: 'Share of the extra hiring in force', unit: 'share', is: 'sum(hiringHere over service)' },
      broughtForward: {
        title: 'Permanent social workers at the start of the month',
        unit: 'FTE',
        is: 'previousMonth(permanent, starting inPost)',
      },
      agency: {
        title: 'Agency social workers at the start of the month',
        unit: 'FTE',
        is: 'cover × (establishment − broughtForward)',
      },
      caseload: {
        title: 'Cases per social worker at the start of the month',
        unit: 'cases/FTE',
        is: `divide(cases, broughtForward + effort × agency${lower === undefined ? '' : ' + moreSocialWorkers'}, otherwise 0)`,
      },
      leaving: {
        title: 'Share leaving in a year at this caseload',
        unit: 'share',
        is: 'turnover × exp(pull × (divide(caseload, caseLoadToday, otherwise 1) − 1))',
      },
      extra: {
        title: 'Extra permanent starts, a year’s worth',
        unit: 'FTE',
        is: 'extraStarts × (establishment − broughtForward) × hiring',
      },
      permanent: {
        title: 'Permanent social workers at the end of the month',
        unit: 'FTE',
        is: 'min(establishment, broughtForward × (1 − leaving ÷ 12) + (starts + extra) ÷ 12)',
      },
    },
  )
  const stock = { ...demand, ...flowing }
  // Areas of councils to come run the same stock and flow; only who has the duty books the money.
  const held = reorganisation === undefined ? '' : ' × holds'
  const yearly = figures(
    'L05/year',
    {
      ...(reorganisation === undefined ? {} : { holds: reorganisation.holds }),
      ...stock,
      ...start,
      isSocialWork,
      price: socialWork.price,
      conversionPrior: assume('L05/conversionCost'),
      reprice,
    },
    {
      permanentInYear: {
        title: 'Permanent social workers, months added up',
        unit: 'FTE',
        is: 'sum(broughtForward over month)',
      },
      agencyInYear: { title: 'Agency social workers, months added up', unit: 'FTE', is: 'sum(agency over month)' },
      extraInYear: { title: 'Extra permanent starts, months added up', unit: 'FTE', is: 'sum(extra over month)' },
      permanentMean: { title: 'Permanent social workers, mean of the year', unit: 'FTE', is: 'permanentInYear ÷ 12' },
      agencyMean: { title: 'Agency social workers, mean of the year', unit: 'FTE', is: 'agencyInYear ÷ 12' },
      socialWorkers: {
        title: 'Social workers with agency staff, mean of the year',
        unit: 'FTE',
        is: 'permanentMean + agencyMean',
      },
      caseloadAtEnd: {
        title: 'Cases per social worker in the year’s last month',
        unit: 'cases/FTE',
        is: 'caseload[month: last]',
      },
      permanentAtEnd: {
        title: 'Permanent social workers at the year’s end',
        unit: 'FTE',
        is: 'permanent[month: last]',
      },
      payGrowth: { title: 'Real growth of pay', unit: 'index', is: 'pow(1 + price, yearNumber ÷ 1 year)' },
      permanentAlone: {
        title: 'Permanent social workers alone, mean of the year',
        unit: 'FTE',
        is: 'permanentMean[option: counterfactual]',
      },
      agencyAlone: {
        title: 'Agency social workers alone, mean of the year',
        unit: 'FTE',
        is: 'agencyMean[option: counterfactual]',
      },
      fewerPermanent: {
        title: 'Fewer permanent social workers than alone; none counted where they are not measured',
        unit: 'FTE',
        is: 'orElse(permanentAlone − permanentMean, 0 FTE)',
      },
      fewerAgency: {
        title: 'Fewer agency social workers than alone; none counted where they are not measured',
        unit: 'FTE',
        is: 'orElse(agencyAlone − agencyMean, 0 FTE)',
      },
      extraStarts: {
        title: 'Extra permanent starts in the year; none counted where the workforce is not measured',
        unit: 'FTE',
        is: 'orElse(extraInYear ÷ 12, 0 FTE)',
      },
      socialWorkGain: {
        title: 'Change in pay of permanent social workers',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: `fewerPermanent × pay × payGrowth × isSocialWork${held}`,
      },
      agencyGain: {
        title: 'Change in pay of agency social workers',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: `fewerAgency × agencyPay × payGrowth × isSocialWork${held}`,
      },
      conversionFlow: {
        title: 'Golden hellos for extra permanent staff',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: `0 − extraStarts × conversionPrior × reprice × isSocialWork${held}`,
      },
    },
  )
  const lowering =
    lower === undefined
      ? undefined
      : {
          ...lower,
          flow: costOfLowerCaseloads({ moreHere: lower.moreHere, pay: start.pay, payGrowth: yearly.payGrowth }),
        }
  return { start, stock, yearly, lowering }
}

export type Workforce = ReturnType<typeof workforce>
