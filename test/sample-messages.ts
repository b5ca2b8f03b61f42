import type { Message } from '../src/deliveries/message.ts'

const when = '2026-11-24T12:00:00Z'
const expiresAt = '2026-11-27T12:00:00Z'
const reference = 'K-1042'
const link = 'https://kvittens.example/r/TOKEN'
const disputeLink = 'https://kvittens.example/d/TOKEN'

/** One of each message, and of those that are worded in two ways, both. `typed` is what somebody typed. */
export function sampleMessages(typed = 'Per Andersson'): Record<string, Message> {
  const reset = { when, byName: typed, reference, disputeLink }
  const item = { reference, name: typed, link: 'https://kvittens.example/handovers/1042' }
  const told = {
    count: 12,
    items: [
      { ...item, reason: 'disputed' as const },
      { ...item, reason: 'failed' as const },
      { ...item, reason: null },
    ],
    deskLink: 'https://kvittens.example/follow-up',
  }
  return {
    handoverReveal: { template: 'handoverReveal', parameters: { link, reference, expiresAt } },
    handoverSet: { template: 'handoverSet', parameters: { link, reference, expiresAt } },
    handoverPassword: {
      template: 'handoverPassword',
      parameters: {
        password: 'Kvar7tMa4gRe9pLo',
        reference,
        signInLink: 'https://kvittens.example/sign-in',
        disputeLink,
        expiresAt,
      },
    },
    handoverReminder: {
      template: 'handoverReminder',
      parameters: { about: 'reveal', sentAt: when, reference, expiresAt },
    },
    handoverReminderSet: {
      template: 'handoverReminder',
      parameters: { about: 'set', sentAt: when, reference, expiresAt },
    },
    noticeReset: {
      template: 'noticeReset',
      parameters: { ...reset, sentTo: 'a•••@fabrikam.example', onFile: true },
    },
    noticeResetShown: {
      template: 'noticeReset',
      parameters: { ...reset, sentTo: null, onFile: true },
    },
    noticeNewDestination: {
      template: 'noticeReset',
      parameters: { ...reset, sentTo: 'x•••@elsewhere.example', onFile: false },
    },
    noticeLetter: {
      template: 'noticeReset',
      parameters: { ...reset, sentTo: null, onFile: false, isLetter: true },
    },
    noticeChanged: { template: 'noticeChanged', parameters: { when } },
    noticeAddressAdded: {
      template: 'noticeAddressAdded',
      parameters: { when, address: typed },
    },
    noticeAddressRemoved: {
      template: 'noticeAddressRemoved',
      parameters: { when, address: typed },
    },
    adminAlert: {
      template: 'adminAlert',
      parameters: { when, byName: typed, reference, userName: typed, sentTo: typed },
    },
    adminAlertLetter: {
      template: 'adminAlert',
      parameters: { when, byName: typed, reference, userName: typed, sentTo: null },
    },
    jobAlert: {
      template: 'jobAlert',
      parameters: { when, byName: typed, letters: 431, elsewhere: 12, jobLink: link },
    },
    confirmAddress: { template: 'confirmAddress', parameters: { link, expiresAt } },
    operatorAlert: {
      template: 'operatorAlert',
      parameters: { ...told, count: 1, items: told.items.slice(0, 1) },
    },
    operatorAlertMany: { template: 'operatorAlert', parameters: told },
    operatorDigest: {
      template: 'operatorDigest',
      parameters: {
        ...told,
        own: 9,
        nobodys: 3,
        reasons: [
          { reason: 'disputed', count: 1 },
          { reason: 'notFetched', count: 10 },
          { reason: null, count: 1 },
        ],
      },
    },
    test: { template: 'test', parameters: { when } },
  }
}
