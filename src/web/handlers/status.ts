import { engineNumber } from '../../appraisal/index.ts'
import { lastCheckpoint, sizesOf } from '../../store/index.ts'
import { statusPage } from '../pages/status.tsx'
import { type Handler, htmlReply } from '../route.ts'

/** For an operator; it names no secret, and no folder to whoever is not at the machine. */
export const serverStatus: Handler = async (_request, site) => {
  const { store, isOpenToOthers, version } = site
  const head = await store.read(async ({ query }) => {
    const { rows } = await query<{ n: number; hash: string; at: string }>('select n, hash, at from record.head')
    return rows[0] ?? { n: 0, hash: '', at: '' }
  })
  return htmlReply(
    statusPage({
      store,
      sizes: await sizesOf(store),
      head,
      checkpoint: lastCheckpoint(store),
      isOpenToOthers,
      versions: { concordat: version, engine: engineNumber, node: process.versions.node },
    }),
  )
}
