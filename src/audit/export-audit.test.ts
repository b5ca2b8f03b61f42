import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditHead, auditSince, handOver, rowsOf } from '../../test/flows.ts'
import { startTestApp, type TestApp } from '../../test/test-app.ts'
import type { TestClient } from '../../test/test-client.ts'
import { writeAudit } from '../export-audit-command.ts'
import { exportAudit } from './export-audit.ts'
import { inTransaction } from './in-transaction.ts'

const MANY = 100_000

let kvittens: TestApp
let client: TestClient
let me: string
beforeAll(async () => {
  kvittens = await startTestApp()
  const signedIn = await kvittens.signedIn(['GlobalReader'], { displayName: '=1+1' })
  client = signedIn.client
  me = signedIn.user.id
  for (const action of ['user.updated', 'user.blocked', 'role.assigned'] as const)
    await inTransaction(
      kvittens.context({ kind: 'user', id: me, name: '=1+1', roles: [] }),
      async (tx) =>
        tx.audit({
          action,
          target: { kind: 'user', id: 't1', name: '@SUM(A1)' },
          detail: { role: 'GlobalReader', note: 'a "quoted"\nline' },
        }),
    )
})
afterAll(() => kvittens.stop())

function lines(body: string): Record<string, unknown>[] {
  return body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

async function exported(query: string, by: TestClient = client) {
  const answer = await by.get(`/api/audit/export?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer
}

test('JSON lines: every event with its number and its place in the chain, the oldest first', async () => {
  const { body, headers } = await exported('format=jsonl')
  expect(headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  expect(headers['content-disposition']).toBe('attachment; filename="audit-2026-01-15.jsonl"')
  const stored = await rowsOf(
    kvittens,
    "select sequence, action, encode(mac, 'hex') as mac from audit_event where action <> 'audit.exported' order by sequence",
  )
  expect(lines(body).map(({ sequence, action, mac }) => ({ sequence, action, mac }))).toEqual(
    stored,
  )
  // The same as the screen gets.
  const page = (await client.get('/api/audit?action=user.blocked')).json()
  expect(lines(body).find(({ action }) => action === 'user.blocked')).toEqual(page.value[0])
})

test('S24: CSV is safe against formulas, in the language that is asked for', async () => {
  const { body, headers } = await exported('format=csv&language=sv&action=user.blocked')
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toContain('.csv"')
  const [head, row] = body.replace('\ufeff', '').split('\r\n')
  expect(head).toMatch(/^"Nummer i loggen";"När";"Åtgärd"/)
  expect(row).toContain(`"'=1+1"`)
  expect(row).toContain(`"'@SUM(A1)"`)
  expect(row).toContain('"user.blocked"')
  expect(row).toMatch(/"[0-9a-f]{64}"$/)
})

test('OCSF: an event a line, that says which event of the log it was', async () => {
  const { body, headers } = await exported('format=ocsf&action=role.assigned')
  expect(headers['content-disposition']).toContain('.ocsf.jsonl"')
  const [event, ...more] = lines(body)
  expect(more).toEqual([])
  expect(event).toMatchObject({
    class_uid: 3005,
    activity_id: 1,
    privileges: ['GlobalReader'],
    user: { uid: 't1' },
    actor: { user: { uid: me } },
    unmapped: { mac: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

test('the filters of the screen hold, and whoever comes again goes on where they were', async () => {
  const actions = async (query: string) =>
    (await exported(`format=jsonl&${query}`)).body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { action: string }).action)
  expect(await actions('action=user.updated')).toEqual(['user.updated'])
  expect(await actions('targetId=t1')).toEqual(['user.updated', 'user.blocked', 'role.assigned'])
  expect(await actions('search=blocked')).toEqual(['user.blocked'])
  expect(await actions(`actorId=${me}&search=SUM`)).toHaveLength(3)
  expect(await actions('to=2026-01-15T08:00:00Z')).toEqual([])
  expect(await actions('from=2026-01-15T08:00:00Z&targetId=t1')).toHaveLength(3)
  expect(await actions('outcome=refused')).toEqual([])
  const head = await auditHead(kvittens)
  expect(await actions(`afterSequence=${head}`)).toEqual([])
  // That export, which was noted after it was read.
  expect(await actions(`afterSequence=${head}`)).toEqual(['audit.exported'])
})

test('the export is one event, with what was asked for', async () => {
  const before = await auditHead(kvittens)
  await exported('format=csv&outcome=success&afterSequence=2')
  const events = await auditSince(kvittens, before)
  expect(events).toMatchObject([
    {
      action: 'audit.exported',
      actor_id: me,
      detail: {
        format: 'csv',
        filters: { outcome: 'success' },
        afterSequence: 2,
        throughSequence: before,
      },
    },
  ])
})

test('who may not, and what is no format', async () => {
  const { client: nobody } = await kvittens.signedIn([])
  expect((await nobody.get('/api/audit/export?format=csv')).statusCode).toBe(403)
  const { client: helpdesk } = await kvittens.signedIn(['HelpdeskAdministrator'])
  expect((await helpdesk.get('/api/audit/export?format=csv')).statusCode).toBe(
    (await helpdesk.get('/api/audit')).statusCode,
  )
  expect((await kvittens.anonymous().get('/api/audit/export?format=csv')).statusCode).toBe(401)
  for (const query of ['', 'format=xml', 'format=csv&afterSequence=-1', 'format=csv&from=today'])
    expect((await client.get(`/api/audit/export?${query}`)).statusCode, query).toBe(400)
})

test('S9, S16: no password, token or PIN of a hand-over is in any of the formats', async () => {
  const handedOver = await handOver(kvittens)
  for (const format of ['csv', 'jsonl', 'ocsf']) {
    const { body } = await exported(`format=${format}`)
    expect(body).toContain('user.passwordReset')
    expect(body).not.toContain(handedOver.token)
    expect(body).not.toContain('argon2')
  }
})

test('the command writes the same to its output, from a day or from an event on', async () => {
  const ctx = kvittens.context({ kind: 'command', name: 'kvittens' })
  const write = async (options: Parameters<typeof writeAudit>[1]) => {
    const output = new PassThrough()
    const told = text(output)
    await writeAudit(ctx, options, output)
    output.end()
    return await told
  }
  const before = await auditHead(kvittens)
  expect(lines(await write({ format: 'jsonl' }))).toHaveLength(before)
  expect(lines(await write({ format: 'ocsf', since: String(before) }))).toHaveLength(1)
  expect(lines(await write({ format: 'jsonl', since: '2026-01-15' })).length).toBeGreaterThan(3)
  expect(await write({ format: 'jsonl', since: '2026-01-16T00:00:00+01:00' })).toBe('')
  expect(await write({ format: 'jsonl', until: '2026-01-15' })).toBe('')
  await expect(write({ format: 'csv', since: 'yesterday' })).rejects.toThrow('--since takes a day')
  await expect(write({ format: 'csv', until: '7' })).rejects.toThrow('--until takes a day')
  expect((await auditSince(kvittens, before))[0]).toMatchObject({
    action: 'audit.exported',
    actor_kind: 'command',
  })
})

test('100,000 events are read a thousand at a time as they are taken, and no further when nobody takes them', async () => {
  await kvittens.pool.query(
    `with head as (select sequence as s from audit_head),
       filled as (insert into audit_event
         select s + n, '2026-01-15T10:00:00Z', 'job', null, 'clock', 'user.updated', 'success', 'user',
           't' || n, 'User ' || n, null, '{}', decode(repeat('00', 32), 'hex')
         from head, generate_series(1, ${MANY}) as n)
     update audit_head set sequence = sequence + ${MANY}`,
  )
  let statements = 0
  kvittens.pool.on('acquire', () => (statements += 1))

  const ctx = kvittens.context({ kind: 'command', name: 'kvittens' })
  const chunks = await exportAudit(ctx, { format: 'ocsf' })
  statements = 0
  let bytes = 0
  let largest = 0
  let rows = 0
  let statementsAtHalf = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    largest = Math.max(largest, chunk.length)
    rows += chunk.split('\n').length - 1
    if (rows < MANY / 2) statementsAtHalf = statements
  }
  expect(rows).toBeGreaterThanOrEqual(MANY)
  expect(bytes).toBeGreaterThan(50_000_000)
  expect(largest).toBeLessThan(400_000)
  // What was not yet taken was not yet read.
  expect(statementsAtHalf).toBeLessThanOrEqual(MANY / 2_000 + 1)
  expect(statements).toBeGreaterThanOrEqual(MANY / 1_000)

  const left = await exportAudit(ctx, { format: 'jsonl' })
  await left.next()
  statements = 0
  await left.return()
  expect(statements).toBe(0)
}, 60_000)

test('a reader who goes away ends the reading', async () => {
  await kvittens.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = kvittens.app.server.address() as AddressInfo
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  let statements = 0
  kvittens.pool.on('acquire', () => (statements += 1))
  await new Promise<void>((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/audit/export?format=ocsf',
        headers: { host: 'kvittens.example', cookie },
      },
      (answer) => {
        expect(answer.statusCode).toBe(200)
        answer.once('data', () => {
          answer.destroy()
          resolve()
        })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
  await sleep(500)
  const atRest = statements
  expect(atRest).toBeLessThan(MANY / 1_000 / 2)
  await sleep(500)
  expect(statements).toBe(atRest)
})
