import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { dueReminder, type ReminderTimes } from './due-reminder.ts'

/** UTC, quiet from 21 to 07; at most two: after 24 hours, and 12 before the end. */
const POLICY = DEFAULT_POLICIES.followUpPolicy
const CREATED = new Date('2026-01-15T09:00:00Z')
const HOUR_MS = 3_600_000
const at = (hours: number): Date => new Date(CREATED.getTime() + hours * HOUR_MS)

function times(changes: Partial<ReminderTimes> = {}): ReminderTimes {
  return {
    way: 'revealLink',
    state: 'accepted',
    createdAt: CREATED,
    expiresAt: at(72),
    acceptedAt: CREATED,
    printedAt: null,
    delayedAt: null,
    deliveredAt: null,
    fetchedAt: null,
    revealedAt: null,
    remindedAt: null,
    reminders: 0,
    lastRemindedAt: null,
    remindedOfEnd: false,
    ...changes,
  }
}

const policyWith = (reminders: Partial<typeof POLICY.reminders>) => ({
  ...POLICY,
  reminders: { ...POLICY.reminders, ...reminders },
})
const justBefore = (time: Date): Date => new Date(time.getTime() - 1)

/** All that the clock sends to somebody who never answers, looking twice an hour. */
function plan(policy: typeof POLICY, changes: Partial<ReminderTimes> = {}): string[] {
  let state = times(changes)
  const sent: string[] = []
  for (let now = CREATED; now < state.expiresAt; now = new Date(now.getTime() + HOUR_MS / 2)) {
    const occasion = dueReminder(state, policy, now)
    if (occasion === null) continue
    sent.push(`${occasion} ${(now.getTime() - CREATED.getTime()) / HOUR_MS}`)
    state = {
      ...state,
      reminders: state.reminders + 1,
      lastRemindedAt: now,
      remindedOfEnd: state.remindedOfEnd || occasion === 'beforeEnd',
    }
  }
  return sent
}

describe('whoever never answers is reminded', () => {
  test.each([
    [0, 72, []],
    [1, 72, ['silence 24']],
    // 12 hours before the end it is nine in the evening: quiet until seven.
    [2, 72, ['silence 24', 'beforeEnd 70']],
    [3, 72, ['silence 24', 'silence 48', 'beforeEnd 70']],
    [2, 168, ['silence 24', 'beforeEnd 166']],
    [3, 168, ['silence 24', 'silence 48', 'beforeEnd 166']],
    // A short link's end isn't told.
    [3, 24, []],
    [2, 70, ['silence 24', 'beforeEnd 58']],
  ] as const)('at most %d times, of a link of %d hours: %j', (most, lives, expected) => {
    expect(plan(policyWith({ most }), { expiresAt: at(lives) })).toEqual(expected)
  })

  test('of a password in the message too, but not of its end', () => {
    const changes = { way: 'messagePassword', expiresAt: at(96) } as const
    expect(plan(policyWith({ most: 3 }), changes)).toEqual([
      'silence 24',
      'silence 48',
      'silence 72',
    ])
  })

  test('never at quiet hours, which are the organisation’s', () => {
    const late = { acceptedAt: at(13) }
    expect(plan(POLICY, late)).toEqual(['silence 46', 'beforeEnd 70'])
    // In Stockholm it is an hour later.
    expect(plan({ ...POLICY, timeZone: 'Europe/Stockholm' }, late)[0]).toBe('silence 45')
    expect(plan({ ...POLICY, quietHours: null }, late)).toEqual(['silence 37', 'beforeEnd 60'])
  })

  test('before the night, when the link would end in it', () => {
    // Ends at half past six; six hours before that it is quiet already.
    const changes = { expiresAt: at(69.5) }
    expect(plan(policyWith({ beforeEndHours: 6 }), changes)).toEqual([
      'silence 24',
      'beforeEnd 59.5',
    ])
  })
})

describe('when', () => {
  test.each([
    ['the message left', times(), at(24)],
    ['it was delivered', times({ deliveredAt: at(1) }), at(25)],
    [
      'somebody or something opened the link',
      times({ state: 'fetched', fetchedAt: at(6) }),
      at(30),
    ],
    ['an operator reminded', times({ reminders: 1, lastRemindedAt: at(7) }), at(31)],
  ])('so long after %s', (_, facts, dueAt) => {
    const policy = policyWith({ most: 3 })
    expect(dueReminder(facts, policy, justBefore(dueAt))).toBeNull()
    expect(dueReminder(facts, policy, dueAt)).toBe('silence')
  })

  test('an operator’s reminder a moment ago is enough, also near the end', () => {
    const reminded = times({ reminders: 1, lastRemindedAt: at(48) })
    expect(dueReminder(reminded, policyWith({ beforeEndHours: 23 }), at(51.9))).toBeNull()
    expect(dueReminder(reminded, policyWith({ beforeEndHours: 23 }), at(52))).toBe('beforeEnd')
  })
})

describe('nobody is reminded', () => {
  test.each<[string, Partial<ReminderTimes>]>([
    ['of what never left', { state: 'queued', acceptedAt: null }],
    ['of what came back', { state: 'failed' }],
    ['of what has been shown', { state: 'revealed', revealedAt: at(2) }],
    ['of what was read out', { way: 'shown', state: 'shown', acceptedAt: null }],
    ['when a clock was set back', { reminders: 1, lastRemindedAt: at(100) }],
  ])('%s', (_, changes) => {
    for (let hour = 0; hour < 72; hour++)
      expect(dueReminder(times(changes), POLICY, at(hour))).toBeNull()
  })

  test('after the end', () => {
    expect(dueReminder(times(), POLICY, at(72))).toBeNull()
    expect(dueReminder(times(), POLICY, at(500))).toBeNull()
  })
})
