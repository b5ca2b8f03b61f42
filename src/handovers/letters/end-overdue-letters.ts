import { inTransaction, type Transaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { auditTarget, endCredential } from '../end-handover.ts'
import { referenceOf } from '../handover.ts'
import { type Handover, lockHandover } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import { eraseLetters, listOverdueLetters, lockLetters } from './letter-queries.ts'

const BATCH = 100

/**
 * Erases the codes of letters whose time to be printed is over. One that nobody opened can't reach anybody: its
 * hand-over ends. One that was opened may be on its way on paper, and lives on.
 */
export async function endOverdueLetters(ctx: Context): Promise<number> {
  const numbers = await listOverdueLetters(ctx.db, ctx.now(), BATCH)
  for (const number of numbers) {
    await inTransaction(ctx, async (tx) => {
      const [letter] = await lockLetters(tx.db, [number])
      if (letter?.waits !== true) return
      await eraseLetters(tx.db, [letter.id])
      const handover = await lockHandover(tx.db, letter.id)
      await (letter.wasOpened ? noteErased(tx, handover) : expireUnprinted(tx, handover))
    })
  }
  return numbers.length
}

async function noteErased(tx: Transaction, handover: Handover): Promise<void> {
  await recordEvent(tx, handover, 'letterErased')
  tx.audit({
    action: 'handover.letterErased',
    target: await auditTarget(tx, handover),
    detail: { handover: referenceOf(handover.number) },
  })
}

async function expireUnprinted(tx: Transaction, handover: Handover): Promise<void> {
  const scrambled = await endCredential(tx, handover)
  await recordEvent(tx, handover, 'expired', { unread: true, unprinted: true })
  tx.audit({
    action: 'handover.expired',
    target: await auditTarget(tx, handover),
    detail: {
      handover: referenceOf(handover.number),
      unread: true,
      unprinted: true,
      passwordScrambled: scrambled,
    },
  })
}
