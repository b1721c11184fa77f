import type { CouncilCode, FactFile, OfficialFact } from '../../reference/index.ts'
import { officialFactFiles, officialFacts } from '../../reference/index.ts'
import type { Import } from '../baseline/import.ts'
import type { Publication } from '../importer.ts'
import type { Area, Observation } from '../observation.ts'

/**
 * The official facts that ship with the product, as imports like any other: each file whose facts are carried, with
 * what it says of these councils. A newer edition that somebody imports stands over them.
 */
export function shippedImports(councils: readonly CouncilCode[], measures?: readonly string[]): readonly Import[] {
  const byFile = new Map<FactFile, Observation[]>(officialFactFiles().map((file) => [file, []]))
  const asked = { councils, ...(measures === undefined ? {} : { measures }) }
  for (const fact of officialFacts(asked)) byFile.get(fact.file)?.push(observationOf(fact))
  return [...byFile].map(([file, observations]) => ({
    id: file.sha256,
    file: file.file,
    kind: 'shipped',
    publication: publicationOf(file),
    importerVersion: 'shipped',
    observations,
  }))
}

function publicationOf({ publication, publisher, edition, published, licence, isSecondary }: FactFile): Publication {
  return {
    title: publication,
    publisher,
    edition,
    ...(published === undefined ? {} : { published }),
    // The generator takes it from the reader’s own publication, whose licence is one of these words.
    licence: licence as Publication['licence'],
    isSecondary,
  }
}

const areas = new Map<string, Area>()

function areaOf(councils: readonly CouncilCode[]): Area {
  const key = councils.join('+')
  const before = areas.get(key)
  if (before !== undefined) return before
  const area: Area = { level: 'council', councils, key, name: key, published: {} }
  areas.set(key, area)
  return area
}

function observationOf({
  councils,
  measure,
  filters,
  period,
  value,
  file,
  sheet,
  row,
  column,
  isCertified,
}: OfficialFact): Observation {
  return {
    what: 'observation',
    area: areaOf(councils),
    measure,
    filters,
    period,
    value,
    text: typeof value === 'number' ? String(value) : '',
    ...(sheet === undefined ? {} : { sheet }),
    row,
    column,
    marks: [
      ...(file.isSecondary ? (['secondary'] as const) : []),
      ...(isCertified === undefined ? [] : [isCertified ? ('certified' as const) : ('notCertified' as const)]),
    ],
  }
}
