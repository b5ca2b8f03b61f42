import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { countsOf, listFollowUps, numbersOf, setDue, snooze } from '../../../test/desk.ts'
import { handOver, rowsOf } from '../../../test/flows.ts'
import { reportFate } from '../../../test/report-fate.ts'
import { startTestApp, type TestApp, type TestUser } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import type { Handover } from '../../handovers/contract.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
let petra: { user: TestUser; client: TestClient }
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens?.stop())

/** Each test has an operator of its own, and so a desk of its own. */
beforeEach(async () => {
  petra = await kvittens.signedIn(['PasswordAdministrator'], { displayName: 'Petra Palm' })
})

const later = (hours: number) => new Date(kvittens.clock.now.getTime() + hours * HOUR_MS)

/** A hand-over that somebody has to look at: its message came back. */
async function needing(operator: TestClient): Promise<number> {
  const { number } = await handOver(kvittens, { operator })
  await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1' })
  return number
}

test('a snooze and a due time lie ahead, and not too far', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  for (const refused of [
    await snooze(petra.client, [number], later(-1)),
    await snooze(petra.client, [number], later(91 * 24)),
    await setDue(petra.client, [number], later(0)),
    await setDue(petra.client, [number], later(366 * 24)),
  ])
    expect([refused.statusCode, refused.json().type]).toEqual([
      400,
      'urn:kvittens:problem:time-out-of-range',
    ])
})

test('what is snoozed waits until its time, and then needs somebody again', async () => {
  const number = await needing(petra.client)
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([number])
  // Within the session's idle time.
  const until = later(0.2)
  const [snoozed] = (await snooze(petra.client, [number], until)).json().value
  expect(snoozed.snoozedUntil).toBe(until.toISOString())
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([])
  expect(await numbersOf(petra.client, 'group=waiting&scope=mine')).toEqual([number])
  expect((await countsOf(petra.client)).mine).toEqual({ needsYou: 0, waiting: 1, done: 0 })

  kvittens.advance(0.2 * HOUR_MS)
  const [back] = await listFollowUps(petra.client, 'group=needsYou&scope=mine')
  expect([back?.number, back?.snoozedUntil]).toEqual([number, null])
  expect((await countsOf(petra.client)).mine).toEqual({ needsYou: 1, waiting: 0, done: 0 })
})

test('what is snoozed can be brought back, and comes back at once for something new', async () => {
  const { number, link, user } = await handOver(kvittens, { operator: petra.client })
  await snooze(petra.client, [number], later(48))
  await snooze(petra.client, [number], null)
  expect(
    (await listFollowUps(petra.client, 'group=waiting&scope=mine'))[0]?.snoozedUntil,
  ).toBeNull()

  await snooze(petra.client, [number], later(48))
  kvittens.advance(1000)
  const disputed = await kvittens
    .anonymous()
    .submit(`${link}/dispute`, { answer: user.userPrincipalName })
  expect(disputed.statusCode, disputed.body).toBeLessThan(400)
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([number])
})

test('a due time brings a hand-over that only waits, and a receipt takes it away', async () => {
  const { number } = await handOver(kvittens, { operator: petra.client })
  await setDue(petra.client, [number], later(0.2))
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([])
  kvittens.advance(0.2 * HOUR_MS)
  const [due] = await listFollowUps(petra.client, 'group=needsYou&scope=mine')
  expect([due?.number, due?.followUp]).toEqual([number, null])

  const body = { how: 'called', note: 'She has it.' }
  await petra.client.post(`/api/handovers/${number}/receipt`, body)
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([])
  const [done] = await listFollowUps(petra.client, 'group=done&scope=mine')
  expect([done?.number, done?.dueAt]).toEqual([number, null])
})

test('what needs somebody stands in one order over all pages: urgent, then by due time, then newest', async () => {
  const numbers: number[] = []
  for (let index = 0; index < 4; index++) numbers.push(await needing(petra.client))
  const [a = 0, b = 0, c = 0, d = 0] = numbers
  await setDue(petra.client, [b], later(9))
  await setDue(petra.client, [c], later(3))
  await kvittens.db
    .updateTable('follow_up')
    .set({ urgent: true })
    .where('handover_id', 'in', (eb) =>
      eb.selectFrom('handover').select('id').where('number', '=', a),
    )
    .execute()
  expect(await numbersOf(petra.client, 'group=needsYou&scope=mine')).toEqual([a, c, b, d])
})

test('pages of fifty leave nothing out and repeat nothing', async () => {
  const made = await rowsOf(
    kvittens,
    `with made as (
      insert into handover (id, number, user_id, owner_id, operator_name, way, recipient, recipient_on_file,
        language, created_at, expires_at, credential_expires_at, credential_version, challenge,
        state, state_at, open)
      select gen_random_uuid(), 1000000 + n, $1, $1, 'Petra Palm', 'revealLink', 'x@home.example', true, 'en',
        $2, $2, $2, 1, 'name', 'failed', $2, true
      from generate_series(1, 120) as n
      returning id, number
    )
    insert into follow_up (id, handover_id, reason, urgent, opened_at)
    select gen_random_uuid(), id, 'failed', number % 3 = 0, $2 from made
    returning (select number from made where made.id = handover_id)::integer as number`,
    [petra.user.id, kvittens.clock.now],
  )
  const numbers = made.map(({ number }) => Number(number)).toSorted(byNumber)
  await setDue(
    petra.client,
    numbers.filter((number) => number % 2 === 0),
    later(4),
  )
  const seen: Handover[] = []
  let after = ''
  for (let page = 0; page < 4 && (page === 0 || after !== ''); page++) {
    const query = `group=needsYou&scope=mine${after === '' ? '' : `&after=${after}`}`
    const { value, next } = (await petra.client.get(`/api/follow-ups?${query}`)).json()
    seen.push(...value)
    after = next ?? ''
  }
  const rank = ({ followUp, dueAt, number }: Handover) =>
    `${followUp?.urgent === true ? 0 : 1} ${dueAt ?? 'never'} ${1e9 - number}`
  expect(seen.map(({ number }) => number).toSorted(byNumber)).toEqual(numbers)
  expect(seen.map(rank)).toEqual(seen.map(rank).toSorted((a, b) => (a < b ? -1 : 1)))
  // They came through no door, and have no events.
  await rowsOf(kvittens, 'delete from handover where number > 1000000')
})

const byNumber = (a: number, b: number) => a - b
