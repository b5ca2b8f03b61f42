import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type ChainedEvent, chainMac, EMPTY_CHAIN } from './chain.ts'

const key = newKey()
const event: ChainedEvent = {
  sequence: 1,
  occurredAt: new Date('2026-01-15T09:00:00Z'),
  actorKind: 'user',
  actorId: 'a',
  actorName: 'Per Öberg',
  action: 'user.passwordReset',
  outcome: 'success',
  targetKind: 'user',
  targetId: 't',
  targetName: 'Ann',
  network: '192.0.2.7',
  detail: { handover: 'K-1', expiresAt: '2026-01-18T09:00:00.000Z' },
}
const mac = chainMac(key, EMPTY_CHAIN, event)

test('S32: a change of any field of an event changes its link', () => {
  const changed: Record<string, unknown> = {
    sequence: 2,
    occurredAt: new Date('2026-01-15T09:00:00.001Z'),
    detail: { handover: 'K-2', expiresAt: '2026-01-18T09:00:00.000Z' },
  }
  for (const field of Object.keys(event)) {
    const other = { ...event, [field]: changed[field] ?? 'other' }
    expect(chainMac(key, EMPTY_CHAIN, other).equals(mac), field).toBe(false)
    const none = { ...event, [field]: null }
    expect(chainMac(key, EMPTY_CHAIN, none).equals(mac), field).toBe(false)
  }
})

test('S32: a link depends on all that stand before it, and on the key', () => {
  expect(chainMac(key, mac, event).equals(mac)).toBe(false)
  expect(chainMac(newKey(), EMPTY_CHAIN, event).equals(mac)).toBe(false)
  expect(mac).toHaveLength(32)
})

test('the order in which the database keeps the details makes no difference', () => {
  const nested = { b: [2, { d: 1, c: null }], a: 'x' }
  const turned = { a: 'x', b: [2, { c: null, d: 1 }] }
  const of = (detail: ChainedEvent['detail']) => chainMac(key, EMPTY_CHAIN, { ...event, detail })
  expect(of(nested)).toEqual(of(turned))
  expect(of({ a: [1, 2] })).not.toEqual(of({ a: [2, 1] }))
})

test('what stands in one field can not be passed off as another', () => {
  const one = { ...event, actorName: 'ab', targetName: 'c' }
  const two = { ...event, actorName: 'a', targetName: 'bc' }
  expect(chainMac(key, EMPTY_CHAIN, one)).not.toEqual(chainMac(key, EMPTY_CHAIN, two))
})

function newKey() {
  return createSecretKey(randomBytes(32))
}
