import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { createTestDatabase } from '../test/database.ts'
import { startMailSink } from '../test/mail-sink.ts'
import { enterAsAdministrator } from '../test/reliability/operator.ts'
import { addPeople } from '../test/reliability/people.ts'
import {
  type CliProcess,
  type Environment,
  freePort,
  newPlace,
  type Place,
  runCli,
  spawnCli,
  startServerProcess,
} from '../test/reliability/server-process.ts'
import { databaseOn, openPool } from './platform/database.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

function ownPlace(): Place {
  const place = newPlace()
  cleanups.push(() => place.remove())
  return place
}

/** What an installation is told: where its data lies and where people reach it. */
async function settings(place: Place): Promise<{ url: string; environment: Environment }> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  return {
    url,
    environment: { KVITTENS_DATA: place.dataDir, PORT: String(port), PUBLIC_URL: url },
  }
}

async function start(args: readonly string[], environment: Environment): Promise<CliProcess> {
  return keep(await startServerProcess(args, environment))
}

/** Whatever becomes of the test, the process ends. */
function keep(server: CliProcess): CliProcess {
  cleanups.push(async () => {
    server.signal('SIGKILL')
    await server.ended
  })
  return server
}

async function stop(server: CliProcess) {
  const before = Date.now()
  server.signal('SIGTERM')
  const { code, stderr } = await server.ended
  return { code, stderr, seconds: (Date.now() - before) / 1000 }
}

test('SIGTERM ends the server with 0 within seconds, and its PostgreSQL with it', async () => {
  const place = ownPlace()
  const { url, environment } = await settings(place)
  const server = await start(['serve'], environment)
  expect(await place.postmasterPid()).toBeGreaterThan(0)
  for (const path of ['/health/live', '/health/ready'])
    expect(await (await fetch(`${url}${path}`)).json()).toEqual({ status: 'ok' })

  const { seconds, ...ended } = await stop(server)
  expect(ended).toEqual({ code: 0, stderr: '' })
  expect(seconds).toBeLessThan(8)
  expect(await place.postmasterPid()).toBeUndefined()
}, 60_000)

test('a request that is under way is answered before the server ends', async () => {
  const { url, environment } = await settings(ownPlace())
  const server = await start(['serve'], environment)
  const slow = request(`${url}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '40' },
  })
  const answered = once(slow, 'response')
  slow.write('userName=nobody%40test')
  await sleep(200)
  server.signal('SIGTERM')
  await sleep(200)
  slow.end('.example&password=x')
  const [response] = await answered
  expect(response.statusCode).toBeLessThan(500)
  response.resume()
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
}, 60_000)

test('SIGTERM while it starts leaves nothing running', async () => {
  const place = ownPlace()
  const { environment } = await settings(place)
  const server = keep(spawnCli(['serve'], environment))
  // PostgreSQL runs already, the server isn't there yet.
  await expect.poll(() => place.postmasterPid(), { timeout: 30_000, interval: 5 }).toBeDefined()
  server.signal('SIGTERM')
  const { code, stderr } = await server.ended
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(await place.postmasterPid()).toBeUndefined()
}, 60_000)

test('a second server in the same place is refused, and told what to do', async () => {
  const { url, environment } = await settings(ownPlace())
  await start(['serve'], environment)
  const second = await runCli(['serve'], { ...environment, PORT: String(await freePort()) })
  expect(second.code).toBe(1)
  expect(second.stderr).toMatch(/already runs on .+, as process \d+\. Stop that one first/)
  expect(second.stderr).not.toContain('    at ')
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
}, 60_000)

test('a port that is taken is said so, and nothing stays behind', async () => {
  const place = ownPlace()
  const { environment } = await settings(place)
  const other = await startMailSink()
  cleanups.push(() => other.close())
  const refused = await runCli(['serve'], { ...environment, PORT: String(other.port) })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain(String(other.port))
  expect(await place.postmasterPid()).toBeUndefined()
}, 60_000)

test('a demo prints a one-time link, comes back quickly, and is never served as the real thing', async () => {
  const place = ownPlace()
  const environment = { KVITTENS_DATA: place.dataDir, PORT: String(await freePort()) }
  const first = await start(['start'], environment)
  const [link] = await first.said(/http:\/\/localhost:\d+\/invite\/[\w-]{43}/)
  const page = await fetch(link)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form')])
  await first.said(/\/mailbox/)
  expect(await stop(first)).toMatchObject({ code: 0, stderr: '' })

  const before = Date.now()
  const second = await start(['start'], environment)
  const seconds = (Date.now() - before) / 1000
  process.stdout.write(`The demo's second start took ${seconds.toFixed(1)} s.\n`)
  expect(seconds).toBeLessThan(10)
  const [other] = await second.said(/http:\/\/localhost:\d+\/invite\/[\w-]{43}/)
  expect(other).not.toBe(link)
  // The link of the start before is over.
  expect((await fetch(link)).status).toBe(410)
  await stop(second)

  const refused = await runCli(['serve'], { ...environment, PUBLIC_URL: 'http://localhost:1' })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^This data belongs to a demo.+another place\.\n$/)
  expect(await place.postmasterPid()).toBeUndefined()
}, 90_000)

