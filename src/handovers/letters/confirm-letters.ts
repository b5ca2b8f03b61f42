import { inTransaction } from '../../audit/in-transaction.ts'
import { getUser } from '../../directory/queries.ts'
import type { Context } from '../../platform/context.ts'
import { referenceOf } from '../handover.ts'
import { lockHandover } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import { decideConfirm } from './letter.ts'
import { eraseLetters } from './letter-queries.ts'
import { letterProblem, lockForOperator } from './open-letters.ts'

/** "They printed": the codes are erased, and nobody can print the letters once more (S9). All of them or none. */
export async function confirmLetters(ctx: Context, numbers: readonly number[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const letters = await lockForOperator(tx, numbers)
    await eraseLetters(
      tx.db,
      letters.map(({ id }) => id),
    )
    for (const letter of letters) {
      const decision = decideConfirm(letter)
      if (!decision.allowed) throw letterProblem(letter, decision.reason)
      await recordEvent(tx, await lockHandover(tx.db, letter.id), 'printed')
      const user = await getUser(tx.db, letter.userId)
      tx.audit({
        action: 'handover.letterPrinted',
        target: { kind: 'user', id: user.id, name: user.displayName },
        detail: { handover: referenceOf(letter.number) },
      })
    }
  })
}
