import { restartChain } from './audit/restart-chain.ts'
import { inTransaction } from './audit/in-transaction.ts'
import { sealCanary } from './organisation/key-canary.ts'
import { saveKeyCanary } from './organisation/queries.ts'
import type { Context } from './platform/context.ts'

/**
 * Goes on after the key was lost. What was sealed under it stays shut: waiting messages fail one by one as they
 * come due. The audit chain begins anew with an event that says so.
 */
export async function replaceLostKey(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await saveKeyCanary(tx.db, sealCanary(tx.keys))
    await restartChain(tx.db)
    tx.audit({ action: 'organisation.keyReplaced' })
  })
}
