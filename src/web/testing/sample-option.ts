export interface OptionShape {
  readonly code: string
  readonly title: string
  readonly role: string
  /** £ million over the years, all councils. */
  readonly gain: number
  readonly spread: number
  readonly state: 'open' | 'notShownSafe' | 'stopped'
  readonly stop?: 'guardrail' | 'claim'
}

const pence = (millions: number) => Math.round(millions * 100_000_000)

function spread(middle: number, width: number) {
  const at = (share: number) => pence(middle + width * share)
  return {
    central: at(0.06),
    mean: at(0.03),
    p5: at(-1),
    p10: at(-0.75),
    p25: at(-0.4),
    p50: at(0),
    p75: at(0.42),
    p80: at(0.52),
    p90: at(0.82),
    p95: at(1.1),
    standardError: pence(width / 90),
  }
}

/** One option of a sample answer, as plain data: the schema checks it. */
export function anOption(shape: OptionShape, codes: readonly string[], years: readonly string[]) {
  const isAlone = shape.role === 'counterfactual'
  const part = shape.gain / codes.length
  const chance = isAlone ? 0 : shape.gain > 0 ? 0.79 : 0.12
  return {
    code: shape.code,
    title: shape.title,
    summary: `${shape.title}, in one line.`,
    role: shape.role,
    councils: [...codes],
    deliveryModels: [
      {
        service: 'childrens-services',
        code: isAlone ? 'M00' : 'M04',
        title: isAlone ? 'Separate' : 'Shared management',
        start: '2013-04-01',
        legalRoute: 'Local Government Act 1972, section 113',
      },
    ],
    leverNotes: isAlone ? [] : ['L08 Premises: the option nominates no building, so nothing is counted.'],
    state: shape.state,
    inAWord: isAlone
      ? 'The line the others are measured from'
      : shape.state === 'stopped'
        ? 'Stopped'
        : shape.gain > 1
          ? 'Likely gain'
          : shape.gain > 0
            ? 'Little to gain'
            : 'Likely loss',
    stops: stops(shape, codes),
    warnings: [],
    presentValuePence: spread(shape.gain, shape.spread),
    presentValueByHorizon: [3, 5, 10].map((n) => ({
      years: n,
      centralPence: pence((shape.gain * n) / 10),
      meanPence: pence((shape.gain * n) / 11),
    })),
    chanceBetterOff: chance,
    chanceAllBetterOff: chance * 0.9,
    futuresByCouncilsBetterOff: codes.length === 1 ? [21.4, 78.6] : [10.2, 8.1, 11.2, 70.5],
    chanceAllBetterOffIfNobodyLeaves: chance,
    byCouncil: codes.map((council, n) => ({
      council,
      presentValuePence: spread(part + n * 0.1, shape.spread / 2),
      chanceBetterOff: chance,
      chanceStandardError: 0.012,
      movement: years.map((year, y) => ({
        year,
        recurrentPence: isAlone ? 0 : -pence(0.08 - y * 0.006),
        oneOffPence: y === 0 && !isAlone ? pence(0.31) : 0,
        fundedPence: y === 0 && !isAlone ? { reserve: pence(0.31) } : {},
        cumulativeCashPence: pence(0.31 - y * 0.07),
        reservesPence: null,
        bandDPence: null,
      })),
      deepestOutlay: { pence: pence(0.54), year: years[1] },
      paybackYear: shape.gain > 0 ? years[5] : null,
      paybackSentence:
        shape.gain > 0 ? `Pays for itself in ${years[5]}.` : 'Does not pay for itself within the ten years.',
      runningTotal: years.map((year, y) => runningTotal(year, y, part, shape.spread / codes.length)),
      comingBackPence: 25_000_000,
      leaving: years.map((year, y) => ({
        year,
        costPence: pence(0.28 + y * 0.02),
        gainedSoFarPence: pence(-0.4 + (y * part) / 5),
      })),
    })),
    setUpPence: spread(1.5, 0.5),
    leavingAfterThreeYearsPence: spread(0.9, 0.3),
    leavingAfterThreeYearsIn: years[4] ?? '',
    leavingPaysFrom: shape.gain > 1 ? years[6] : null,
    membership: [],
    budgets: [],
    grants: [],
    recurringSavingPence: spread(shape.gain / 5, shape.spread / 6),
    postsRemoved: { central: isAlone ? 0 : 42.4, p5: 28.1, p95: 60.2, onePostSentence: null },
    paybackYear: shape.gain > 0 ? years[5] : null,
    paybackSentence:
      shape.gain > 0 ? `Pays for itself in ${years[5]}.` : 'Does not pay for itself within the ten years.',
    waterfall: {
      year: years[4],
      steps: isAlone
        ? []
        : [
            { title: 'Management posts removed: the claim', kind: 'start', pence: 207_616_200, figure: 'L01/saving' },
            { title: 'Does not arrive', kind: 'less', pence: -62_284_900, figure: null },
            { title: 'Would have happened anyway', kind: 'less', pence: -52_409_100, figure: null },
            { title: 'New costs', kind: 'less', pence: -22_764_200, figure: null },
            { title: 'The gain', kind: 'total', pence: 70_158_000, figure: null },
          ],
    },
    tornado: isAlone
      ? []
      : [
          {
            name: 'leaving',
            title: 'Whether a council leaves within ten years',
            grade: 'D',
            rankCorrelation: -0.6,
            varianceShare: 0.51,
            varianceShareError: 0.02,
            lowPence: pence(-0.3),
            highPence: pence(3.2),
            lowValue: 'leaves',
            highValue: 'stays',
          },
          {
            name: 'L01/cutShare',
            title: 'Management posts removed',
            grade: 'B',
            rankCorrelation: 0.5,
            varianceShare: 0.3,
            varianceShareError: 0.01,
            lowPence: pence(0.7),
            highPence: pence(3.7),
            lowValue: '18%',
            highValue: '36%',
          },
        ],
    switching: isAlone
      ? []
      : [
          {
            name: 'L01/cutShare',
            title: 'Management posts removed',
            central: '25%',
            switchingValue: '14%',
            percentChange: -44,
            sentence: 'No gain is left when under 14% of posts are removed.',
          },
        ],
    evidence: isAlone
      ? []
      : [
          { grade: 'A', share: 0 },
          { grade: 'B', share: 0.34 },
          { grade: 'C', share: 0.01 },
          { grade: 'D', share: 0.65 },
        ],
    together: isAlone
      ? { share: 0, standardError: 0, sentence: 'No assumption by itself carries any of the spread.' }
      : {
          share: 0.18,
          standardError: 0.02,
          sentence: 'About 18% of the spread, give or take 4, comes from assumptions acting together.',
        },
    guardrails: guardrails(shape, codes),
    flows: isAlone
      ? []
      : [
          {
            figure: 'L01/saving',
            title: 'Management posts removed',
            code: 'L01',
            pool: 'mgmt.pay',
            costKind: 'recurrent',
            fund: 'generalFund',
            fundedBy: 'revenue',
            transfer: false,
            vat: 'none',
            timing: 'midYear',
            grade: 'B',
            priceBase: '2012-13',
            byCouncil: codes.map((council) => ({
              council,
              service: 'childrens-services',
              realPence: years.map((year) => ({ year, pence: 23_456_789 })),
              cashPence: years.map((year) => ({ year, pence: 24_456_789 })),
            })),
          },
        ],
    interactionPence: -123_456,
    sharing: isAlone
      ? []
      : [
          {
            for: 'mgmt.pay',
            key: 'baselineSpend',
            reason: 'As the money is spent now.',
            source: 'Section 251 outturn 2012-13',
            shares: Object.fromEntries(codes.map((council) => [council, 1 / codes.length])),
          },
        ],
    arrangements: isAlone
      ? []
      : codes.map((council) => ({
          service: 'childrens-services',
          council,
          fields: [
            { field: 'Who decides', before: 'Each council', value: 'Each council' },
            { field: 'Employer', before: 'Each council', value: 'The host' },
          ],
        })),
    views: {
      economic: isAlone
        ? []
        : [
            {
              title: 'Savings',
              byYearPence: years.map(() => pence(0.3)),
              totalPence: pence(3),
              figure: 'economic/saving',
            },
            {
              title: 'Net present value',
              byYearPence: years.map(() => pence(0.21)),
              totalPence: pence(2.1),
              figure: 'economic/net',
            },
          ],
      mtfs: isAlone
        ? []
        : codes.flatMap((council) =>
            ['generalFund', 'dsg'].map((fund) => ({
              council,
              fund,
              title: 'Savings',
              byYearPence: years.map(() => pence(-0.1)),
              totalPence: pence(-1),
              figure: 'mtfs/saving',
            })),
          ),
      mtfsSpread: isAlone
        ? []
        : codes.flatMap((council) =>
            years.map((year) => ({
              council,
              year,
              centralPence: pence(-0.1),
              p50Pence: pence(-0.09),
              p80Pence: pence(-0.02),
            })),
          ),
    },
    reconciliation: isAlone
      ? []
      : [
          { title: 'Economic view: real, at 3.5%', pence: 212_450_400, isTotal: true },
          { title: 'Take the discounting out', pence: 68_527_200, isTotal: false },
          { title: 'Medium-term view: cash', pence: 280_977_600, isTotal: true },
        ],
    faults: [],
  }
}

