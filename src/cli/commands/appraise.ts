import { writeFileSync } from 'node:fs'
import type { Answer, ScenarioAnswer } from '../../appraisal/index.ts'
import { chanceInWords, comparedOptions, listInWords, moneyStyle, wholePounds } from '../../charts/index.ts'
import { isFileError } from '../case-text.ts'
import {
  type Command,
  drawsOption,
  helpOption,
  jsonOption,
  scenarioOption,
  seedOption,
  withoutOption,
} from '../command.ts'
import { exitCodes, stop } from '../problems.ts'
import { heading, textTable, wrapped } from '../text.ts'
import { takeWords } from '../words.ts'
import { workCase } from '../work-case.ts'

export const appraiseCommand: Command = {
  name: 'appraise',
  takes: 'CASE',
  means: 'Says what a case finds: for each option what it does to each council, how sure that is, and what stops it.',
  more: 'CASE is the path of a case file or of a filled-in case workbook, or the name of a worked example, such as three-councils or tri-borough.',
  options: [
    drawsOption,
    seedOption,
    scenarioOption,
    withoutOption,
    jsonOption,
    { name: 'workbook', value: 'FILE.xlsx', means: 'Also write the central case as a workbook with live formulas.' },
    helpOption,
  ],
  run: async (words, io) => {
    const [word = ''] = takeWords(words, ['CASE'])
    const worked = await workCase(word, words, io)
    const file = words.values['workbook']
    if (file !== undefined) writeFile(file, worked.workbook())
    io.out(words.flags.has('json') ? worked.json : appraisalText(worked.answer))
    return exitCodes.done
  },
}

function writeFile(path: string, bytes: Uint8Array | Promise<Uint8Array>): void {
  if (bytes instanceof Promise) throw new Error('a case worked in this process has its workbook at once')
  try {
    writeFileSync(path, bytes)
  } catch (error) {
    if (!isFileError(error)) throw error
    stop(
      'FILE-05',
      path,
      `“${path}” could not be written (${error.code}). Check that the folder is there and that you may write to it.`,
    )
  }
}

/** The answer in plain text: the finding in words, the options side by side, each council, and what stops. */
export function appraisalText(answer: Answer): string {
  const { finding } = answer
  return [
    wrapped(finding.headline),
    '',
    ...finding.paragraphs.map((sentence) => `${wrapped(sentence)}\n`),
    ...(finding.explained.length === 0
      ? []
      : [
          heading('What a finance officer would query').trimEnd(),
          ...finding.explained.map((sentence) => wrapped(sentence, { indent: '  ' })),
          '',
        ]),
    optionsText(answer),
    councilsText(answer),
    ...(answer.case.councils.length > 1 ? [wrapped(answer.middlesSentence), ''] : []),
    ...priceLedText(answer),
    ...principlesText(answer),
    ...needsText(answer),
    ...worthText(answer),
    ...stopsText(answer),
    ...scenariosText(answer),
    ...waitingText(answer),
    ...warningsText(answer),
    ...scenariosOn(answer),
    `${answer.draws} futures, seed ${answer.seed}, engine ${answer.engine}. Not frozen.`,
    '',
  ].join('\n')
}

function optionsText(answer: Answer): string {
  const options = comparedOptions(answer)
  const money = moneyStyle(
    options.flatMap(({ presentValuePence: { mean, p5, p95, central } }) => [mean, p5, p95, central]),
  )
  const setUp = moneyStyle(options.map(({ setUpPence }) => setUpPence.mean))
  const leave = moneyStyle(options.map(({ leavingAfterThreeYearsPence }) => leavingAfterThreeYearsPence.mean))
  return [
    heading(
      `Present value over ${answer.case.years} years against carrying on alone, ${answer.case.priceBase} prices, without what public bodies pay each other`,
    ),
    textTable(
      [
        'Option',
        'In a word',
        'Central',
        'Mean',
        '9 in 10 futures',
        'All gain in',
        'Set-up, mean',
        'Pays back',
        'To leave, mean',
      ],
      options.map((option) => {
        const { title, inAWord, presentValuePence: value } = option
        return [
          title,
          inAWord,
          money(value.central),
          money(value.mean),
          `${money(value.p5)} to ${money(value.p95)}`,
          chanceInWords(option.chanceAllBetterOff),
          setUp(option.setUpPence.mean),
          option.paybackYear ?? 'no',
          leave(option.leavingAfterThreeYearsPence.mean),
        ]
      }),
      [0, 1],
    ),
    '',
  ].join('\n')
}

