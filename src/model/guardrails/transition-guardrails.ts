import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import type { Guardrail } from './guardrail.ts'

const byYear = ['option', 'council', 'year'] as const

/** Limits for children are asked of children’s services alone. */
function ofChildren({ childrens }: Setting): {
  readonly uses: Readonly<Record<string, Figure>>
  readonly text: string
} {
  return childrens === undefined ? { uses: {}, text: '' } : { uses: { childrens }, text: ' × childrens' }
}

/** GUARD-02: the posts left are at least the protected ones of all councils together. Source: docs/method/guardrails.md. */
export function protectedPosts(
  setting: Setting,
  posts: { postsOfAll: Figure; removed: Figure; protectedOfAll: Figure },
  runsL01: Figure,
): Guardrail {
  const { takesPart } = arrangement
  const { inForce } = setting.timing
  const only = ofChildren(setting)
  const group = figures(
    'GUARD-02',
    {
      ...only.uses,
      postsOfAll: posts.postsOfAll,
      removed: posts.removed,
      protectedOfAll: posts.protectedOfAll,
      runsL01,
      takesPart,
      inForce,
    },
    {
      postsLeft: { title: 'Management posts left', unit: 'FTE', is: 'postsOfAll − removed' },
      breachHere: {
        title: 'Fewer than the protected posts left, because of the option (1)',
        unit: 'number',
        is: `if(postsLeft < protectedOfAll and removed > 0 and inForce > 0, 1, 0) × takesPart × runsL01${only.text}`,
      },
      breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'max(breachHere over service)' },
    },
  )
  return {
    code: 'GUARD-02',
    title: 'Posts that cannot be merged away',
    meaning: 'Directors, principal social workers, reviewing officers and virtual heads keep their posts.',
    breach: group.breach,
    shows: [{ title: 'Management posts left', figure: group.postsLeft }],
    needs: [],
  }
}

/** Where councils may be abolished, vesting day is an event of the futures in which they are. */
function aroundVestingDay({ reorganisation, whole }: Setting) {
  if (reorganisation === undefined) return { uses: {}, definition: {}, text: 'tooSoon' }
  const { vesting, happens } = reorganisation
  return {
    uses: { vesting, happens, plannedEnd: whole.plannedEnd },
    definition: {
      afterVesting: {
        title: 'Goes live within 12 months of vesting day (1)',
        unit: 'number',
        is: 'if(goLive ≥ vesting and goLive < vesting + 12 months and goLive < plannedEnd, happens, 0)',
      },
    },
    text: 'max(tooSoon, afterVesting)',
  } as const
}

/**
 * GUARD-08: no go-live within 12 months after a vesting day, an inadequate judgement or a direction, unless the option
 * is the answer to it. Source: docs/method/guardrails.md.
 */
export function quietYear(setting: Setting): Guardrail {
  const { timing, exists } = setting
  const only = ofChildren(setting)
  const event = given('GUARD-08/event', {
    title: 'Vesting day, inadequate judgement or direction, months from the first year',
    unit: 'month',
    by: ['council', 'event'],
  })
  const answers = given('GUARD-08/answers', {
    title: 'The option is the answer to it (1)',
    unit: 'number',
    by: ['option'],
  })
  const { goLive, yearStart, yearEnd } = timing
  const vests = aroundVestingDay(setting)
  const group = figures(
    'GUARD-08',
    {
      ...vests.uses,
      ...only.uses,
      event,
      answers,
      goLive,
      yearStart,
      yearEnd,
      takesPart: arrangement.takesPart,
      exists,
    },
    {
      soonAfter: {
        title: 'Goes live within 12 months of the event (1)',
        unit: 'number',
        is: 'if(goLive ≥ event and goLive < event + 12 months, 1, 0)',
      },
      tooSoon: { title: 'Goes live within 12 months of an event (1)', unit: 'number', is: 'max(soonAfter over event)' },
      ...vests.definition,
      counts: {
        title: 'The same, where the option is not the answer to it (1)',
        unit: 'number',
        is: `${vests.text} × (1 − answers) × takesPart × exists${only.text}`,
      },
      breachHere: {
        title: 'Limit broken in this year (1)',
        unit: 'number',
        is: 'if(goLive ≥ yearStart and goLive < yearEnd, counts, 0)',
      },
      breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'max(breachHere over service)' },
    },
  )
  return {
    code: 'GUARD-08',
    title: 'A quiet year before going live',
    meaning: 'Nothing goes live within a year of an inadequate judgement, a direction or a vesting day.',
    breach: group.breach,
    needs: [],
  }
}

/**
 * GUARD-10: no member of staff changes employer more than once in three years. Where a form moves staff, leaving it,
 * by choice or as planned, within 36 months of go-live moves them again. A shock from outside (reorganisation, a
 * direction) moves staff whatever the councils had arranged, so it is not blamed on the option. Source:
 * docs/method/guardrails.md.
 */
export function transitionLoad(setting: Setting): Guardrail {
  const { timing } = setting
  const only = ofChildren(setting)
  const movesStaff = given('arrangement/movesStaff', {
    title: 'Staff change employer (1)',
    unit: 'number',
    by: ['option', 'service'],
  })
  const { goLive, yearStart, plannedEnd, leftNow, returnsNow } = timing
  const group = figures(
    'GUARD-10',
    { ...only.uses, movesStaff, goLive, yearStart, plannedEnd, leftNow, returnsNow, takesPart: arrangement.takesPart },
    {
      soonAfter: {
        title: 'Ends within three years of go-live (1)',
        unit: 'number',
        is: 'if(yearStart > goLive and yearStart < goLive + 36 months, 1, 0)',
      },
      termTooShort: {
        title: 'Planned to end within three years of go-live (1)',
        unit: 'number',
        is: 'if(plannedEnd > goLive and plannedEnd < goLive + 36 months, 1, 0)',
      },
      breachHere: {
        title: 'Moved twice in three years (1)',
        unit: 'number',
        is: `max(leftNow × soonAfter, returnsNow × termTooShort) × movesStaff × takesPart${only.text}`,
      },
      breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'max(breachHere over service)' },
    },
  )
  return {
    code: 'GUARD-10',
    title: 'Changes of employer',
    meaning: 'No member of staff changes employer more than once in three years.',
    breach: group.breach,
    needs: [],
  }
}

/** The limits that the case’s facts settle, without any draw. */
export const limitsOfFact: readonly Guardrail[] = [
  {
    code: 'GUARD-01',
    title: 'A director and a lead member',
    meaning:
      'Every council has a director and a lead member of its own in every year; a shared director has a local assurance test on record.',
    needs: ['director', 'leadMember', 'localAssuranceTest'],
  },
  {
    code: 'GUARD-06',
    title: 'No redundancy of case-holding staff',
    meaning: 'No social worker who holds cases is made redundant.',
    needs: [],
  },
  {
    code: 'GUARD-07',
    title: 'Children placed far away',
    meaning: 'The share of looked-after children placed over 20 miles away and outside the area does not rise.',
    needs: ['placedOver20Miles'],
  },
  {
    code: 'GUARD-09',
    title: 'Notice, route and priced exit',
    meaning: 'Every council knows how it could leave, with what notice and at what cost.',
    needs: [],
  },
]
