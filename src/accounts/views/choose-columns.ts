import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { requireOperator } from '../../roles/policy.ts'
import type { UserColumn } from '../contract.ts'
import { saveChosenColumns } from './queries.ts'

/** The columns in which an operator wants the list; null: as the product has them. */
export async function chooseColumns(
  ctx: Context,
  columns: readonly UserColumn[] | null,
): Promise<void> {
  const { id, name } = requireOperator(ctx.actor)
  await inTransaction(ctx, async (tx) => {
    await saveChosenColumns(tx.db, id, columns)
    tx.audit({ action: 'user.columnsChosen', target: { kind: 'user', id, name } })
  })
}
