import { expect, test } from 'vitest'
import { readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'
import { answerTo } from '../testing/appraised.ts'

const hartlepool = 'E06000001'
const source = { publication: 'Press report of 2012' }
const need = (changes: object = {}) => ({
  council: hartlepool,
  title: 'Cuts over five years',
  pounds: 1_000_000,
  from: '2012-13',
  to: '2016-17',
  source,
  published: '2012-08-01',
  grade: 'B',
  ...changes,
})

/** A typed saving so large that the shared senior team brings money in, and not only costs it. */
const worthwhile: Changes = {
  'options[3].lines[0].pool': 'placements.residential',
  'options[3].lines[0].byYear': { '2013-14': 0, '2014-15': 0, '2015-16': 90_000, '2016-17': 90_000 },
}

function answerOf(changes: Changes) {
  const reading = readCaseFile(aCase(changes))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return answerTo(reading.case)
}

test('what an option brings is its cash over the years of the need, year by year as its budget shows it', () => {
  const answer = answerOf({ needs: [need()] })
  const [met] = answer.needs
  expect(met?.yearsCounted).toEqual(['2012-13', '2013-14', '2014-15', '2015-16', '2016-17'])
  for (const { option, gainPence, share } of met?.byOption ?? []) {
    const movement = answer.options
      .find(({ code }) => code === option)
      ?.byCouncil.find(({ council }) => council === hartlepool)?.movement
    expect(gainPence.central).toBe(movement?.find(({ year }) => year === '2016-17')?.cumulativeCashPence)
    expect(share).toBeCloseTo(gainPence.central / 100_000_000, 4)
  }
  expect(met?.byOption.some(({ gainPence }) => gainPence.central !== 0)).toBe(true)
})

test('an option that brings something says what share of the need that is, and one that costs finds none of it', () => {
  const [met] = answerOf({ needs: [need()], ...worthwhile }).needs
  expect(new Set(met?.byOption.map(({ gainPence }) => Math.sign(gainPence.central)))).toEqual(new Set([0, 1, -1]))
  for (const { share, sentence, gainPence } of met?.byOption ?? []) {
    if (gainPence.central > 0) {
      const percent = 100 * share
      expect(sentence).toContain(percent < 1 ? 'less than 1%' : `about ${Math.round(percent)}% of the £1.0m Hartlepool`)
    } else expect(sentence).toContain('would find none of the £1.0m Hartlepool has to find by 2016-17')
  }
  expect(met?.byOption.find(({ option }) => option === met.mostFrom)?.gainPence.central).toBe(
    Math.max(...(met?.byOption ?? []).map(({ gainPence }) => gainPence.central)),
  )
})

test('twice the need is half the share, and years that the case does not cover are said', () => {
  const [once, twice, early] = answerOf({
    needs: [
      need(),
      need({ title: 'Twice', pounds: 2_000_000 }),
      need({ title: 'Early', from: '2010-11', to: '2013-14' }),
    ],
  }).needs
  for (const [i, met] of (once?.byOption ?? []).entries())
    expect(twice?.byOption[i]?.share).toBeCloseTo(met.share / 2, 3)
  expect(once?.outsideSentence).toBeNull()
  expect(early?.yearsCounted).toEqual(['2012-13', '2013-14'])
  expect(early?.outsideSentence).toBe(
    'The case does not cover 2010-11 and 2011-12, so what is saved then is not counted, while the need is taken whole.',
  )
})

test('a need published after the decision is hindsight', () => {
  expect(answerOf({ needs: [need({ published: '2014-01-01' })] }).needs[0]?.isHindsight).toBe(true)
})
