import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, longest first. A file that is begun last is waited for alone. */
const longest: readonly string[] = [
  'src/store/power-cut.test.ts',
  'src/store/keeping/on-postgres.test.ts',
  'src/store/start.test.ts',
  'src/store/keeping/erasing.test.ts',
  'src/store/kill.test.ts',
  'src/store/contract.test.ts',
  'src/store/faults.test.ts',
  'src/store/keeping/tampering.test.ts',
  'src/store/keeping/copies.test.ts',
  'test/pages/pages.test.ts',
  'test/examples/versions.test.ts',
  'test/workbook/stories.test.ts',
  'test/attacks/uploads.test.ts',
  'test/journeys/stop-and-start.test.ts',
  'test/pages/links.test.ts',
  'test/attacks/script-in-texts.test.ts',
  'test/pages/kept-pages.test.ts',
  'test/docs.test.ts',
  'test/pages/charts.test.ts',
  'src/appraisal/scenarios/scenarios.test.ts',
  'src/appraisal/version/version.test.ts',
  'test/journeys/new-case.test.ts',
  'test/journeys/command.test.ts',
  'test/journeys/kept-cases.test.ts',
  'src/cli/run.test.ts',
  'test/contracts/delivery-models.test.ts',
  'test/laws/time-and-money.test.ts',
  'test/pages/import.test.ts',
  'test/journeys/unusual-cases.test.ts',
  'test/journeys/versions.test.ts',
  'test/journeys/import.test.ts',
  'test/case-workbook/office.test.ts',
]

/**
 * Files with a process of their own first, because a shared process that ends takes with it what it has loaded; within
 * each, the longest first. A fresh checkout knows no times of its own, so these are named.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config
    const gone = longest.filter((file) => !existsSync(join(root, file)))
    if (gone.length > 0) throw new Error(`test/longest-first.ts names files that are not there: ${gone.join(', ')}`)
    const place = ({ moduleId, project }: TestSpecification) => {
      const at = longest.indexOf(relative(root, moduleId))
      return [project.config.isolate ? 0 : 1, at < 0 ? longest.length : at] as const
    }
    return files
      .map((file) => ({ file, place: place(file) }))
      .sort(
        (a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || (a.file.moduleId < b.file.moduleId ? -1 : 1),
      )
      .map(({ file }) => file)
  }
}
