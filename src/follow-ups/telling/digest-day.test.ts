import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICIES } from '../../organisation/organisation.ts'
import { digestDayAt } from './digest-day.ts'

const POLICY = { ...DEFAULT_POLICIES.followUpPolicy, timeZone: 'Europe/Stockholm' }

describe('a day’s digest is due', () => {
  test.each([
    ['on a Friday from half past seven', '2026-11-20T06:30:00Z', '2026-11-20'],
    ['not a moment before', '2026-11-20T06:29:59Z', null],
    ['for six hours', '2026-11-20T12:29:59Z', '2026-11-20'],
    ['and no longer', '2026-11-20T12:30:00Z', null],
    ['not on a Saturday', '2026-11-21T07:00:00Z', null],
    ['in summer an hour earlier elsewhere', '2026-07-01T05:30:00Z', '2026-07-01'],
    ['and not before that either', '2026-07-01T05:29:59Z', null],
  ])('%s', (_, now, day) => {
    expect(digestDayAt(POLICY, new Date(now))).toBe(day)
  })

  test.each([
    ['is skipped', '2026-03-29', ['2026-03-29T01:00:00Z', '2026-03-29T06:59:59Z']],
    ['comes twice', '2026-10-25', ['2026-10-25T00:30:00Z', '2026-10-25T06:29:59Z']],
  ] as const)('at an hour that %s, from its first moment on', (_, day, [first, last]) => {
    const policy = { ...POLICY, workingDays: ['sunday' as const], digestAt: '02:30' }
    expect(digestDayAt(policy, new Date(new Date(first).getTime() - 1))).toBeNull()
    expect(digestDayAt(policy, new Date(first))).toBe(day)
    expect(digestDayAt(policy, new Date(last))).toBe(day)
  })

  test('late in the evening, also after midnight: it is the day before’s', () => {
    const policy = { ...POLICY, digestAt: '23:59' }
    expect(digestDayAt(policy, new Date('2026-11-20T22:59:00Z'))).toBe('2026-11-20')
    // A Saturday by then.
    expect(digestDayAt(policy, new Date('2026-11-20T23:30:00Z'))).toBe('2026-11-20')
    expect(digestDayAt(policy, new Date('2026-11-21T23:30:00Z'))).toBeNull()
  })
})
