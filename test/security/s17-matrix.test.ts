import { afterAll, beforeAll, expect, test } from 'vitest'
import abilities from '../../src/roles/data/role-abilities.json' with { type: 'json' }
import matrix from '../../src/roles/data/role-matrix.json' with { type: 'json' }
import { isSignedIn, OTHER_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { startTestApp, type TestApp, type TestUser } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const RESETS: Record<string, string[]> = matrix.resetPasswordAndInvalidateRefreshTokens
const SENSITIVE: Record<string, string[]> = matrix.sensitiveActions
const ABILITIES: Record<string, string[]> = abilities.roles
const ACTORS = Object.keys(abilities.roles)
// Every role there is, nobody's, and one that the files don't know.
const TARGETS = ['(none)', ...Object.keys(matrix.roleTemplateIds), 'SomethingNew']

const may = (row: string[] | undefined, role: string) =>
  row !== undefined && (row.includes('*') || row.includes(role))

const holds = (role: string, ability: string) => may(ABILITIES[role], ability)

const reset = async (client: TestClient, user: TestUser) =>
  await client.post(`/api/users/${user.id}/reset-password`, {
    way: 'setLink',
    recipient: user.otherMail,
  })

/** What each actor did to holders of each role, as `actor action role`, and what the files say. */
async function walk(actions: readonly Action[]): Promise<{ found: string[]; wanted: string[] }> {
  const actors = await Promise.all(
    ACTORS.map(async (role) => ({ role, client: (await kvittens.signedIn([role])).client })),
  )
  const found: string[] = []
  const wanted: string[] = []
  for (const role of TARGETS) {
    const user = await kvittens.addUser({ roles: role === '(none)' ? [] : [role] })
    const gone = await kvittens.addUser({ roles: role === '(none)' ? [] : [role] })
    await kvittens.pool.query('update user_account set deleted_at = now() where id = $1', [gone.id])
    for (const { name, ability, row, act, refused = 403, done } of actions) {
      const answers = await Promise.all(
        actors.map(async ({ client }) => await act(client, done === 409 ? gone : user)),
      )
      for (const [index, { role: actor }] of actors.entries()) {
        const label = `${actor} ${name} ${role}`
        const status = answers[index]?.statusCode ?? 0
        expect([done, refused], label).toContain(status)
        if (status === done) found.push(label)
        if (holds(actor, ability) && may(row[actor], role)) wanted.push(label)
      }
    }
    await kvittens.pool.query('delete from rate_limit')
  }
  return { found, wanted }
}

interface Action {
  readonly name: string
  readonly ability: string
  readonly row: Record<string, string[]>
  readonly act: (client: TestClient, user: TestUser) => Promise<{ statusCode: number }>
  readonly refused?: number
  /** 409: allowed, but tried on a deleted user, so that nothing comes of it. */
  readonly done: number
}

const patch =
  (payload: object): Action['act'] =>
  async (client, { id }) =>
    await client.request({ method: 'PATCH', url: `/api/users/${id}`, payload })

const SLOW = { timeout: 90_000 }

test('S17: the whole matrix, walked at execution: who resets whose password', SLOW, async () => {
  const action = { name: '→', ability: 'passwords.reset', row: RESETS, act: reset, done: 202 }
  const { found, wanted } = await walk([action])
  expect(found).toEqual(wanted)
  expect(found.length).toBeGreaterThan(60)
})

test(
  'S17: the whole matrix for signing out everywhere, blocking, addresses and deleting',
  SLOW,
  async () => {
    const sensitive = { ability: 'users.sensitive', row: SENSITIVE, done: 200 }
    const { found, wanted } = await walk([
      {
        name: 'revoke',
        ability: 'passwords.reset',
        row: RESETS,
        act: (client, { id }) => client.post(`/api/users/${id}/revoke-sessions`),
        done: 204,
      },
      { ...sensitive, name: 'phone', act: patch({ mobilePhone: '+46 70 1' }) },
      { ...sensitive, name: 'addresses', act: patch({ otherMails: [] }) },
      { ...sensitive, name: 'block', act: patch({ accountEnabled: true }) },
      {
        name: 'delete',
        ability: 'users.deleteRestore',
        row: SENSITIVE,
        act: (client, { id }) => client.request({ method: 'DELETE', url: `/api/users/${id}` }),
        done: 409,
      },
    ])
    expect(found).toEqual(wanted)
    expect(found.length).toBeGreaterThan(250)
  },
)

test('S17: every role of the target must be within reach, not just one', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const within = await kvittens.addUser({ roles: ['DirectoryReaders', 'GuestInviter'] })
  const beyond = await kvittens.addUser({ roles: ['DirectoryReaders', 'HelpdeskAdministrator'] })
  expect((await reset(client, within)).statusCode).toBe(202)
  expect((await reset(client, beyond)).statusCode).toBe(403)
})