function councilsText(answer: Answer): string {
  const options = comparedOptions(answer)
  const money = moneyStyle(
    options.flatMap(({ byCouncil }) => byCouncil.map(({ presentValuePence }) => presentValuePence.mean)),
    2,
  )
  return [
    heading('Each council with its transfers: mean present value, and in how many futures it is better off'),
    textTable(
      ['Option', ...answer.case.councils.map(({ shortName }) => shortName)],
      options.map(({ title, byCouncil }) => [
        title,
        ...answer.case.councils.map(({ code }) => {
          const found = byCouncil.find(({ council }) => council === code)
          return found === undefined
            ? 'takes no part'
            : `${money(found.presentValuePence.mean)}, ${chanceInWords(found.chanceBetterOff)}`
        }),
      ]),
    ),
    '',
  ].join('\n')
}

/** How far price led this choice and those of the portfolio, and who provides, for a case that asks. */
function priceLedText({ priceLed, portfolio, commissionedOut, outcomes }: Answer): readonly string[] {
  if (priceLed === null && portfolio === null) return []
  const { first, nominal, effective, decisive, sufficient, margin, turning } = priceLed?.ways.sentences ?? {}
  const sentences = [
    ...[first, nominal, effective, decisive, sufficient, margin, turning].filter((said) => said !== undefined),
    ...(priceLed === null || priceLed.judgement === null ? [] : [priceLed.judgement]),
    ...(portfolio === null ? [] : [...portfolio.sentences, portfolio.said.sentence]),
    ...(commissionedOut === null
      ? []
      : [
          ...commissionedOut.sentences,
          commissionedOut.england.sentence,
          commissionedOut.said.sentence,
          commissionedOut.warning,
        ]),
    ...outcomes.map(({ title, sentence }) => `${title}. ${sentence}`),
  ]
  return [
    heading('How far price led, and who provides').trimEnd(),
    ...sentences.map((sentence) => wrapped(sentence, { indent: '  ' })),
    '',
  ]
}

/** Each agreed principle and option: yes for every council, or for whom not and why. */
function principlesText(answer: Answer): readonly string[] {
  if (answer.principles.length === 0) return []
  return [
    heading('The principles members agreed').trimEnd(),
    ...answer.principles.flatMap(({ title, byOption }) => [
      wrapped(`${title}:`, { indent: '  ' }),
      ...byOption.map(({ option, holds, byCouncil }) =>
        wrapped(
          `${titleOf(answer, option)}: ${
            holds ? 'yes for every council.' : byCouncil.map(({ sentence }) => sentence).join(' ')
          }`,
          { indent: '    ' },
        ),
      ),
    ]),
    '',
  ]
}

function needsText(answer: Answer): readonly string[] {
  if (answer.needs.length === 0) return []
  return [
    heading('Against what each council has to find').trimEnd(),
    ...answer.needs.flatMap(({ outsideSentence, byOption }) => [
      ...(outsideSentence === null ? [] : [wrapped(outsideSentence, { indent: '  ' })]),
      ...byOption.map(({ sentence }) => wrapped(sentence, { indent: '  ' })),
    ]),
    '',
  ]
}

