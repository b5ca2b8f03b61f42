import type { QueuedMessage } from '../deliveries/queue-deliveries.ts'
import { addressKey, maskEmailAddress } from '../platform/email-address.ts'
import type { Context } from '../platform/context.ts'
import type { CreateHandoverInput } from './create-handovers.ts'
import { isMailed, STOP_MS } from './handover.ts'

/** A notice is of use for as long as somebody may act on it. */
export const NOTICE_LIFETIME_MS = 30 * 86_400_000
const SENDING_WINDOW_MS = 3 * 86_400_000

type FirstMessage = Omit<QueuedMessage, 'dueAt' | 'giveUpAt'>

/** The message that carries the hand-over itself: a link, or by policy the password; nothing when it is shown. */
export function firstMessage(
  tx: Context,
  { prepared, recipient, language, password, user }: CreateHandoverInput,
  reference: string,
): FirstMessage | undefined {
  if (recipient === null || !isMailed(prepared.way)) return undefined
  const expiresAt = prepared.expiresAt.toISOString()
  const envelope = {
    recipient: recipient.address,
    language,
    userId: user.id,
    handoverId: prepared.id,
  }
  if (prepared.way === 'messagePassword') {
    return {
      ...envelope,
      message: {
        template: 'handoverPassword',
        parameters: {
          password: password?.expose() ?? '',
          reference,
          signInLink: `${tx.publicUrl}/sign-in`,
          disputeLink: `${tx.publicUrl}/d/${prepared.disputeToken}`,
          expiresAt: prepared.credentialExpiresAt.toISOString(),
        },
      },
    }
  }
  return {
    ...envelope,
    message: {
      template: prepared.way === 'setLink' ? 'handoverSet' : 'handoverReveal',
      parameters: { link: `${tx.publicUrl}/r/${prepared.token}`, reference, expiresAt },
    },
  }
}

/** Every address on file is told of the reset (S22), but for the one that gets the hand-over itself. */
export function notices(
  tx: Context,
  input: CreateHandoverInput,
  reference: string,
): QueuedMessage[] {
  const { prepared, recipient, user, operator } = input
  const when = prepared.createdAt.toISOString()
  const isLetter = prepared.way === 'letter'
  const sentTo = recipient === null ? null : maskEmailAddress(recipient.address)
  const timing = {
    // Of many at once they leave with the links: nobody's mail is to slow down the work itself.
    dueAt:
      tx.lane === 'bulk' ? new Date(prepared.createdAt.getTime() + STOP_MS) : prepared.createdAt,
    giveUpAt: new Date(prepared.createdAt.getTime() + SENDING_WINDOW_MS),
    handoverId: null,
  }
  const keys = new Set(recipient === null ? [] : [addressKey(recipient.address)])
  const toOwner = input.addressesToTell
    .filter(({ addressKey: key }) => !keys.has(key) && keys.add(key))
    .map((address): QueuedMessage => ({
      ...timing,
      recipient: address.address,
      language: user.preferredLanguage ?? input.language,
      userId: user.id,
      message: {
        template: 'noticeReset',
        parameters: {
          when,
          byName: operator.name,
          reference,
          disputeLink: `${tx.publicUrl}/d/${prepared.disputeToken}`,
          sentTo,
          // Whoever prints a letter holds it: told like a new destination, and never coalesced (S19).
          onFile: recipient?.onFile ?? !isLetter,
          isLetter,
        },
      },
    }))
  if (recipient?.onFile ?? !isLetter) return toOwner
  const toAdministrators = input.administratorsToTell.map((administrator): QueuedMessage => ({
    ...timing,
    recipient: administrator.mail,
    language: administrator.language,
    userId: administrator.id,
    message: {
      template: 'adminAlert',
      parameters: {
        when,
        byName: operator.name,
        reference,
        userName: user.displayName,
        sentTo: recipient?.address ?? null,
      },
    },
  }))
  return [...toOwner, ...toAdministrators]
}