test('S17: two roles of the actor do not add up to what neither allows', async () => {
  const { client } = await kvittens.signedIn([
    'HelpdeskAdministrator',
    'AuthenticationAdministrator',
  ])
  const both = ['HelpdeskAdministrator', 'AuthenticationAdministrator']
  expect((await reset(client, await kvittens.addUser({ roles: both }))).statusCode).toBe(403)
})

test('S17: nobody resets, blocks, deletes or signs out themselves this way', async () => {
  for (const role of ['GlobalAdministrator', 'PasswordAdministrator']) {
    const { client, user } = await kvittens.signedIn([role], { password: OTHER_PASSWORD })
    const url = `/api/users/${user.id}`
    const answers = [
      await reset(client, user),
      await client.post(`${url}/revoke-sessions`),
      await client.request({ method: 'PATCH', url, payload: { accountEnabled: false } }),
      await client.request({ method: 'DELETE', url }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403])
    expect(await isSignedIn(client)).toBe(true)
    await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  }
})

test('S17: the target counts as it is now: a role given after the page was loaded protects', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const url = `/api/users/${user.id}/reset-options`
  expect((await client.get(url)).json().allowed).toEqual({ allowed: true })
  await kvittens.pool.query('insert into role_assignment values ($1, $2, null, null, now())', [
    user.id,
    'UserAdministrator',
  ])
  expect((await reset(client, user)).statusCode).toBe(403)
  expect(await rowsOf(kvittens, 'select 1 from handover where user_id = $1', [user.id])).toEqual([])
})

test('S17: a role that is given while the reset is under way protects too', async () => {
  const { client } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const other = await kvittens.pool.connect()
  try {
    // As assigning a role does: the user is locked, then the role is written.
    await other.query('begin')
    await other.query('select 1 from user_account where id = $1 for update', [user.id])
    const waiting = reset(client, user)
    for (let tries = 0; tries < 100; tries++) {
      const { rows } = await kvittens.pool.query(
        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
      if (rows.length > 0) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await other.query('insert into role_assignment values ($1, $2, null, null, now())', [
      user.id,
      'UserAdministrator',
    ])
    await other.query('commit')
    expect((await waiting).statusCode).toBe(403)
  } finally {
    other.release()
  }
})

test("S17: the operator counts as they are now: a role that was taken away doesn't work any more", async () => {
  const { client, user: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  expect((await reset(client, user)).statusCode).toBe(202)
  await kvittens.pool.query('delete from role_assignment where user_id = $1', [operator.id])
  expect((await reset(client, user)).statusCode).toBe(403)
})

test('S17: stopping, withdrawing and restoring are decided on the target as well', async () => {
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  const { client: global } = await kvittens.signedIn(['GlobalAdministrator'])
  const { client: users } = await kvittens.signedIn(['UserAdministrator'])
  const user = await kvittens.addUser({ roles: ['PrivilegedRoleAdministrator'] })
  const { number } = (await reset(global, user)).json().handover
  for (const what of ['stop', 'withdraw'])
    expect((await helpdesk.post(`/api/handovers/${number}/${what}`)).statusCode).toBe(403)
  const [handover] = await rowsOf(kvittens, 'select open from handover where number = $1', [number])
  expect(handover).toEqual({ open: true })
  await global.request({ method: 'DELETE', url: `/api/users/${user.id}` })
  const body = { way: 'setLink', recipient: user.otherMail }
  const url = `/api/users/${user.id}/restore`
  expect((await users.post(url, body)).statusCode).toBe(403)
  expect((await global.post(url, body)).statusCode).toBe(200)
})

test('S17: nobody gives a role, to a new user or an old one, that reaches beyond their own', async () => {
  const { client: users } = await kvittens.signedIn(['UserAdministrator'])
  const { client: roles } = await kvittens.signedIn(['PrivilegedRoleAdministrator'])
  const user = await kvittens.addUser()
  const give = async (client: TestClient, role: string) =>
    await client.request({ method: 'PUT', url: `/api/roles/${role}/assignments/${user.id}` })
  expect((await give(users, 'DirectoryReaders')).statusCode).toBe(403)
  for (const role of [
    'GlobalAdministrator',
    'PrivilegedRoleAdministrator',
    'PrivilegedAuthenticationAdministrator',
  ])
    expect((await give(roles, role)).statusCode).toBe(403)
  expect((await give(roles, 'HelpdeskAdministrator')).statusCode).toBe(204)
  const added = await users.post('/api/users', {
    displayName: 'New',
    userPrincipalName: 'new.power@test.example',
    roles: ['GlobalAdministrator'],
  })
  expect(added.statusCode).toBe(403)
})