/** For all together, and for the council to which knowing would be worth most. */
function worthText({ case: about, valueOfInformation: { all, byCouncil } }: Answer): readonly string[] {
  const most = byCouncil.reduce(
    (best, each) => (each.perfectPence > best.perfectPence ? each : best),
    byCouncil[0] ?? all,
  )
  const sentences = about.councils.length === 1 ? [most.sentence] : [all.sentence, most.sentence]
  return [
    heading('What is worth finding out before deciding').trimEnd(),
    ...sentences.map((sentence) => wrapped(sentence, { indent: '  ' })),
    '',
  ]
}

function titleOf(answer: Answer, option: string): string {
  return answer.options.find(({ code }) => code === option)?.title ?? option
}

function stopsText(answer: Answer): readonly string[] {
  const stopped = answer.options.filter(({ stops }) => stops.length > 0)
  if (stopped.length === 0) return []
  return [
    heading('What stops').trimEnd(),
    ...stopped.flatMap(({ title, stops }) =>
      stops.flatMap(({ sentence, claim, override }) => [
        wrapped(`${title}: ${sentence}`, { indent: '  ' }),
        ...(claim === null
          ? []
          : [
              wrapped(`claimed ${wholePounds(claim.claimedPence)}, at most ${wholePounds(claim.allowedPence)}`, {
                indent: '    ',
              }),
            ]),
        ...(override === null
          ? []
          : [
              wrapped(`overridden by the ${override.officerRole}, ${override.date}: ${override.reason}`, {
                indent: '    ',
              }),
            ]),
      ]),
    ),
    '',
  ]
}

/** What each option comes to under each combination of scenarios, and which option survives most. */
function scenariosText({ scenarios, options }: Answer): readonly string[] {
  if (scenarios === null) return []
  const { rows, draws, sentences } = scenarios
  const money = moneyStyle(rows.flatMap((row) => row.options.flatMap(({ meanPence }) => meanPence ?? [])))
  const codes = rows[0]?.options.map(({ option }) => option) ?? []
  return [
    heading(`Under each scenario: mean present value, ${draws} futures of the same luck each`),
    textTable(
      ['Scenario', ...codes.map((code) => options.find((option) => option.code === code)?.title ?? code)],
      rows.map((row) => [
        switchedInWords(scenarios, row),
        ...codes.map((code) => {
          const found = row.options.find(({ option }) => option === code)
          if (found === undefined || found.meanPence === null) return 'cannot be worked'
          const mark = found.state === 'open' ? '' : found.state === 'stopped' ? ', stopped' : ', not shown safe'
          return `${money(found.meanPence)}${mark}`
        }),
      ]),
    ),
    '',
    ...sentences.map((sentence) => wrapped(sentence)),
    '',
  ]
}

/** Which scenarios are switched from the case as it stands. */
function switchedInWords({ list }: ScenarioAnswer, { switched, on }: ScenarioAnswer['rows'][number]): string {
  if (switched.length === 0) return 'As the case stands'
  return list
    .filter(({ code }) => switched.includes(code))
    .map(({ code }) => (on.includes(code) ? code : `without ${code}`))
    .join(' + ')
}

function waitingText({ waiting }: Answer): readonly string[] {
  return waiting.flatMap(({ title, headline, sentences }) => [
    heading(title).trimEnd(),
    wrapped(headline, { indent: '  ' }),
    ...sentences.map((sentence) => wrapped(sentence, { indent: '  ' })),
    '',
  ])
}

function scenariosOn({ scenarios }: Answer): readonly string[] {
  const on = scenarios?.list.filter((scenario) => scenario.on).map(({ title }) => `“${title}”`) ?? []
  return on.length === 0 ? [] : [`Worked with ${listInWords(on)} switched on.`]
}

function warningsText(answer: Answer): readonly string[] {
  if (answer.warnings.length === 0) return []
  return [
    heading('Warnings').trimEnd(),
    ...answer.warnings.map(({ code, place, sentence }) => `  ${code}  ${place}  ${sentence}`),
    '',
  ]
}
