import { laitTopics } from './lait-measures.generated.ts'

/** What kind of year a measure of the Local Authority Interactive Tool is for, in the words of its dictionary. */
export type LaitYearType =
  | 'Academic Year'
  | 'Financial Year'
  | 'Calendar Year'
  | 'Annual (end of Sept)'
  | 'Annual - January'
  | 'Annual'

/** A measure of the Local Authority Interactive Tool, by the tool’s own dictionary. */
export interface LaitMeasure {
  /** The name it goes by in the data, such as `Work_Force_NoSW`. */
  readonly short: string
  readonly topic: string
  readonly title: string
  /** What the tool writes on the axis: `Rate per 10,000`, `% of births`, `Spend` (pounds). */
  readonly unit: string
  /** Which way is better, if either is. */
  readonly polarity: 'high' | 'low' | 'neither'
  /** Decimals it is published with; undefined where the dictionary does not say. */
  readonly decimals: number | undefined
  /** Undefined where the dictionary names a kind of year that is not known here. */
  readonly yearType: LaitYearType | undefined
}

/** The measure of that short name; capitals and spaces do not matter. Undefined where the dictionary has none. */
export function laitMeasure(short: string): LaitMeasure | undefined {
  return byName().get(plainName(short))
}

/** Every measure of the dictionary, in its order. */
export function laitMeasures(): readonly LaitMeasure[] {
  return [...byName().values()]
}

let read: ReadonlyMap<string, LaitMeasure> | undefined

function byName(): ReadonlyMap<string, LaitMeasure> {
  read ??= new Map(
    laitTopics.flatMap(([topic, measures]) =>
      measures.split('\t').map((text): readonly [string, LaitMeasure] => {
        const [short = '', polarity = '', decimals = '', yearType = '', unit = '', title = ''] = text.split('|')
        return [
          plainName(short),
          {
            short,
            topic,
            title,
            unit,
            polarity: polarity === 'high' || polarity === 'low' ? polarity : 'neither',
            decimals: decimals === '' ? undefined : Number(decimals),
            yearType: asYearType(yearType),
          },
        ]
      }),
    ),
  )
  return read
}

const yearTypes: readonly LaitYearType[] = [
  'Academic Year',
  'Financial Year',
  'Calendar Year',
  'Annual (end of Sept)',
  'Annual - January',
  'Annual',
]

/** The kind of year by its words, or undefined. */
export function asYearType(text: string): LaitYearType | undefined {
  return yearTypes.find((each) => plainName(each) === plainName(text))
}

function plainName(text: string): string {
  return text.toLowerCase().replace(/\s/g, '')
}
