import { inTransaction } from '../audit/in-transaction.ts'
import { lockCredential } from '../credentials/queries.ts'
import { cancelDeliveries } from '../deliveries/cancel-deliveries.ts'
import type { Context } from '../platform/context.ts'
import { auditTarget, endCredential } from './end-handover.ts'
import { isLink, referenceOf } from './handover.ts'
import {
  eraseSecret,
  listOverdueCredentials,
  listOverdueHandovers,
  listToErase,
  lockHandover,
} from './queries.ts'
import { recordEvent } from './record-event.ts'

const BATCH = 100

/** Ends what has run out of time, one transaction each. Answers how many; call again while it is not 0. */
export async function expireHandovers(ctx: Context): Promise<number> {
  const ids = await listOverdueHandovers(ctx.db, ctx.now(), BATCH)
  for (const id of ids) await expireHandover(ctx, id)
  const credentials = await listOverdueCredentials(ctx.db, ctx.now(), BATCH)
  for (const { id } of credentials) await expireCredential(ctx, id)
  return ids.length + credentials.length
}

async function expireHandover(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandover(tx.db, id)
    const now = tx.now()
    const unread = isLink(handover.way) && handover.claimedAt === null && handover.expiresAt <= now
    if (!handover.open || (!unread && handover.credentialExpiresAt > now)) return
    await cancelDeliveries(tx, id)
    const scrambled = await endCredential(tx, handover)
    await recordEvent(tx, handover, 'expired', { unread })
    tx.audit({
      action: 'handover.expired',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(handover.number), unread, passwordScrambled: scrambled },
    })
  })
}

/** Signed in, but never changed it: a temporary password doesn't become the lasting one (ASVS 6.4.1). */
async function expireCredential(ctx: Context, handoverId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const handover = await lockHandover(tx.db, handoverId)
    const credential = await lockCredential(tx.db, handover.userId)
    if (credential?.handoverId !== handoverId || credential.expiresAt === null) return
    if (credential.expiresAt > tx.now()) return
    await endCredential(tx, { ...handover, credentialVersion: credential.version })
    await recordEvent(tx, handover, 'expired', { unread: false })
    tx.audit({
      action: 'user.passwordExpired',
      target: await auditTarget(tx, handover),
      detail: { handover: referenceOf(handover.number) },
    })
  })
}

/** Erases revealed secrets whose ten minutes are over. */
export async function eraseRevealed(ctx: Context): Promise<number> {
  const ids = await listToErase(ctx.db, ctx.now(), BATCH)
  for (const id of ids) {
    await inTransaction(ctx, async (tx) => {
      const handover = await lockHandover(tx.db, id)
      if (handover.sealed === null) return
      await eraseSecret(tx.db, id)
      await recordEvent(tx, handover, 'erased')
      tx.audit({
        action: 'handover.erased',
        target: await auditTarget(tx, handover),
        detail: { handover: referenceOf(handover.number) },
      })
    })
  }
  return ids.length
}
