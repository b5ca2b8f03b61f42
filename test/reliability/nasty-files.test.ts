import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'
import type { TestClient } from '../test-client.ts'
import { partsAround, workbookOf, zipOf } from '../workbooks.ts'

const MIB = 1024 * 1024
/** Much less than any of the files unpacks to. */
const MOST_GROWTH = 150 * MIB

let kvittens: TestApp
let client: TestClient
let port: number
beforeAll(async () => {
  kvittens = await startTestApp()
  client = (await kvittens.signedIn(['UserAdministrator'])).client
  await kvittens.app.listen({ host: '127.0.0.1', port: 0 })
  port = (kvittens.app.server.address() as AddressInfo).port
})
afterAll(() => kvittens.stop())

/** Over a real connection, and how much larger the process became meanwhile. */
async function send(file: AsyncIterable<Buffer> | Iterable<Buffer>) {
  const before = process.memoryUsage().rss
  let highest = before
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 20)
  const posted = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/api/imports?name=nasty',
    headers: {
      host: 'kvittens.example',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  })
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
    return { ...answer, growth: highest - before }
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
  expect(answer.growth).toBeLessThan(MOST_GROWTH)
  const kept = await rowsOf(
    kvittens,
    `select count(*) as lines from import_line l where not exists
     (select from import_file f where f.id = l.import_id and f.line_count > 0)`,
  )
  expect(kept).toEqual([{ lines: 0 }])
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kvittens-import-'))).toEqual([])
})

test('a connection that breaks off leaves nothing, and is no bug', async () => {
  const before = await rowsOf(kvittens, 'select count(*) as files from import_file')
  const posted = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/api/imports?name=broken',
    headers: {
      host: 'kvittens.example',
      'sec-fetch-site': 'same-origin',
      'content-type': 'text/csv',
      cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  })
  posted.on('error', () => undefined)
  posted.write('a,b\n')
  await sleep(200)
  posted.destroy()
  await sleep(300)
  expect(await rowsOf(kvittens, 'select count(*) as files from import_file')).toEqual(before)
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kvittens-import-'))).toEqual([])
  expect(kvittens.logged.join('')).not.toContain('"bug"')
})
