import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesIn, makeLetter, openLetters } from '../../../test/letters.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'

let kvittens: TestApp
let operator: TestClient
let operatorId: string
beforeAll(async () => {
  kvittens = await startTestApp()
  const { client, user } = await kvittens.signedIn(['PasswordAdministrator'])
  operator = client
  operatorId = user.id
})
afterAll(() => kvittens.stop())

interface Listed {
  readonly value: readonly {
    number: number
    group: string | null
    user: { displayName: string }
  }[]
  readonly next: string | null
  readonly waiting: number
  readonly printed: number | null
  readonly expired: number | null
}

async function list(query: string): Promise<Listed> {
  const answer = await operator.get(`/api/letters${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

/** Letters as a job leaves them, by the database itself. Their codes open nothing. */
async function addJob(letters: number, department: string | null): Promise<number> {
  const job = randomUUID()
  const { rows } = await kvittens.pool.query<{ number: number }>(
    `insert into job (id, kind, state, operator_id, operator_name, network, options, selection, created_at)
     values ($1, 'reset', 'running', $2, 'Ann', '', '{}', '{}', now()) returning number`,
    [job, operatorId],
  )
  await kvittens.pool.query(
    `with pupil as (
       insert into user_account (id, user_principal_name, display_name, department, office_location, created_at)
       select gen_random_uuid(), 'p' || n || '.' || $1 || '@test.example', 'Pupil ' || lpad(n::text, 4, '0'),
         coalesce($4, 'Klass ' || n % 3), 'Hus ' || n % 2, now()
       from generate_series(1, $2::int) as n returning id
     ), made as (
     insert into handover (id, number, user_id, operator_name, way, recipient_on_file, verification, language, created_at,
       expires_at, credential_expires_at, credential_version, challenge, state, state_at, open, letter_sealed,
       print_by, job_id)
     select gen_random_uuid(), nextval('handover_number'), id, 'Ann', 'letter', false, 'inPerson', 'sv', now(),
       now() + interval '9 days', now() + interval '10 days', 1, 'name', 'toPrint', now(), true, '\\x00',
       now() + interval '1 day', $3 from pupil
       returning id, created_at
     )
     insert into handover_event (handover_id, sequence, kind, at, actor_kind, actor_name, detail)
     select id, 1, 'toPrint', created_at, 'job', 'Ann', '{}' from made`,
    [rows[0]?.number, letters, job, department],
  )
  return rows[0]?.number ?? 0
}

test('the letters of a job come class by class, each once, two hundred at a time', async () => {
  const job = await addJob(450, null)
  const first = await list(`?job=${job}&sort=department`)
  expect(first).toMatchObject({ waiting: 450, printed: 0 })
  const seen = [...first.value]
  let next = first.next
  for (let page = 0; next !== null && page < 5; page++) {
    const more = await list(`?job=${job}&sort=department&after=${next}`)
    seen.push(...more.value)
    next = more.next
  }
  expect(seen.map(({ group, user }) => `${group} ${user.displayName}`)).toEqual(
    seen.map(({ group, user }) => `${group} ${user.displayName}`).toSorted(),
  )
  expect([first.value.length, seen.length, new Set(seen.map(({ number }) => number)).size]).toEqual(
    [200, 450, 450],
  )
  const newest = await list(`?job=${job}`)
  const beyond = await list(`?job=${job}&after=${newest.next}`)
  const numbers = [...newest.value, ...beyond.value].map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(new Set(numbers).size).toBe(400)
})

test('those without a class come last; an office and a name order, too', async () => {
  const job = await addJob(3, 'Åk 9')
  await kvittens.pool.query(
    `update user_account set department = null where display_name = 'Pupil 0001'
       and department = 'Åk 9'`,
  )
  const names = async (sort: string) =>
    (await list(`?job=${job}&sort=${sort}`)).value.map(({ user }) => user.displayName)
  expect(await names('department')).toEqual(['Pupil 0002', 'Pupil 0003', 'Pupil 0001'])
  expect(await names('officeLocation')).toEqual(['Pupil 0002', 'Pupil 0001', 'Pupil 0003'])
  expect(await names('displayName')).toEqual(['Pupil 0001', 'Pupil 0002', 'Pupil 0003'])
})

test('what printed is counted, and the list goes back to where it stood', async () => {
  const job = await addJob(2, 'Åk 8')
  const letters = [
    await makeLetter(kvittens, { operator }),
    await makeLetter(kvittens, { operator }),
  ]
  const numbers = letters.map(({ number }) => number)
  await kvittens.pool.query(
    'update handover set job_id = (select id from job where number = $1) where number = any($2)',
    [job, numbers],
  )
  expect(await list(`?job=${job}`)).toMatchObject({ waiting: 4, printed: 0 })
  await openLetters(operator, ...numbers)
  const printed = await operator.submit('/letters/printed', {
    numbers: numbers.join(),
    job: String(job),
    sort: 'department',
  })
  expect(printed.headers['location']).toBe(`/letters?job=${job}&sortBy=department`)
  expect(await list(`?job=${job}`)).toMatchObject({ waiting: 2, printed: 2 })
})

test('those that nobody printed in time are counted as ended, not as printed or waiting', async () => {
  const job = await addJob(2, 'Åk 7')
  const opened = await makeLetter(kvittens, { operator })
  await kvittens.pool.query(
    `update handover set job_id = (select id from job where number = $1) where number = $2`,
    [job, opened.number],
  )
  await openLetters(operator, opened.number)
  expect(await list(`?job=${job}`)).toMatchObject({ waiting: 3, printed: 0, expired: 0 })
  await kvittens.pool.query(
    `update handover set print_by = $2 where job_id = (select id from job where number = $1)`,
    [job, kvittens.clock.now],
  )
  await kvittens.runClock()
  // The one that was opened may be on its way on paper.
  expect(await list(`?job=${job}`)).toMatchObject({ waiting: 0, printed: 0, expired: 2 })
  expect(await list('')).toMatchObject({ printed: null, expired: null })
})

test('letters are printed in the order in which they were listed', async () => {
  const made = [await makeLetter(kvittens, { operator }), await makeLetter(kvittens, { operator })]
  const [first = 0, second = 0] = made.map(({ number }) => number)
  const forwards = codesIn((await openLetters(operator, first, second)).body)
  const backwards = codesIn((await openLetters(operator, second, first)).body)
  expect(backwards).toEqual(forwards.toReversed())
  expect(new Set(forwards).size).toBe(2)
})

test('bad input: no such order, no job, a page that does not exist', async () => {
  for (const query of ['?sort=class', '?job=0', '?job=x', '?after=x', '?after=W10'])
    expect((await operator.get(`/api/letters${query}`)).statusCode, query).toBe(400)
  expect(await list('?job=999999')).toMatchObject({
    value: [],
    next: null,
    waiting: 0,
    printed: 0,
    expired: 0,
  })
  const back = await operator.submit('/letters/print', { numbers: '1', job: '//evil.example' })
  expect(back.statusCode).toBe(400)
})
