import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { ChangeViewBody, SavedView } from './contract.ts'
import { lockSeenView, orViewNameTaken, parseViewName, viewNotFound } from './lock-view.ts'
import { decideChangeView, decideShareView, presentView } from './policy.ts'
import { updateView } from './queries.ts'
import { storedQuery } from './view.ts'

/** Another name, another list, other columns, shared or not: what is named is changed. */
export async function changeView(
  ctx: Context,
  id: string,
  { shared, name: typed, query, columns }: ChangeViewBody,
): Promise<SavedView> {
  const operator = requireOperator(ctx.actor)
  const name = typed === undefined ? undefined : parseViewName(typed)
  return await inTransaction(ctx, async (tx) => {
    const view = await lockSeenView(tx.db, operator, id)
    if (view.deletedAt !== null) throw viewNotFound()
    if (shared !== undefined && shared !== view.shared)
      requireAllowed(decideShareView(operator, view))
    if (name !== undefined || query !== undefined || columns !== undefined)
      requireAllowed(decideChangeView(operator, view))
    await orViewNameTaken(
      updateView(tx.db, id, {
        updated_at: tx.now(),
        ...(name !== undefined && { name }),
        ...(query !== undefined && { query: JSON.stringify(storedQuery(query)) }),
        ...(columns !== undefined && { columns }),
        ...(shared !== undefined && { private_to: shared ? null : view.ownerId }),
      }),
    )
    const changed = Object.entries({ name, query, columns, shared })
      .filter(([, value]) => value !== undefined)
      .map(([field]) => field)
    tx.audit({
      action: 'view.changed',
      target: { kind: 'view', id, name: name ?? view.name },
      detail: { changed, shared: shared ?? view.shared },
    })
    return presentView(await lockSeenView(tx.db, operator, id), operator)
  })
}
