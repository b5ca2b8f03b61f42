import { randomBytes, randomInt } from 'node:crypto'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { databaseOn, openPool } from '../../src/platform/database.ts'
import { lookupOf } from '../../src/platform/token.ts'
import { createTestDatabase } from '../database.ts'
import { linkIn, startMailSink } from '../mail-sink.ts'
import { enterAsAdministrator } from './operator.ts'
import { addPeople } from './people.ts'
import { type CliProcess, freePort, spawnCli, startServerProcess } from './server-process.ts'

const ROWS = 1_000
const KILLS = 20
/** Of rows that a worker claimed. */
const LEASE_MS = 10_000
/** Of leases of three minutes those that are older than twenty seconds: whoever lives has sent by then. */
const LEASE_LEFT_MS = 160_000

const cleanups: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** One half of the installation, killed and started again as often as wanted. */
function half(start: () => Promise<CliProcess>) {
  let running: CliProcess | undefined
  const kill = async () => {
    running?.signal('SIGKILL')
    await running?.ended
  }
  cleanups.push(kill)
  return {
    async restart() {
      await kill()
      running = await start()
    },
  }
}

test(`kill -9 of worker and server at ${KILLS} random moments of a job of ${ROWS} rows: each is done once`, async () => {
  const database = await createTestDatabase()
  cleanups.push(() => database.drop())
  const db = databaseOn(openPool({ ...database.config, max: 3 }))
  cleanups.push(() => db.destroy())
  const sink = await startMailSink()
  cleanups.push(() => sink.close())
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = {
    DATABASE_URL: database.url,
    KVITTENS_KEY: randomBytes(32).toString('base64'),
    PORT: String(port),
    PUBLIC_URL: url,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'Test kommun <no-reply@test.example>',
  }
  const web = half(async () => await startServerProcess(['serve', '--only', 'web'], environment))
  const worker = half(async () => spawnCli(['serve', '--only', 'worker'], environment))
  await web.restart()
  const browse = await enterAsAdministrator(url, environment)
  const people = await addPeople(db, ROWS)
  const ask = async (path: string, body?: object): Promise<{ number: number; counts: object }> => {
    for (;;) {
      // A server that was killed in the middle of an answer is asked again.
      const answer = await browse(path, body).catch(() => undefined)
      if (answer?.ok === true) return (await answer.json()) as { number: number; counts: object }
      await sleep(50)
    }
  }

  const { number } = await ask('/api/bulk', {
    kind: 'reset',
    selection: { ids: people.map(({ id }) => id) },
    handover: { way: 'revealLink', withoutAddress: 'leaveOut' },
  })
  await worker.restart()
  const stateOf = async () => await db.selectFrom('job').select('state').executeTakeFirst()
  while ((await stateOf())?.state !== 'draft') await sleep(50)
  await ask(`/api/jobs/${number}/start`, { count: ROWS })

  const countRows = () =>
    db.selectFrom('job_row').select((eb) => eb.fn.countAll<number>().as('count'))
  const rowsDone = async () =>
    (await countRows().where('state', '=', 'done').executeTakeFirstOrThrow()).count
  const isClaimedSince = async (since: Date) =>
    (await countRows().where('leased_until', '>', since).executeTakeFirstOrThrow()).count > 0
  const doneAt: number[] = []
  let livesSince = new Date()
  for (let kill = 0; kill < KILLS; kill++) {
    // Between a claim and what comes of it, or a little later.
    const lease = new Date(livesSince.getTime() + LEASE_MS)
    for (let wait = 0; wait < 300 && !(await isClaimedSince(lease)); wait++) await sleep(20)
    await sleep(randomInt(300))
    doneAt.push(await rowsDone())
    const isWeb = kill % 4 === 3
    await (isWeb ? web : worker).restart()
    livesSince = new Date()
  }
  while ((await stateOf())?.state !== 'done') await sleep(100)

  const { counts } = await ask(`/api/jobs/${number}`)
  expect(counts).toEqual({ planned: 0, leftOut: 0, done: ROWS, failed: 0, cancelled: 0 })
  const handovers = await db
    .selectFrom('handover as h')
    .innerJoin('password_credential as c', 'c.user_id', 'h.user_id')
    .select(['h.user_id as user', 'h.lookup', 'h.open', 'c.version', 'c.hash'])
    .execute()
  expect(handovers).toHaveLength(ROWS)
  expect(new Set(handovers.map((handover) => handover.user)).size).toBe(ROWS)
  expect(new Set(handovers.map(({ hash }) => hash)).size).toBe(ROWS)
  expect(handovers.every(({ version, open }) => version === 1 && open)).toBe(true)

  const report = await (await browse(`/api/jobs/${number}/report.csv`)).text()
  expect(report.split('\r\n').filter((line) => line.includes('"K-'))).toHaveLength(ROWS)

  // Every message arrives, and each link in one is the link of an open hand-over.
  const isWaiting = async () =>
    await db
      .selectFrom('delivery')
      .select('id')
      .where('status', 'in', ['queued', 'delayed'])
      .executeTakeFirst()
  while ((await isWaiting()) !== undefined) {
    // What a killed worker held waits for minutes, which nobody wants to sit through.
    await db
      .updateTable('delivery')
      .set({ leased_until: null })
      .where('leased_until', '<', new Date(Date.now() + LEASE_LEFT_MS))
      .execute()
    await sleep(500)
  }
  const lookups = new Set(handovers.map(({ lookup }) => lookup?.toString('hex')))
  const links = sink.mails.flatMap((mail) => (/\/r\//.test(mail.text) ? [linkIn(mail, 'r')] : []))
  const dead = links.filter(
    (link) => !lookups.has(lookupOf(link.slice('/r/'.length)).toString('hex')),
  )
  expect(dead).toEqual([])
  expect(new Set(links).size).toBe(ROWS)
  process.stdout.write(
    `${ROWS} rows, ${KILLS} kills at ${doneAt.join(', ')} done, ${links.length - ROWS} messages again\n`,
  )
}, 300_000)
