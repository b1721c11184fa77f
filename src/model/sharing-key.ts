import { type Figure, figures } from '../figures/index.ts'
import { arrangement, sharingKey } from './arrangement.ts'

/**
 * The key by which a cost is shared: what each council puts into the stated rule, as far as `counts` lets it in (for as
 * long in the year as it is in the arrangement, while it has the duty). So what a council that leaves no longer carries,
 * the others do. Where those that count put in nothing they share alike; where nobody counts, there is nothing to share.
 */
export function keyAmong(counts: Figure, name: string, group = `key/${name}`): Figure {
  const key = sharingKey(name)
  if (counts === arrangement.takesPart) return key
  return figures(
    group,
    { key, counts },
    {
      weighed: { title: `Sharing key of ${name}, as far as the council is in it`, unit: 'number', is: 'key × counts' },
      put: { title: 'Most that anybody in it puts in', unit: 'number', is: 'max(weighed over council)' },
      anybody: { title: 'Anybody is in it (1)', unit: 'share', is: 'max(counts over council)' },
      now: {
        title: `Sharing key of ${name}, among the councils in it`,
        unit: 'number',
        is: 'if(put > 0, weighed, if(anybody > 0, counts, key))',
      },
    },
  ).now
}
