import { expect, test } from 'vitest'
import type { Handover } from '../../../src/handovers/contract.ts'
import { isOverdue, isSnoozed, requestOf, undoing } from './work.ts'

const NOW = Date.parse('2026-03-02T10:00:00Z')
const PER = { id: '00000000-0000-4000-8000-000000000001', displayName: 'Per Öberg' }
const SARA = { id: '00000000-0000-4000-8000-000000000002', displayName: 'Sara Novák' }

function handover(number: number, facts: Partial<Handover>): Handover {
  return { number, owner: null, dueAt: null, snoozedUntil: null, ...facts } as Handover
}

test('everything that is selected goes with one request', () => {
  expect(requestOf({ kind: 'assign', owner: PER }, [3, 1])).toEqual({
    path: '/follow-ups/assign',
    body: { numbers: [3, 1], ownerId: PER.id },
  })
  expect(requestOf({ kind: 'snooze', until: null }, [3])).toEqual({
    path: '/follow-ups/snooze',
    body: { numbers: [3], until: null },
  })
})

test('undoing an assignment gives back to each former owner, with one request for each of them', () => {
  const before = [
    handover(5, { owner: PER }),
    handover(4, {}),
    handover(3, { owner: SARA }),
    handover(2, { owner: PER }),
  ]
  expect(undoing({ kind: 'assign', owner: SARA }, before, NOW)).toEqual([
    { path: '/follow-ups/assign', body: { numbers: [5, 2], ownerId: PER.id } },
    { path: '/follow-ups/assign', body: { numbers: [4], ownerId: null } },
    { path: '/follow-ups/assign', body: { numbers: [3], ownerId: SARA.id } },
  ])
})

test('undoing a snooze puts aside again what still was, and brings the rest back', () => {
  const before = [
    handover(3, { snoozedUntil: '2026-03-03T08:00:00.000Z' }),
    handover(2, { snoozedUntil: '2026-03-02T09:59:00.000Z' }),
    handover(1, {}),
  ]
  expect(undoing({ kind: 'snooze', until: null }, before, NOW)).toEqual([
    { path: '/follow-ups/snooze', body: { numbers: [3], until: '2026-03-03T08:00:00.000Z' } },
    { path: '/follow-ups/snooze', body: { numbers: [2, 1], until: null } },
  ])
})

test('undoing a due time: what was overdue is due again at once, as far as the server takes it', () => {
  const before = [handover(2, { dueAt: '2026-03-01T08:00:00.000Z' }), handover(1, {})]
  expect(undoing({ kind: 'due', dueAt: '2026-03-09T08:00:00.000Z' }, before, NOW)).toEqual([
    { path: '/follow-ups/due', body: { numbers: [2], dueAt: '2026-03-02T10:01:00.000Z' } },
    { path: '/follow-ups/due', body: { numbers: [1], dueAt: null } },
  ])
})

test('due and snoozed change on the minute', () => {
  const at = new Date(NOW).toISOString()
  expect(isOverdue({ dueAt: at }, NOW - 1)).toBe(false)
  expect(isOverdue({ dueAt: at }, NOW)).toBe(true)
  expect(isSnoozed({ snoozedUntil: at }, NOW - 1)).toBe(true)
  expect(isSnoozed({ snoozedUntil: at }, NOW)).toBe(false)
})
