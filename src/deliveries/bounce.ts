import type { DeliveryReason } from './classify-smtp-error.ts'

/** An enhanced status code in what a server said, such as 5.1.1 (RFC 3463). */
export function statusIn(text: string | null): string | null {
  return /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(text ?? '')?.[1] ?? null
}

/** Mailboxes that don't exist, and domains: no attempt of any day will do (RFC 3463, 3.2 and 3.3; RFC 7505). */
const HARD = ['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']

/** Is nobody there, so that the next message would bounce too? A full mailbox or a spam filter is no such thing. */
export function isHardBounce(status: string | null, reason: string | null): boolean {
  return status === null ? reason === 'addressUnknown' : HARD.includes(status)
}

/** What a bounce's status code says, in the words of `delivery.reason.NAME`. */
export function reasonOfStatus(status: string | null): DeliveryReason {
  const detail = status?.slice(2) ?? ''
  switch (detail) {
    case '1.2':
    case '1.10':
    case '4.4':
      return 'domainUnknown'
    case '2.1':
      return 'mailboxDisabled'
    case '2.2':
      return 'mailboxFull'
    case '2.3':
    case '3.4':
      return 'messageTooLarge'
    case '4.7':
      return 'gaveUp'
    case '6.7':
      return 'addressNotSupported'
  }
  if (detail.startsWith('1.')) return 'addressUnknown'
  return detail.startsWith('6.') || detail.startsWith('7.') ? 'contentRefused' : 'bounced'
}
