import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditTrail, countAuditEvents } from '../../test/audit-trail.ts'
import { linkIn } from '../../test/mail-sink.ts'
import type { TestClient } from '../../test/test-client.ts'
import { startTestApp, type TestApp, type TestUser } from '../../test/test-app.ts'
import { getOrganisation } from '../organisation/queries.ts'
import type { UserDetail } from './contract.ts'
import { updateUser } from './update-user.ts'

let kvittens: TestApp
let operator: TestClient

beforeAll(async () => {
  kvittens = await startTestApp()
  operator = (await kvittens.signedIn(['UserAdministrator'])).client
})
afterAll(() => kvittens.stop())

const NO_ADDRESSES = { mail: undefined, otherMails: undefined }

const problem = (code: string) => `urn:kvittens:problem:${code}`

async function patch(client: TestClient, id: string, body: object) {
  return await client.request({ method: 'PATCH', url: `/api/users/${id}`, payload: body })
}

describe('blocking', () => {
  test('S21, S26: ends sessions, hand-overs and their messages at once', async () => {
    const ann = await kvittens.addUser({ password: 'Gröt & sylt 4711' })
    const credentials = { userName: ann.userPrincipalName, password: 'Gröt & sylt 4711' }
    const reset = await operator.post(`/api/users/${ann.id}/reset-password`, {
      way: 'revealLink',
      recipient: ann.otherMail,
    })
    kvittens.advance(11_000)
    const link = linkIn(
      (await kvittens.deliver()).find(({ to }) => to === ann.otherMail),
      'r',
    )
    const again = await operator.post(`/api/users/${ann.id}/reset-password`, {
      way: 'revealLink',
      recipient: ann.otherMail,
    })
    const before = await countAuditEvents(kvittens.db)

    const blocked = await patch(operator, ann.id, { accountEnabled: false })
    expect(blocked.statusCode, blocked.body).toBe(200)
    expect(blocked.json<UserDetail>()).toMatchObject({
      accountEnabled: false,
      sessions: [],
      passwordState: 'expired',
      handover: { state: 'withdrawn', open: false },
    })
    expect(await countAuditEvents(kvittens.db)).toBe(before + 1)
    expect((await auditTrail(kvittens.db, ann.id)).at(-1)).toMatchObject({
      action: 'user.blocked',
      detail: { changed: ['accountEnabled'], handoversWithdrawn: 1 },
    })
    kvittens.advance(11_000)
    const late = await kvittens.deliver()
    expect(
      late.filter(({ text }) => text.includes('/r/')),
      'nothing leaves any more',
    ).toEqual([])
    expect(
      (await kvittens.anonymous().submit(link, { answer: ann.userPrincipalName })).body,
    ).not.toContain('credential')
    expect((await kvittens.anonymous().submit('/sign-in', credentials)).statusCode).toBe(422)
    expect(reset.statusCode).toBe(202)
    expect(again.statusCode).toBe(202)
  })

  test('S21: somebody who is signed in is out with the next request', async () => {
    const { client, user } = await kvittens.signedIn(['GlobalReader'])
    const { client: admin } = await kvittens.signedIn(['GlobalAdministrator'])
    expect((await client.get('/api/me')).statusCode).toBe(200)
    await patch(admin, user.id, { accountEnabled: false })
    expect((await client.get('/api/me')).statusCode).toBe(401)
    const unblocked = await patch(admin, user.id, { accountEnabled: true })
    expect(unblocked.json<UserDetail>().accountEnabled).toBe(true)
    expect((await auditTrail(kvittens.db, user.id)).map(({ action }) => action)).toEqual([
      'user.blocked',
      'user.unblocked',
    ])
    expect((await client.get('/api/me')).statusCode).toBe(401)
  })

  test('nobody blocks themselves', async () => {
    const { client, user } = await kvittens.signedIn(['GlobalAdministrator'])
    const response = await patch(client, user.id, { accountEnabled: false })
    expect(response.json()).toMatchObject({ type: problem('not-allowed'), reason: 'yourself' })
  })
})

test('two global administrators who block each other at once: one stays', async () => {
  const alone = await startTestApp()
  const roles = ['GlobalAdministrator']
  const [one, two] = [await alone.addUser({ roles }), await alone.addUser({ roles })]
  const organisation = await getOrganisation(alone.db)
  // Below HTTP, where the loser's session would be gone before the rule is asked.
  const setEnabled = (by: TestUser, whom: TestUser, accountEnabled: boolean) =>
    updateUser(
      alone.context({ kind: 'user', id: by.id, name: by.displayName, roles }),
      organisation,
      whom.id,
      { profile: {}, sensitive: {}, addresses: NO_ADDRESSES, accountEnabled },
    )
  for (let round = 0; round < 10; round++) {
    const outcomes = await Promise.allSettled([
      setEnabled(one, two, false),
      setEnabled(two, one, false),
    ])
    const refusals = outcomes.flatMap((o): unknown[] => (o.status === 'rejected' ? [o.reason] : []))
    expect(refusals).toMatchObject([{ code: 'last-global-administrator' }])
    await alone.pool.query('update user_account set account_enabled = true')
  }
  await alone.stop()
})
