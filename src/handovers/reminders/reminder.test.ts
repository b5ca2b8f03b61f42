import { describe, expect, test } from 'vitest'
import {
  decideReminder,
  type ReminderFacts,
  type ReminderRefusal,
  usableUntil,
} from './reminder.ts'

const NOW = new Date('2026-01-16T12:00:00Z')
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)

function facts(changes: Partial<ReminderFacts> = {}): ReminderFacts {
  return {
    way: 'revealLink',
    state: 'accepted',
    open: true,
    receiptAt: null,
    expiresAt: at(600),
    credentialExpiresAt: at(2040),
    revealedAt: null,
    arrived: true,
    remindedAt: [],
    ...changes,
  }
}

describe('who may still use the message may be reminded of it', () => {
  test.each<Partial<ReminderFacts>>([
    {},
    { state: 'fetched' },
    { state: 'delivered' },
    { way: 'setLink' },
    { way: 'messagePassword', expiresAt: at(-1) },
    { remindedAt: [at(-60)] },
    { remindedAt: [at(-3000), at(-90)] },
  ])('%j', (changes) => {
    expect(decideReminder(facts(changes), NOW)).toEqual({ allowed: true })
  })
})

describe('nobody is reminded of what is over, was never sent, or too often', () => {
  test.each<[ReminderRefusal, Partial<ReminderFacts>]>([
    ['already-received', { receiptAt: at(-1), open: false, state: 'signedIn' }],
    ['already-ended', { open: false, state: 'withdrawn' }],
    ['already-ended', { open: false, state: 'disputed' }],
    ['already-ended', { expiresAt: NOW }],
    ['already-ended', { way: 'messagePassword', credentialExpiresAt: NOW }],
    ['reminder-without-message', { way: 'shown', state: 'shown', arrived: false }],
    ['reminder-already-seen', { state: 'revealed', revealedAt: at(-1) }],
    ['reminder-bounced', { state: 'failed' }],
    ['reminder-not-sent-yet', { state: 'queued', arrived: false }],
    ['reminder-no-more', { remindedAt: [at(-300), at(-200), at(-100)] }],
    ['reminder-too-soon', { remindedAt: [at(-59.9)] }],
    // The clock was set back after it.
    ['reminder-too-soon', { remindedAt: [at(1440)] }],
  ])('%s: %j', (reason, changes) => {
    expect(decideReminder(facts(changes), NOW)).toEqual({ allowed: false, reason })
  })
})

test('a password in the message is of use longer than a link', () => {
  expect(usableUntil(facts())).toEqual(at(600))
  expect(usableUntil(facts({ way: 'messagePassword' }))).toEqual(at(2040))
})