function runningTotal(year: string, y: number, gain: number, width: number) {
  const middle = y < 2 ? -0.2 * y : gain * ((y - 1) / 8) - 0.3
  const at = (share: number) => pence(middle + (width * share * (y + 1)) / 8)
  return {
    year,
    centralPence: at(0.05),
    meanPence: at(0.02),
    p5Pence: at(-1),
    p25Pence: at(-0.4),
    p50Pence: at(0),
    p75Pence: at(0.4),
    p95Pence: at(1),
  }
}

function stops(shape: OptionShape, codes: readonly string[]) {
  if (shape.state !== 'stopped') return []
  const base = { council: codes[0] ?? null, override: null }
  if (shape.stop === 'guardrail') {
    return [
      {
        ...base,
        code: 'GUARD-03',
        kind: 'guardrail',
        sentence:
          'Cases per social worker rise above what they would be alone in 27 of 100 futures; at most 10 are allowed.',
        claim: null,
      },
    ]
  }
  return [
    {
      ...base,
      code: 'CLAIM-01',
      kind: 'claimAboveCeiling',
      sentence: '£9m a year is claimed from agency staff; at most £7.2m can be there.',
      claim: {
        title: 'Saving on agency staff',
        claimedPence: 900_000_000,
        allowedPence: 720_000_000,
        year: '2018-19',
        ceilings: [
          { title: 'With the dated prior', premium: 0.36, pence: 582_000_000 },
          { title: 'With the county’s own figure', premium: 0.66, pence: 874_000_000 },
        ],
        premiumNeeded: 0.692,
        referenceClass: { lowPence: 360_000_000, centralPence: 585_000_000, highPence: 810_000_000 },
        presentValueWithFormulaPence: -1_230_000_000,
        presentValueWithClaimPence: 2_430_000_000,
        sentences: ['Claimed in full it needs a premium of 69.2% on every agency worker at once.'],
      },
    },
  ]
}

