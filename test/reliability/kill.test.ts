import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type Database, databaseOn, openPool } from '../../src/platform/database.ts'
import { startMailSink } from '../mail-sink.ts'
import { type Browse, enterAsAdministrator } from './operator.ts'
import { addPeople, type Person } from './people.ts'
import {
  type CliProcess,
  freePort,
  newPlace,
  runCli,
  startServerProcess,
} from './server-process.ts'
import {
  type Acknowledged,
  expectHarmlessMail,
  expectNothingLost,
  expectWholeResets,
} from './what-must-hold.ts'

const USERS = 120
const RESETS = 200
const AT_ONCE = 6
const KILLS = 9

const cleanups: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

test('kill -9 at random moments of 200 resets with mail: none is lost, doubled or half done', async () => {
  const place = newPlace()
  const sink = await startMailSink()
  cleanups.push(() => sink.close())
  cleanups.push(() => place.remove())
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment = {
    KVITTENS_DATA: place.dataDir,
    PORT: String(port),
    PUBLIC_URL: url,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    MAIL_FROM: 'Test kommun <no-reply@test.example>',
  }
  let server: CliProcess = await startServerProcess(['serve'], environment)
  cleanups.push(async () => {
    server.signal('SIGKILL')
    await server.ended
  })

  async function kill({ alsoPostgres }: { alsoPostgres: boolean }) {
    const postmaster = await place.postmasterPid()
    server.signal('SIGKILL')
    if (alsoPostgres && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
    await server.ended
  }
  async function onDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const connection = await place.findPostgres()
    if (connection === undefined) throw new Error('There is no PostgreSQL.')
    const db = databaseOn(openPool({ ...connection, max: 4 }))
    return await work(db).finally(() => db.destroy())
  }

  const users = await onDatabase((db) => addPeople(db, USERS))
  const browse = await enterAsAdministrator(url, environment)

  const told: Acknowledged[] = []
  let repeats = 0
  const wanted = Array.from({ length: RESETS }, (_, index) => ({
    key: randomUUID(),
    // Once everybody; then some again, and now and then the same one twice at the same time.
    user: users[index < USERS ? index : randomInt(40)] ?? fail(),
  }))
  async function resetOneAfterTheOther() {
    for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
      const { key, user } = next
      const answer = await untilAcknowledged(browse, key, user, () => void repeats++)
      told.push({ key, userId: user.id, number: answer })
    }
  }
  let done = false
  const resetting = Promise.all(Array.from({ length: AT_ONCE }, resetOneAfterTheOther)).then(
    () => (done = true),
  )
  resetting.catch(() => undefined)

  let kills = 0
  while (!done || kills < KILLS) {
    await Promise.race([sleep(randomInt(200, 2600)), resetting])
    if (done) await sleep(randomInt(100, 1800))
    await kill({ alsoPostgres: kills % 3 === 2 })
    kills++
    server = await startServerProcess(['serve'], environment)
  }
  await resetting

  // The three minutes for which a killed worker holds its messages, over at once.
  await kill({ alsoPostgres: false })
  await onDatabase((db) => sql`update delivery set leased_until = null`.execute(db))
  server = await startServerProcess(['serve'], environment)
  await onDatabase(async (db) => {
    await expect.poll(() => countWaiting(db), { timeout: 40_000, interval: 200 }).toBe(0)
    await expectNothingLost(db, told)
    await expectWholeResets(db)
    const { sent, repeated } = await expectHarmlessMail(db, sink.mails)
    process.stdout.write(
      `${RESETS} resets, ${kills + 1} kills, ${repeats} requests repeated, ` +
        `${sent} messages arrived, ${repeated} of them again\n`,
    )
  })
  const verified = await runCli(['audit', 'verify'], environment)
  expect(verified.stdout).toMatch(/^Intact: \d+ events/)
}, 180_000)

/** Asks again with the same key for as long as nobody has said that it is done. Answers the number. */
async function untilAcknowledged(
  browse: Browse,
  key: string,
  user: Person,
  onRepeat: () => void,
): Promise<number> {
  for (;;) {
    try {
      const answer = await browse(
        `/api/users/${user.id}/reset-password`,
        { way: 'revealLink', recipient: user.otherMail },
        { 'idempotency-key': key },
      )
      const body = await answer.json()
      if (answer.status === 202) return body.handover.number
      if (answer.status < 500) throw new Refused(`${answer.status} ${JSON.stringify(body)}`)
    } catch (error) {
      if (error instanceof Refused) throw error
    }
    onRepeat()
    await sleep(100)
  }
}

class Refused extends Error {}

function fail(): never {
  throw new Error('There is nobody.')
}

async function countWaiting(db: Database): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from delivery where status in ('queued', 'delayed')`.execute(db)
  return rows[0]?.waiting ?? -1
}
