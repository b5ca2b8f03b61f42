import { expect, test } from 'vitest'
import { translator } from '../platform/messages.ts'
import type { DeliveryReason } from './classify-smtp-error.ts'

test('every reason is told in words in four languages', () => {
  const reasons: Record<DeliveryReason, true> = {
    serverUnreachable: true,
    connectionLost: true,
    recipientDeferred: true,
    mailboxFull: true,
    serverBusy: true,
    unexpected: true,
    addressUnknown: true,
    addressRefused: true,
    addressNotSupported: true,
    relayRefused: true,
    contentRefused: true,
    messageTooLarge: true,
    gaveUp: true,
    signInRefused: true,
    senderRefused: true,
    serverRefusing: true,
    tlsFailed: true,
    certificateUntrusted: true,
    misconfigured: true,
    connectionLostAfterSending: true,
    bounced: true,
    domainUnknown: true,
    mailboxDisabled: true,
    reportedDelay: true,
    tokenNotGiven: true,
    tokenServerAway: true,
    tokenRefused: true,
    serverLimitReached: true,
    limitReached: true,
  }
  for (const language of ['en', 'sv', 'de', 'zh-CN'] as const) {
    const t = translator(language)
    const texts = Object.keys(reasons).map((reason) =>
      t(`delivery.reason.${reason as DeliveryReason}`),
    )
    expect(new Set(texts).size).toBe(29)
    expect(texts.join(' ')).not.toMatch(/SMTP|TLS|RCPT|\d{3}/)
  }
})
