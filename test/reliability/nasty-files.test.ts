import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverEnv } from '../../scripts/launch-server-env.mjs'
import { openPool } from '../../src/platform/database.ts'
import { createTestDatabase } from '../database.ts'
import { partsAround, workbookOf, zipOf } from '../workbooks.ts'
import { openAdministratorSession } from './operator.ts'
import { type CliProcess, freePort, startServerProcess } from './server-process.ts'

const MIB = 1024 * 1024
/** An idle server takes half of it; one that held any of the files, or what it unpacks to, would pass it. */
const MOST_MEMORY = 384 * MIB

let server: CliProcess
let pool: pg.Pool
let url: string
let cookie: string
let temporary: string
const cleanups: (() => unknown)[] = []
afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup()
})
beforeAll(async () => {
  const database = await createTestDatabase()
  cleanups.push(() => database.drop())
  pool = openPool({ ...database.config, max: 1 })
  cleanups.push(() => pool.end())
  temporary = mkdtempSync(join(tmpdir(), 'kvittens-nasty-'))
  // A server that root starts goes on as another user.
  chmodSync(temporary, 0o1777)
  cleanups.push(() => rmSync(temporary, { recursive: true }))
  const port = await freePort()
  url = `http://localhost:${port}`
  const environment = {
    ...serverEnv({}),
    DATABASE_URL: database.url,
    KVITTENS_KEY: randomBytes(32).toString('base64'),
    PORT: String(port),
    PUBLIC_URL: url,
    TMPDIR: temporary,
  }
  server = await startServerProcess(['serve', '--only', 'web'], environment)
  cleanups.push(async () => {
    server.signal('SIGTERM')
    await server.ended
  })
  cookie = await openAdministratorSession(url, environment)
})

const startUpload = (name: string, type: string) =>
  request(`${url}/api/imports?name=${name}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': type, cookie },
  })

const memoryOfServer = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) * 1024

/** Over a real connection, and how large the server was at most meanwhile. */
async function send(file: AsyncIterable<Buffer> | Iterable<Buffer>) {
  let memory = memoryOfServer()
  const watch = setInterval(() => (memory = Math.max(memory, memoryOfServer())), 20)
  const posted = startUpload('nasty', 'application/octet-stream')
  const answered = new Promise<{ status: number; problem: string }>((resolve, reject) => {
    posted.on('error', reject)
    posted.on('response', (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          problem: String(JSON.parse(body).type).replace('urn:kvittens:problem:', ''),
        }),
      )
    })
  })
  try {
    // Whoever has its answer needn't send the rest.
    const sent = pipeline(Readable.from(file), posted).catch(() => undefined)
    const answer = await answered
    posted.destroy()
    await sent
    return { ...answer, memory }
  } finally {
    clearInterval(watch)
  }
}

function* repeated(piece: string, bytes: number): Generator<Buffer> {
  const chunk = Buffer.from(piece.repeat(Math.ceil((256 * 1024) / piece.length)))
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
}

const bomb = (body: Buffer) => [
  zipOf([...partsAround(), { name: 'xl/worksheets/sheet1.xml', body }]),
]

test.each([
  ['200 MB of one line', () => repeated('x', 200 * MIB), 'import-file-too-large'],
  ['60 MB of one line', () => repeated('x', 60 * MIB), 'import-line-too-long'],
  ['60 MB of columns', () => repeated('x,', 60 * MIB), 'import-line-too-long'],
  [
    '60 MB behind a quotation mark',
    () => [Buffer.from('a,b\n"'), ...repeated('c,d\n', 60 * MIB)],
    'import-quote-not-closed',
  ],
  [
    'a workbook of 300 MB of blanks',
    () => bomb(Buffer.alloc(300 * MIB, ' ')),
    'import-unpacks-too-large',
  ],
  [
    'a workbook of texts that are never used',
    () => [workbookOf([['a']], [{ name: 'xl/unused.xml', body: Buffer.alloc(100 * MIB, ' ') }])],
    'none',
  ],
  ['zeros', () => [Buffer.alloc(1000)], 'any'],
])('%s: a clear answer, bounded memory, and nothing half imported', async (_, file, problem) => {
  const answer = await send(file())
  if (problem === 'none') expect(answer.status).toBe(201)
  else expect(answer.status).toBeLessThan(500)
  if (problem !== 'none' && problem !== 'any')
    expect(answer).toMatchObject({ status: 400, problem })
  expect(answer.memory).toBeLessThan(MOST_MEMORY)
  const kept = await pool.query(
    `select count(*) as lines from import_line l where not exists
     (select from import_file f where f.id = l.import_id and f.line_count > 0)`,
  )
  expect(kept.rows).toEqual([{ lines: 0 }])
  expect(readdirSync(temporary)).toEqual([])
})

test('a connection that breaks off leaves nothing, and is no bug', async () => {
  const count = async () => (await pool.query('select count(*) as files from import_file')).rows
  const before = await count()
  const posted = startUpload('broken', 'text/csv')
  posted.on('error', () => undefined)
  posted.write('a,b\n')
  await sleep(200)
  posted.destroy()
  await sleep(300)
  expect(await count()).toEqual(before)
  expect(readdirSync(temporary)).toEqual([])
  expect(server.stdout() + server.stderr()).not.toContain('"bug"')
})
