import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from './audit-entry.ts'
import type { AuditEvent } from './contract.ts'
import { ocsfEvent } from './ocsf-event.ts'

const EVENT: AuditEvent = {
  sequence: 7,
  occurredAt: '2026-01-15T09:00:00.125Z',
  actorKind: 'user',
  actorId: 'a1',
  actorName: 'Per Öberg',
  action: 'user.passwordReset',
  outcome: 'success',
  targetKind: 'user',
  targetId: 't1',
  targetName: 'Ann Andersson',
  network: '192.0.2.7',
  detail: { handover: 'K-12', way: 'revealLink' },
  mac: 'ab'.repeat(32),
}

const ACTIVITIES: Record<number, number[]> = {
  3001: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99],
  3002: [0, 1, 2, 3, 4, 5, 99],
  3004: [0, 1, 2, 3, 4, 99],
  3005: [0, 1, 2, 99],
}
const USER_CLASSES = [3001, 3002, 3005]

/** A user and an entity need one of these, an endpoint and an actor likewise. */
const named = expect.objectContaining({ name: expect.any(String) })

/**
 * What schema.ocsf.io 1.3 demands: of every event (base_event), and of each class that is used. Written down by hand
 * from the schema's definitions, apart from the code that makes the events.
 */
function expectValid(event: Record<string, unknown>): void {
  const number = (field: string): number => {
    expect(event[field], field).toSatisfy(Number.isSafeInteger)
    return Number(event[field])
  }
  const classUid = number('class_uid')
  const activityId = number('activity_id')
  expect(ACTIVITIES[classUid]).toContain(activityId)
  expect(number('type_uid')).toBe(classUid * 100 + activityId)
  expect(number('category_uid')).toBe(3)
  expect(number('time')).toBeGreaterThan(1_700_000_000_000)
  expect([0, 1, 2, 3, 4, 5, 6, 99]).toContain(number('severity_id'))
  expect([0, 1, 2, 99]).toContain(number('status_id'))
  expect(event).toMatchObject({
    activity_name: expect.any(String),
    metadata: {
      version: expect.stringMatching(/^1\.\d+\.\d+$/),
      product: { name: expect.any(String), vendor_name: expect.any(String) },
    },
  })
  expect([{ user: named }, { app_name: expect.any(String) }]).toContainEqual(event['actor'])
  if ('src_endpoint' in event)
    expect([{ ip: expect.any(String) }, { name: expect.any(String) }]).toContainEqual(
      event['src_endpoint'],
    )
  if (USER_CLASSES.includes(classUid)) expect(event['user']).toEqual(named)
  if (classUid === 3002) expect(event['service']).toEqual(named)
  if (classUid === 3004) expect(event['entity']).toEqual(named)
  if (classUid === 3005) expect(event['privileges']).toEqual([expect.any(String)])
}

test.each(AUDIT_ACTIONS.map((action) => [action]))('%s is a valid OCSF event', (action) => {
  expectValid(ocsfEvent({ ...EVENT, action }))
  const bare = { ...EVENT, action, detail: {}, network: null, targetKind: null, targetId: null }
  for (const actorKind of ['user', 'recipient', 'job', 'command', 'anonymous'] as const)
    expectValid(ocsfEvent({ ...bare, targetName: null, actorKind, actorId: null, actorName: null }))
})

test('a reset is an Account Change, with who, whom, when and from where', () => {
  expect(ocsfEvent(EVENT)).toMatchObject({
    class_uid: 3001,
    class_name: 'Account Change',
    activity_id: 4,
    activity_name: 'Password Reset',
    type_uid: 300104,
    time: Date.UTC(2026, 0, 15, 9, 0, 0, 125),
    status_id: 1,
    severity_id: 1,
    user: { uid: 't1', name: 'Ann Andersson' },
    actor: { user: { uid: 'a1', name: 'Per Öberg' } },
    src_endpoint: { ip: '192.0.2.7' },
    metadata: { uid: '7', sequence: 7, event_code: 'user.passwordReset', correlation_uid: 'K-12' },
    unmapped: { mac: 'ab'.repeat(32), detail: { way: 'revealLink' } },
  })
})

test.each([
  ['user.added', 300101],
  ['user.unblocked', 300102],
  ['user.passwordChanged', 300103],
  ['user.blocked', 300105],
  ['user.deleted', 300106],
  ['user.lockedOut', 300109],
  ['handover.revealed', 300199],
  ['user.signedIn', 300201],
  ['user.signedOut', 300202],
  ['role.assigned', 300501],
  ['role.removed', 300502],
  ['users.exported', 300402],
  ['organisation.settingsChanged', 300403],
  ['something.newer', 300199],
])('%s is of the type %i', (action, typeUid) => {
  expect(ocsfEvent({ ...EVENT, action })['type_uid']).toBe(typeUid)
})

test('what was refused has failed, and what is grave is said to be', () => {
  const refused = { ...EVENT, outcome: 'refused' as const }
  expect(ocsfEvent({ ...refused, action: 'user.signInFailed' })).toMatchObject({
    type_uid: 300201,
    status: 'Failure',
    severity: 'Low',
  })
  // The sign-in was refused; the locking has happened.
  expect(ocsfEvent({ ...refused, action: 'user.lockedOut' })).toMatchObject({
    status: 'Success',
    severity: 'Medium',
  })
  expect(ocsfEvent({ ...EVENT, action: 'handover.disputed' })['severity_id']).toBe(4)
})

test('a network is no address', () => {
  expect(ocsfEvent({ ...EVENT, network: '2001:db8::/64' })['src_endpoint']).toEqual({
    name: '2001:db8::/64',
  })
  expect(ocsfEvent({ ...EVENT, network: null })).not.toHaveProperty('src_endpoint')
})
