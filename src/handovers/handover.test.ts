import { expect, test } from 'vitest'
import type { HandoverEventKind } from './contract.ts'
import { afterEvent, standingOf } from './handover.ts'

const START = new Date('2026-01-15T09:00:00Z')
const at = (minute: number) => new Date(START.getTime() + minute * 60_000)
const after = (...kinds: HandoverEventKind[]) =>
  standingOf(kinds.map((kind, minute) => ({ kind, at: at(minute) })))

test.each<[HandoverEventKind[], string, boolean]>([
  [['queued'], 'queued', true],
  [['queued', 'delayed'], 'delayed', true],
  [['queued', 'delayed', 'accepted'], 'accepted', true],
  [['queued', 'accepted', 'fetched', 'revealed'], 'revealed', true],
  [['queued', 'accepted', 'fetched', 'revealed', 'signedIn', 'changed'], 'changed', false],
  [['queued', 'accepted', 'set'], 'set', false],
  [['shown', 'signedIn'], 'signedIn', false],
  [['queued', 'failed'], 'failed', true],
  [['queued', 'stopped'], 'withdrawn', false],
  [['queued', 'accepted', 'withdrawn'], 'withdrawn', false],
  [['queued', 'accepted', 'superseded'], 'superseded', false],
  [['queued', 'accepted', 'expired'], 'expired', false],
  [['queued', 'accepted', 'answerRefused', 'pinBurned'], 'burned', false],
  [['queued', 'accepted', 'revealed', 'disputed'], 'disputed', false],
])('%j stands at %s', (kinds, state, open) => {
  expect(after(...kinds)).toMatchObject({ state, open })
})

test('a late report of an earlier step does not turn the state back', () => {
  expect(after('queued', 'accepted', 'fetched', 'accepted')?.state).toBe('fetched')
  expect(after('queued', 'revealed', 'fetched')).toMatchObject({
    state: 'revealed',
    stateAt: at(1),
  })
  expect(after('queued', 'superseded', 'accepted')).toMatchObject({ state: 'superseded' })
})

test('fetched is no receipt: a machine may have been there', () => {
  expect(after('queued', 'accepted', 'fetched', 'revealed', 'shownAgain')?.receiptAt).toBeNull()
})

test.each(['set', 'signedIn', 'changed', 'confirmed'] as const)(
  '%s is a receipt, and the first one stays',
  (kind) => {
    expect(after('queued', kind)?.receiptAt).toEqual(at(1))
    expect(after('queued', kind, 'changed', 'confirmed')?.receiptAt).toEqual(at(1))
  },
)

test('what has a receipt keeps its state when a newer one supersedes it or its time is over', () => {
  for (const late of ['superseded', 'expired', 'withdrawn'] as const)
    expect(after('queued', 'signedIn', late)).toMatchObject({ state: 'signedIn', open: false })
})

test('a dispute is told even after the receipt', () => {
  expect(after('queued', 'revealed', 'signedIn', 'disputed')).toMatchObject({
    state: 'disputed',
    receiptAt: at(2),
  })
})

test('events that are no steps leave the state as it is', () => {
  for (const kind of ['answerRefused', 'shownAgain', 'requestedAgain', 'erased'] as const)
    expect(after('queued', 'revealed', kind)).toMatchObject({ state: 'revealed', stateAt: at(1) })
})

test('nothing has happened to what has no events', () => {
  expect(standingOf([])).toBeUndefined()
  expect(afterEvent(undefined, { kind: 'queued', at: START })).toEqual({
    state: 'queued',
    stateAt: START,
    open: true,
    receiptAt: null,
  })
})
