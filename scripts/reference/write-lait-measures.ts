import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { laitMeasuresFile, readLaitDictionary } from '../../src/importers/index.ts'
import { openFile } from '../../src/importers/table/open-file.ts'

const dictionary = 'lait_data_dictionary.csv'

/** The measures of the Local Authority Interactive Tool, from its own dictionary. */
export async function writeLaitMeasures(returns: string): Promise<void> {
  const bytes = readFileSync(join(returns, 'lait', dictionary))
  const warn = ({ place, sentence }: { readonly place: string; readonly sentence: string }) =>
    void process.stdout.write(`${place}: ${sentence}\n`)
  const { measures } = await readLaitDictionary(await openFile({ name: dictionary, bytes }, warn))
  writeFileSync('src/reference/lait-measures.generated.ts', laitMeasuresFile(measures, 'scripts/reference.ts'))
  process.stdout.write(`lait-measures.generated.ts: ${measures.length} measures\n`)
}