function guardrails(shape: OptionShape, codes: readonly string[]) {
  const state =
    shape.role === 'counterfactual'
      ? 'met'
      : shape.state === 'stopped' && shape.stop === 'guardrail'
        ? 'stopped'
        : shape.state === 'notShownSafe'
          ? 'notShownSafe'
          : 'met'
  return [
    {
      code: 'GUARD-03',
      title: 'Cases per social worker',
      state,
      sentence:
        state === 'notShownSafe'
          ? 'Not shown safe: the caseload of Hartlepool is not available.'
          : 'No social worker carries more cases than without sharing.',
      restsOn: 'Workforce census, nearest year 2017, marked hindsight.',
      byCouncil: codes.map((council, n) => ({
        council,
        state,
        chance: state === 'notShownSafe' && n === 0 ? null : state === 'stopped' ? 0.27 : 0.04,
        limit: 'at most 10 in 100',
        missing: state === 'notShownSafe' && n === 0 ? 'Not available: the series starts in 2017' : null,
      })),
    },
    {
      code: 'GUARD-01',
      title: 'Someone answers for each council',
      state: 'met',
      sentence: 'Each council keeps a director and a lead member of its own.',
      restsOn: 'Facts of the case.',
      byCouncil: codes.map((council) => ({ council, state: 'met', chance: null, limit: 'one of each', missing: null })),
    },
  ]
}
