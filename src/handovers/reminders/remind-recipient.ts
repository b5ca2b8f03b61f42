import { inTransaction, type Transaction } from '../../audit/in-transaction.ts'
import { queueDeliveries } from '../../deliveries/queue-deliveries.ts'
import { findSuppression } from '../../deliveries/suppression-queries.ts'
import type { Context } from '../../platform/context.ts'
import { addressKey } from '../../platform/email-address.ts'
import { Problem } from '../../platform/problem.ts'
import { mayDo, requireAllowed, requireOperator } from '../../roles/policy.ts'
import { auditTarget } from '../end-handover.ts'
import { referenceOf } from '../handover.ts'
import { type Handover, lockHandover, lockHandoverByNumber } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import {
  findRefusal,
  type ReminderOccasion,
  type ReminderRefusal,
  usableUntil,
} from './reminder.ts'
import { getReminders, insertReminder } from './reminder-queries.ts'

const REFUSALS: Record<ReminderRefusal, string> = {
  'already-received': 'There already is a receipt.',
  'already-ended': 'This hand-over has already ended.',
  'reminder-without-message': 'No message was sent, so there is nothing to remind of.',
  'reminder-already-seen': 'The password has been shown already. A reminder would be of no use.',
  'reminder-bounced': 'Messages to this address come back. Send to another address instead.',
  'reminder-not-sent-yet': 'The message itself has not left yet.',
  'reminder-no-more': 'The recipient has been reminded three times. Try another way.',
  'reminder-too-soon': 'The last reminder is less than an hour old.',
}

/** An operator asks the recipient to look for the message. */
export async function remindRecipient(ctx: Context, number: number): Promise<void> {
  const operator = requireOperator(ctx.actor)
  requireAllowed({ allowed: mayDo(operator.roles, 'followUps.work'), reason: 'no-ability' })
  await inTransaction(ctx, async (tx) => {
    const refusal = await remind(tx, await lockHandoverByNumber(tx.db, number), 'operator')
    if (refusal !== undefined) throw new Problem('conflict', refusal, REFUSALS[refusal])
  })
}

/** The clock reminds. What has happened in the meantime is seen under the lock: then nothing is sent. */
export async function remindByClock(
  ctx: Context,
  handoverId: string,
  occasion: Exclude<ReminderOccasion, 'operator'>,
): Promise<boolean> {
  return await inTransaction(
    ctx,
    async (tx) => (await remind(tx, await lockHandover(tx.db, handoverId), occasion)) === undefined,
  )
}

async function remind(
  tx: Transaction,
  handover: Handover,
  occasion: ReminderOccasion,
): Promise<ReminderRefusal | undefined> {
  const now = tx.now()
  const { arrivedAt, remindedAt } = await getReminders(tx.db, handover.id)
  const refusal = findRefusal(
    { ...handover, revealedAt: handover.claimedAt, arrived: arrivedAt !== null, remindedAt },
    now,
  )
  if (refusal !== undefined) return refusal
  const { recipient, number } = handover
  if (recipient === null || arrivedAt === null) return 'reminder-without-message'
  if ((await findSuppression(tx.db, addressKey(recipient))) !== undefined) return 'reminder-bounced'
  const ordinal = remindedAt.length + 1
  if (!(await insertReminder(tx.db, { handoverId: handover.id, ordinal, occasion, at: now })))
    return 'reminder-no-more'
  await queueDeliveries(tx, [
    {
      message: {
        template: 'handoverReminder',
        parameters: {
          about: aboutOf(handover),
          sentAt: arrivedAt.toISOString(),
          reference: referenceOf(number),
          expiresAt: usableUntil(handover).toISOString(),
        },
      },
      recipient,
      language: handover.language,
      userId: handover.userId,
      handoverId: handover.id,
      dueAt: now,
      giveUpAt: usableUntil(handover),
    },
  ])
  await recordEvent(tx, handover, 'reminded', { ordinal, occasion })
  tx.audit({
    action: 'handover.reminded',
    target: await auditTarget(tx, handover),
    detail: { handover: referenceOf(number), ordinal, occasion },
  })
  return undefined
}

/** Which message is to be looked for. */
function aboutOf({ way }: Handover): 'reveal' | 'set' | 'password' {
  if (way === 'setLink') return 'set'
  return way === 'messagePassword' ? 'password' : 'reveal'
}
