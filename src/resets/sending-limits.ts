import { actorId, type Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Limit } from '../platform/rate-limits.ts'

const DAY_SECONDS = 86_400
const PER_RECIPIENT = 10
const PER_ACCOUNT = 10
const PER_OPERATOR = 5_000

/** So many hand-overs a day to one address, of one account, by one operator (S13). */
export function sendingLimits(
  ctx: Context,
  { userId, recipient }: { userId: string; recipient: string | null },
): Limit[] {
  return [
    day(`reset-operator:${actorId(ctx.actor) ?? ''}`, PER_OPERATOR),
    ...recipientLimits({ userId, recipient }),
  ]
}

/** What a job keeps too. How many it does was confirmed by whoever started it, and above a limit by a second one. */
export function recipientLimits({
  userId,
  recipient,
}: {
  userId: string
  recipient: string | null
}): Limit[] {
  return [
    day(`reset-account:${userId}`, PER_ACCOUNT),
    ...(recipient === null ? [] : [day(`reset-recipient:${addressKey(recipient)}`, PER_RECIPIENT)]),
  ]
}

function day(bucket: string, limit: number): Limit {
  return { bucket, limit, windowSeconds: DAY_SECONDS }
}
