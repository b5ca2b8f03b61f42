import { listAddressesToTell } from '../directory/address-queries.ts'
import type { User } from '../directory/user.ts'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/language.ts'
import type { Message } from './message.ts'
import { queueDeliveries } from './queue-deliveries.ts'

const SENDING_WINDOW_MS = 3 * 86_400_000

/** Tells the owner on every address on file, and on those removed in the last thirty days (S22). */
export async function queueNotices(
  tx: Context,
  user: Pick<User, 'id' | 'preferredLanguage'>,
  message: Message,
  fallback: Language,
): Promise<void> {
  const now = tx.now()
  const addresses = await listAddressesToTell(tx.db, user.id, now)
  const recipients = new Map(addresses.map(({ addressKey, address }) => [addressKey, address]))
  await queueDeliveries(
    tx,
    [...recipients.values()].map((recipient) => ({
      message,
      recipient,
      language: user.preferredLanguage ?? fallback,
      userId: user.id,
      handoverId: null,
      dueAt: now,
      giveUpAt: new Date(now.getTime() + SENDING_WINDOW_MS),
    })),
  )
}

export async function queueChangeNotices(
  tx: Context,
  user: Pick<User, 'id' | 'preferredLanguage'>,
  fallback: Language,
): Promise<void> {
  const parameters = { when: tx.now().toISOString() }
  await queueNotices(tx, user, { template: 'noticeChanged', parameters }, fallback)
}
