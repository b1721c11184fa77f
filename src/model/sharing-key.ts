import { type Figure, figures } from '../figures/index.ts'
import { arrangement, sharingKey } from './arrangement.ts'

/**
 * The key by which a cost is shared: what each council puts into the stated rule, for as long in the year as it is in
 * the arrangement and has the duty. So what a council that leaves no longer carries, the others do. Where nobody is in
 * it, the rule itself stands, and there is nothing to share.
 */
export function keyAmong(member: Figure, name: string): Figure {
  const key = sharingKey(name)
  if (member === arrangement.takesPart) return key
  return figures(
    `key/${name}`,
    { key, member },
    {
      anybody: { title: 'Anybody is in it (1)', unit: 'share', is: 'max(member over council)' },
      now: {
        title: `Sharing key of ${name}, among the councils in it`,
        unit: 'number',
        is: 'if(anybody > 0, key × member, key)',
      },
    },
  ).now
}
