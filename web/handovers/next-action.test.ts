import { expect, test } from 'vitest'
import type { Handover } from '../../src/handovers/contract.ts'
import { nextAction } from './next-action.ts'

type Facts = Parameters<typeof nextAction>[0]

function facts(
  reason: NonNullable<Handover['followUp']>['reason'],
  remind: Handover['abilities']['remind'],
): Facts {
  return {
    followUp: { reason, openedAt: '2026-01-15T09:00:00Z', urgent: false },
    stopUntil: null,
    abilities: { printLetter: { allowed: false }, remind },
  }
}

test.each([
  ['notFetched', true, 'remind'],
  ['notFetched', false, 'sendElsewhere'],
  ['expiresSoon', true, 'remind'],
  ['failed', true, 'sendElsewhere'],
  ['expiredUnread', false, 'sendAgain'],
] as const)('%s, with a reminder let: %s: %s', (reason, allowed, kind) => {
  expect(nextAction(facts(reason, { allowed })).kind).toBe(kind)
})
