import type { CaseFileReading } from '../appraisal/index.ts'
import { readCaseWorkbookFile } from '../importers/index.ts'
import { readFileBytes } from './file-bytes.ts'
import { CommandStop, exitCodes } from './problems.ts'

/** A filled-in case workbook, read and checked: its problems and warnings by sheet and cell. */
export async function readWorkbookCase(path: string): Promise<CaseFileReading> {
  return readCaseWorkbookFile(readFileBytes(path))
}

/** A filled-in case workbook as the text of its case file; stops with every problem by sheet and cell. */
export async function caseTextOfWorkbook(path: string): Promise<string> {
  const reading = await readWorkbookCase(path)
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  return `${JSON.stringify(reading.case, null, 2)}\n`
}
