import pg from 'pg'
import { afterAll, beforeEach, afterEach, expect, test } from 'vitest'
import { verifyChain } from '../../src/audit/verify-chain.ts'
import { handOver, OTHER_PASSWORD, OWN_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeEach(async () => {
  kvittens = await startTestApp()
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  for (let index = 0; index < 6; index++) await client.post('/api/audit/verification')
})
afterEach(() => kvittens.stop())
afterAll(() => undefined)

const verify = async (...kept: { sequence: number; mac: string }[]) =>
  await verifyChain(kvittens.services, kept)

/** As somebody who owns the database: past the triggers. */
async function tamper(statement: string): Promise<void> {
  await kvittens.pool.query('alter table audit_event disable trigger all')
  await kvittens.pool.query(statement)
  await kvittens.pool.query('alter table audit_event enable trigger all')
}

test('S32: an untouched chain is intact, and its head is the one that is stored', async () => {
  const [head] = await rowsOf(
    kvittens,
    "select sequence, encode(mac, 'hex') as mac from audit_head",
  )
  expect(await verify()).toEqual({
    intact: true,
    events: 6,
    head: `${String(head?.['sequence'])}:${String(head?.['mac'])}`,
    firstBroken: null,
  })
})

test.each([
  'update audit_event set %',
  'delete from audit_event where sequence = 3',
  'truncate audit_event',
  'truncate audit_event cascade',
])('S32: the database refuses "%s"', async (statement) => {
  const attempt = statement.replace('%', "detail = '{}' where sequence = 3")
  await expect(kvittens.pool.query(attempt)).rejects.toThrow('append-only')
})

test('S32: every stored property of an event is covered', async () => {
  const columns = await rowsOf(
    kvittens,
    "select column_name as name, data_type as type from information_schema.columns where table_name = 'audit_event'",
  )
  const changed: Record<string, string> = {
    bigint: '4711',
    'timestamp with time zone': "occurred_at + interval '1 millisecond'",
    text: "'x'",
    jsonb: `'{"intact": false}'`,
    bytea: "decode(repeat('00', 32), 'hex')",
  }
  // Values that the table's own checks let through.
  const allowed: Record<string, string> = { actor_kind: "'job'", outcome: "'refused'" }
  expect(columns.length).toBe(13)
  await kvittens.pool.query('create table kept as select * from audit_event')
  for (const { name, type } of columns) {
    const value = allowed[String(name)] ?? changed[String(type)] ?? ''
    await tamper(`update audit_event set ${String(name)} = ${value} where sequence = 3`)
    const found = await verify()
    expect(found.intact, String(name)).toBe(false)
    expect(found.firstBroken?.sequence, String(name)).toBe(3)
    await tamper('delete from audit_event; insert into audit_event select * from kept')
    expect((await verify()).intact).toBe(true)
  }
})

test('S32: a missing, a moved and an inserted event are found where they are', async () => {
  await kvittens.pool.query('create table kept as select * from audit_event')
  const restore = 'delete from audit_event; insert into audit_event select * from kept'
  await tamper('delete from audit_event where sequence = 3')
  expect((await verify()).firstBroken).toEqual({ sequence: 3, problem: 'gap' })
  await tamper(restore)
  await tamper(
    'delete from audit_event where sequence = 3; update audit_event set sequence = sequence - 1 where sequence > 3',
  )
  expect((await verify()).firstBroken).toEqual({ sequence: 3, problem: 'changed' })
  await tamper(restore)
  await tamper(
    'insert into audit_event select 7, occurred_at, actor_kind, actor_id, actor_name, action, outcome, target_kind, target_id, target_name, network, detail, mac from audit_event where sequence = 6',
  )
  expect((await verify()).firstBroken).toEqual({ sequence: 7, problem: 'changed' })
})

test('S32: an end that was cut off is found, even if the head was put back', async () => {
  const printed = (await verify()).head.split(':')
  const kept = { sequence: Number(printed[0]), mac: printed[1] ?? '' }
  await tamper('delete from audit_event where sequence > 4')
  expect((await verify()).firstBroken).toEqual({ sequence: 5, problem: 'truncated' })
  await kvittens.pool.query(
    'update audit_head set sequence = 4, mac = (select mac from audit_event where sequence = 4)',
  )
  // Within the database alone nothing shows it: that is what an outsider keeps the head for.
  expect((await verify()).intact).toBe(true)
  expect((await verify(kept)).firstBroken).toEqual({ sequence: 5, problem: 'kept-head-missing' })
  // Nor does filling it up again.
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  for (let index = 0; index < 4; index++) await client.post('/api/audit/verification')
  expect((await verify()).intact).toBe(true)
  expect((await verify(kept)).firstBroken).toEqual({ sequence: 6, problem: 'kept-head-missing' })
})

test('S32: an event of another history does not fit, though it was genuine there', async () => {
  await kvittens.pool.query('create table kept as select * from audit_event where sequence = 5')
  await tamper('delete from audit_event where sequence > 4')
  await kvittens.pool.query(
    'update audit_head set sequence = 4, mac = (select mac from audit_event where sequence = 4)',
  )
  kvittens.advance(1000)
  const { client } = await kvittens.signedIn(['GlobalAdministrator'])
  for (let index = 0; index < 3; index++) await client.post('/api/audit/verification')
  await tamper(
    'delete from audit_event where sequence = 5; insert into audit_event select * from kept',
  )
  expect((await verify()).firstBroken).toEqual({ sequence: 6, problem: 'changed' })
})

test('S32: who does not know the key cannot make a chain that holds', async () => {
  const { keyRing } = await import('../../src/platform/key-ring.ts')
  const found = await verifyChain({ db: kvittens.db, keys: keyRing([Buffer.alloc(32, 7)]) })
  expect(found.firstBroken).toEqual({ sequence: 1, problem: 'changed' })
})

test('S32: the chain stays whole while many write at once', async () => {
  const operators = await Promise.all(
    Array.from({ length: 8 }, () => kvittens.signedIn(['GlobalAdministrator'])),
  )
  await Promise.all(
    operators.flatMap(({ client }) =>
      Array.from({ length: 5 }, () => client.get('/api/users/export.csv?search=nobody')),
    ),
  )
  expect(await verify()).toMatchObject({ intact: true, events: 46 })
})

test("S32: the chain's head is locked as the last thing of each transaction", async () => {
  // oxlint-disable-next-line typescript/unbound-method -- put back below.
  const { query } = pg.Client.prototype
  const said = new Map<unknown, string[]>()
  const spy = function (this: pg.Client, ...parameters: unknown[]) {
    const [first] = parameters
    const text = typeof first === 'string' ? first : String(Object(first).text ?? '')
    said.set(this, [...(said.get(this) ?? []), text])
    return Reflect.apply(query, this, parameters)
  }
  Object.assign(pg.Client.prototype, { query: spy })
  try {
    const { link, user } = await handOver(kvittens, { body: { way: 'setLink' } })
    const choice = {
      answer: user.userPrincipalName,
      password: OTHER_PASSWORD,
      repeat: OTHER_PASSWORD,
    }
    await kvittens.anonymous().submit(link, choice)
    const { client } = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
    const fields = { current: OTHER_PASSWORD, password: OWN_PASSWORD, repeat: OWN_PASSWORD }
    await client.submit('/account/password', fields)
    await client.submit('/sign-out-everywhere', {})
  } finally {
    Object.assign(pg.Client.prototype, { query })
  }
  let locked = 0
  for (const statements of said.values())
    for (const [index, text] of statements.entries()) {
      if (!/"audit_head".*for update/s.test(text)) continue
      locked++
      expect(statements[index + 1]).toMatch(/insert into "audit_event"/)
      expect(statements[index + 2]).toMatch(/^commit/i)
    }
  expect(locked).toBeGreaterThanOrEqual(5)
})

test('S32: a verification is itself an event, and tells programs and people the head', async () => {
  const { client } = await kvittens.signedIn(['GlobalReader'])
  const answer = await client.post('/api/audit/verification')
  expect(answer.json()).toMatchObject({ intact: true, events: 6 })
  expect(answer.json().head).toMatch(/^6:[0-9a-f]{64}$/)
  const [newest] = await rowsOf(
    kvittens,
    'select action, detail from audit_event order by sequence desc limit 1',
  )
  expect(newest).toEqual({ action: 'audit.verified', detail: { intact: true, events: 6 } })
})
