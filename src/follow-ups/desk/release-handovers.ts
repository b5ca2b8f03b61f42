import { actorName, type Context } from '../../platform/context.ts'
import { mayDo } from '../../roles/policy.ts'
import { changeHandovers, lockUnfinishedOf } from './desk-queries.ts'

/** Whoever can't work any more leaves what is not done to nobody, where others see it (S26). Answers how many. */
export async function releaseHandovers(tx: Context, ownerId: string): Promise<number> {
  const handovers = await lockUnfinishedOf(tx.db, ownerId)
  await changeHandovers(
    tx.db,
    handovers.map(({ id }) => id),
    { owner_id: null },
    {
      kind: 'assigned',
      at: tx.now(),
      actorKind: tx.actor.kind,
      actorName: actorName(tx.actor),
      detail: { to: null },
    },
  )
  return handovers.length
}

/** The same where somebody's last role with follow-ups was taken. */
export async function releaseIfUnable(
  tx: Context,
  { id, roles }: { readonly id: string; readonly roles: readonly string[] },
): Promise<void> {
  if (!mayDo(roles, 'followUps.work')) await releaseHandovers(tx, id)
}
