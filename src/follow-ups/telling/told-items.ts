import { referenceOf } from '../../handovers/handover.ts'
import type { Context } from '../../platform/context.ts'
import type { NeedyHandover } from './telling-queries.ts'

const NAMED = 10

/** A few of them by name, each with the way to its page; the desk has them all. Nothing of it is secret. */
export function toldItems(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  needy: readonly Pick<NeedyHandover, 'number' | 'displayName' | 'reason'>[],
) {
  return {
    count: needy.length,
    items: needy.slice(0, NAMED).map(({ number, displayName, reason }) => ({
      reference: referenceOf(number),
      name: displayName,
      reason,
      link: `${publicUrl}/handovers/${number}`,
    })),
    deskLink: `${publicUrl}/follow-up`,
  }
}
