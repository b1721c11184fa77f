import { formatNumber, formatValue, listInWords } from '../../figures/index.ts'
import type { PriceLed } from '../../model/index.ts'
import type { FourWaysAnswer } from '../answer/price-led.ts'

type TitleOf = (option: string) => string

/** The four ways in which a choice may be led by price, as numbers and as sentences that can be read aloud. */
export function fourWaysAnswer(led: PriceLed, titleOf: TitleOf): FourWaysAnswer {
  return {
    firstPlaced: [...led.firstPlaced],
    runnerUp: led.runnerUp ?? null,
    leadPoints: sixPlaces(led.lead),
    nominal: sixPlaces(led.nominal),
    effective: led.effective === undefined ? null : sixPlaces(led.effective),
    priceDecided: led.priceDecided,
    withoutPrice: [...led.withoutPrice],
    priceWouldHaveSufficed: led.priceWouldHaveSufficed,
    onPriceAlone: [...led.onPriceAlone],
    margin: led.margin === undefined ? null : sixPlaces(led.margin),
    byFinancialWeight: led.byFinancialWeight.map(({ from, to, firstPlaced }) => ({
      from: sixPlaces(from),
      to: sixPlaces(to),
      firstPlaced: [...firstPlaced],
    })),
    points: led.points.map(({ option, points, financialPoints }) => ({
      option,
      points: sixPlaces(points),
      financialPoints: sixPlaces(financialPoints),
    })),
    sentences: {
      first: firstSentence(led, titleOf),
      nominal: nominalSentence(led),
      effective: effectiveSentence(led),
      decisive: decisiveSentence(led, titleOf),
      sufficient: sufficientSentence(led, titleOf),
      margin: marginSentence(led, titleOf),
      turning: turningSentence(led, titleOf),
    },
  }
}

export function sixPlaces(value: number): number {
  const size = Math.round(Math.abs(value) * 1e6) / 1e6
  return size === 0 ? 0 : value < 0 ? -size : size
}

const percent = (share: number) => formatValue(share, 'share')
const points = (value: number) => formatNumber(value, 1)

function named(options: readonly string[], titleOf: TitleOf): string {
  return listInWords(options.map((option) => `“${titleOf(option)}”`))
}

function firstSentence({ firstPlaced, points: all, runnerUp, lead }: PriceLed, titleOf: TitleOf): string {
  const first = named(firstPlaced, titleOf)
  const top = points(all.find(({ option }) => option === firstPlaced[0])?.points ?? 0)
  if (all.length === 1) return `Only ${first} is left to choose, so nothing is decided between options.`
  if (runnerUp === undefined) return `${first} are placed first together, with ${top} points of 100 each.`
  return `${first} is placed first with ${top} points of 100, ${points(lead)} more than ${named([runnerUp], titleOf)}.`
}

function nominalSentence({ nominal }: PriceLed): string {
  if (nominal === 0) return 'Price carries none of the weight.'
  return nominal === 1 ? 'Price carries all the weight.' : `Price carries ${percent(nominal)} of the weight.`
}

function effectiveSentence({ effective, nominal }: PriceLed): string {
  if (effective === undefined) return 'The options score alike on every criterion, so none tells them apart.'
  if (effective === 0) return 'Price tells none of the options apart.'
  if (effective === 1) return 'Price alone tells the options apart: they score alike on everything else.'
  const apart =
    Math.abs(effective - nominal) < 0.005
      ? 'as far apart on price as on the rest'
      : effective > nominal
        ? 'further apart on price than on the rest'
        : 'closer together on price than on the rest'
  return `Price makes up ${percent(effective)} of what tells the options apart: their scores lie ${apart}.`
}

function decisiveSentence(led: PriceLed, titleOf: TitleOf): string {
  if (led.points.length === 1) return 'Price did not decide: there was one option.'
  if (led.nominal === 0) return 'Price did not decide: no weight is on it.'
  const without = named(led.withoutPrice, titleOf)
  const together = led.withoutPrice.length > 1 ? ' together' : ''
  return led.priceDecided
    ? `Price decided: with every financial score made equal, ${without} would be placed first${together || ' instead'}.`
    : `Price did not decide: with every financial score made equal, ${without} would still be placed first${together}.`
}

function sufficientSentence(led: PriceLed, titleOf: TitleOf): string {
  if (led.points.length === 1) return 'Price would not have sufficed: with one option there is nothing to choose.'
  if (led.nominal === 0) return 'Price would not have sufficed: no weight is on it.'
  const alone = named(led.onPriceAlone, titleOf)
  const together = led.onPriceAlone.length > 1 ? ' together' : ''
  return led.priceWouldHaveSufficed
    ? `Price would have sufficed: on the financial scores alone ${alone} would be first too.`
    : `Price would not have sufficed: on the financial scores alone ${alone} would be first${together}.`
}

function marginSentence({ margin, lead, firstPlaced, runnerUp, nominal }: PriceLed, titleOf: TitleOf): string {
  if (nominal === 0) return 'None of the lead comes from price.'
  if (margin === undefined || runnerUp === undefined) return 'There is no lead, so no part of one comes from price.'
  const [first, second] = [named(firstPlaced, titleOf), named([runnerUp], titleOf)]
  const fromPrice = margin * lead
  if (margin > 1 + 1e-9)
    return `More than the whole lead comes from price (${percent(margin)} of ${points(lead)} points): on everything else ${first} is ${points(fromPrice - lead)} points behind ${second}.`
  if (margin < -1e-9)
    return `Price takes from the lead (${percent(margin)} of ${points(lead)} points): on price ${first} is ${points(-fromPrice)} points behind ${second}, and the other criteria make up for it.`
  if (margin < 1e-9) return `None of the lead of ${points(lead)} points comes from price.`
  return `Of the lead of ${points(lead)} points over ${second}, ${percent(margin)} comes from price.`
}

const times = ['', 'once', 'twice', 'three times', 'four times']

function turningSentence({ byFinancialWeight: stretches, nominal }: PriceLed, titleOf: TitleOf): string {
  const [first, ...rest] = stretches
  if (first === undefined)
    return `Price cannot be weighed against the rest, because ${nominal === 0 ? 'no' : 'all the'} weight is on it.`
  if (rest.length === 0)
    return `Whatever weight price were given, from none to all of it, ${named(first.firstPlaced, titleOf)} would be first.`
  const said = rest.map(({ from, to, firstPlaced }, index) =>
    index === rest.length - 1
      ? `above ${percent(from)} ${named(firstPlaced, titleOf)}`
      : `from ${percent(from)} to ${percent(to)} ${named(firstPlaced, titleOf)}`,
  )
  const below = `below ${percent(first.to)} it is ${named(first.firstPlaced, titleOf)}`
  return `The first place turns ${times[rest.length] ?? `${rest.length} times`} with the weight on price: ${[below, ...said].join(', ')}. Price was given ${percent(nominal)}.`
}
