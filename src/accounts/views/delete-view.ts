import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { requireAllowed, requireOperator } from '../../roles/policy.ts'
import type { SavedView } from './contract.ts'
import { assertRoomForView, lockSeenView, orViewNameTaken, viewNotFound } from './lock-view.ts'
import { decideDeleteView, presentView } from './policy.ts'
import { forgetDeletedViews, updateView } from './queries.ts'
import { undoneSince } from './view.ts'

/** Deletes a view; for a day it can be had back. */
export async function deleteView(ctx: Context, id: string): Promise<void> {
  const operator = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    const view = await lockSeenView(tx.db, operator, id)
    if (view.deletedAt !== null) throw viewNotFound()
    requireAllowed(decideDeleteView(operator, view))
    await forgetDeletedViews(tx.db, undoneSince(tx.now()))
    await updateView(tx.db, id, { deleted_at: tx.now() })
    tx.audit({
      action: 'view.deleted',
      target: { kind: 'view', id, name: view.name },
      detail: { shared: view.shared },
    })
  })
}

/** Undoes it. */
export async function restoreView(ctx: Context, id: string): Promise<SavedView> {
  const operator = requireOperator(ctx.actor)
  return await inTransaction(ctx, async (tx) => {
    const view = await lockSeenView(tx.db, operator, id)
    if (view.deletedAt === null || view.deletedAt < undoneSince(tx.now())) throw viewNotFound()
    requireAllowed(decideDeleteView(operator, view))
    if (view.ownerId !== null) await assertRoomForView(tx.db, view.ownerId)
    await orViewNameTaken(updateView(tx.db, id, { deleted_at: null }))
    tx.audit({
      action: 'view.restored',
      target: { kind: 'view', id, name: view.name },
      detail: { shared: view.shared },
    })
    return presentView({ ...view, deletedAt: null }, operator)
  })
}