test('a real installation is never started as a demo', async () => {
  const place = ownPlace()
  const { environment } = await settings(place)
  const server = await start(['serve'], environment)
  await server.said(/There is no administrator yet\. Run: .+ admin invite /)
  await stop(server)
  const { KVITTENS_DATA } = environment
  const refused = await runCli(['start'], { KVITTENS_DATA: KVITTENS_DATA ?? '', PORT: '0' })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^This data belongs to a real installation\..+serve/)
  expect(await place.postmasterPid()).toBeUndefined()
}, 60_000)

test('a bad configuration is refused before anything starts, every problem at once', async () => {
  const place = ownPlace()
  const refused = await runCli(['serve'], {
    KVITTENS_DATA: place.dataDir,
    PUBLIC_URL: 'http://passwords.example.org',
    PORT: 'eighty',
  })
  expect(refused.code).toBe(1)
  expect(refused.stdout).toBe('')
  expect(refused.stderr).toMatch(/^The configuration has problems:\n {2}PUBLIC_URL: .+\n {2}PORT: /)
  expect(refused.stderr).not.toContain('    at ')
})

test('a command before the first start says that, and leaves nothing running', async () => {
  const place = ownPlace()
  const { environment } = await settings(place)
  for (const command of [
    ['audit', 'verify'],
    ['admin', 'invite', 'astrid.alm@test.example'],
  ]) {
    const refused = await runCli(command, environment)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/^.+Start the server once.*\n$/)
  }
  expect(await place.postmasterPid()).toBeUndefined()
}, 60_000)

test('web and worker run as two processes on one database; another key is refused', async () => {
  const database = await createTestDatabase()
  cleanups.push(() => database.drop())
  const sink = await startMailSink()
  cleanups.push(() => sink.close())
  const { host, port: postgresPort, user, database: name } = database.config
  const { url, environment } = await settings(ownPlace())
  const own = {
    ...environment,
    DATABASE_URL: `postgres://${user}@/${name}?host=${String(host)}&port=${postgresPort}`,
    KVITTENS_KEY: randomBytes(32).toString('base64'),
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'no-reply@test.example',
  }
  const web = await start(['serve', '--only', 'web'], own)
  const db = databaseOn(openPool({ ...database.config, max: 1 }))
  const [person] = await addPeople(db, 1).finally(() => db.destroy())
  const browse = await enterAsAdministrator(url, own)
  const reset = await browse(`/api/users/${person?.id}/reset-password`, {
    way: 'revealLink',
    recipient: person?.otherMail,
  })
  expect(reset.status).toBe(202)

  const events = await runCli(['audit', 'export', '--format', 'ocsf', '--since', '1'], own)
  expect(events).toMatchObject({ code: 0, stderr: '' })
  const [first, ...more] = events.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(first).toMatchObject({ metadata: { sequence: 2 } })
  expect(more.at(-1)).toMatchObject({ class_uid: 3001, activity_name: 'Password Reset' })
  const wrong = await runCli(['audit', 'export', '--since', 'yesterday'], own)
  expect(wrong).toMatchObject({ code: 1, stdout: '' })
  expect(wrong.stderr).toMatch(/^--since takes a day/)

  const other = { ...own, KVITTENS_KEY: randomBytes(32).toString('base64') }
  for (const command of [['serve'], ['audit', 'verify']]) {
    const refused = await runCli(command, { ...other, PORT: String(await freePort()) })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/KVITTENS_KEY is not the key of this database/)
  }

  expect(sink.mails).toEqual([])
  const worker = await start(['serve', '--only', 'worker'], { ...own, PORT: '1' })
  // The notice at once, the link ten seconds after the reset, which may have passed by now.
  await expect.poll(() => sink.mails.length, { timeout: 30_000 }).toBe(2)
  expect(await stop(worker)).toMatchObject({ code: 0, stderr: '' })
  expect(sink.mails.map(({ to }) => to)).toContain(person?.otherMail)
  expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(2)
  expect(await stop(web)).toMatchObject({ code: 0, stderr: '' })
}, 90_000)
