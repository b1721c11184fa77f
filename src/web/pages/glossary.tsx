import { Markdown } from '../markdown.tsx'
import type { PageParts } from '../page.tsx'
import { Table } from '../parts/table.tsx'

/** The words these pages use, and their names in code. */
const terms: readonly { readonly word: string; readonly means: string; readonly inCode: string }[] = [
  { word: 'arrives', means: 'The part of a planned saving that is in fact made.', inCode: 'realisation' },
  {
    word: 'better off',
    means: 'A present value above nought, against carrying on alone with own efficiencies.',
    inCode: 'chanceBetterOff',
  },
  {
    word: 'carrying on alone',
    means: 'What a council would do without sharing, its own efficiencies included. Every gain is measured from it.',
    inCode: 'counterfactual',
  },
  {
    word: 'central case',
    means: 'One calculation with every assumption at its most likely value, rounded line by line to the penny.',
    inCode: 'central',
  },
  {
    word: 'ceiling',
    means:
      'The most that a measure could save, worked from the money there is to save from. A claim above it is a stop.',
    inCode: 'ceiling',
  },
  {
    word: 'claim',
    means: 'A saving somebody has stated. It is held to the ceiling of the measures it rests on.',
    inCode: 'claims',
  },
  {
    word: 'evidence grade',
    means:
      'A: published for the same thing. B: published for something near. C: derived by arithmetic. D: judgement, to be replaced with a local figure.',
    inCode: 'grade',
  },
  {
    word: 'fund',
    means:
      'Where money lawfully belongs, such as the General Fund or the Dedicated Schools Grant. Funds are never added together.',
    inCode: 'fund',
  },
  {
    word: 'futures',
    means:
      'Calculations in which each uncertain value takes one of its possible values. Counts such as 79 in 100 are counts of futures.',
    inCode: 'draws',
  },
  {
    word: 'happened anyway',
    means: 'The part of a saving the council would have made by itself.',
    inCode: 'deadweight',
  },
  { word: 'hindsight', means: 'A figure published after the date of the decision.', inCode: 'hindsight' },
  {
    word: 'limit for children',
    means: 'Something no saving may buy, such as cases per social worker. A broken limit stops an option.',
    inCode: 'guardrail',
  },
  {
    word: 'mean',
    means: 'The average over the futures. Means of councils add up to the mean of the total.',
    inCode: 'mean',
  },
  {
    word: 'middle',
    means: 'The future with as many better as worse. Middles of councils do not add up to the middle of the total.',
    inCode: 'p50',
  },
  {
    word: 'not shown safe',
    means:
      'A figure that a limit for children needs is missing. The option is worked out and compared, but cannot be recommended.',
    inCode: 'notShownSafe',
  },
  {
    word: '9 in 10 futures',
    means: 'The range that leaves out the worst 5 in 100 futures and the best 5 in 100.',
    inCode: 'p5, p95',
  },
  { word: 'own efficiencies', means: 'Savings a council makes without sharing.', inCode: 'L00' },
  {
    word: 'pool',
    means: 'A part of the spending that a saving can come from, such as management pay.',
    inCode: 'pool',
  },
  {
    word: 'present value',
    means: 'A run of yearly amounts in constant prices as one amount today, at the discount rate of the case’s dates.',
    inCode: 'presentValuePence',
  },
  {
    word: 'sharing key',
    means: 'The rule by which councils share a saving or a cost, such as children aged 0 to 17.',
    inCode: 'key',
  },
  {
    word: 'stopped',
    means:
      'A limit for children is broken, or a claim is above its ceiling. The option is shown below the others with its reason.',
    inCode: 'stop',
  },
  { word: 'switching value', means: 'The value of one assumption at which no gain is left.', inCode: 'switchingValue' },
]

/** The glossary: the project's own page of it where there is one, and the words these pages use. */
export function glossaryPage(markdown: string | undefined): PageParts {
  return {
    title: 'Glossary',
    nav: 'glossary',
    children:
      markdown === undefined ? (
        <>
          <div class="cc-mast">
            <h1>Glossary</h1>
          </div>
          <Table
            caption="The words on these pages"
            columns={[{ title: 'Word' }, { title: 'What it means' }, { title: 'In code' }]}
            rows={terms.map(({ word, means, inCode }) => ({
              cells: [<b>{word}</b>, means, <span class="cc-mono">{inCode}</span>],
            }))}
          />
        </>
      ) : (
        <Markdown text={markdown} />
      ),
  }
}
