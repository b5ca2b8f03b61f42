import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { AddViewBody, SavedView } from './contract.ts'
import { assertRoomForView, lockSeenView, orViewNameTaken, parseViewName } from './lock-view.ts'
import { decideShare, presentView } from './policy.ts'
import { insertView } from './queries.ts'
import { storedQuery } from './view.ts'

/** Keeps a list of users under a name, for oneself or for all operators. */
export async function addView(ctx: Context, view: AddViewBody): Promise<SavedView> {
  const operator = requireOperator(ctx.actor)
  const name = parseViewName(view.name)
  if (view.shared) requireAllowed(decideShare(operator))
  const id = randomUUID()
  return await inTransaction(ctx, async (tx) => {
    await assertRoomForView(tx.db, operator.id)
    await orViewNameTaken(
      insertView(tx.db, {
        id,
        name,
        ownerId: operator.id,
        ownerName: operator.name,
        shared: view.shared,
        query: storedQuery(view.query),
        columns: view.columns,
        createdAt: tx.now(),
      }),
    )
    tx.audit({
      action: 'view.added',
      target: { kind: 'view', id, name },
      detail: { shared: view.shared },
    })
    return presentView(await lockSeenView(tx.db, operator, id), operator)
  })
}
