import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { everythingStored, handOver, isSignedIn, OTHER_PASSWORD, rowsOf, signIn } from '../flows.ts'
import { startTestApp, type TestApp } from '../test-app.ts'

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

const undo: string[] = []
afterEach(async () => {
  for (const statement of undo.splice(0)) await kvittens.pool.query(statement)
})

async function break_(statement: string, repair: string): Promise<void> {
  await kvittens.pool.query(statement)
  undo.push(repair)
}

/** Makes one kind of write impossible, as a full disk or a bug would. */
async function refuse(table: string, operation: 'insert' | 'update' | 'insert or update') {
  await kvittens.pool.query(
    `create or replace function test_refuses() returns trigger language plpgsql as
     $$ begin raise exception 'refused by the test'; end $$`,
  )
  await break_(
    `create trigger test_refuses before ${operation} on ${table} for each row execute function test_refuses()`,
    `drop trigger test_refuses on ${table}`,
  )
}

const WRITES = [
  ['the credential', 'password_credential', 'insert or update'],
  ['the hand-over', 'handover', 'insert'],
  ['its first event', 'handover_event', 'insert'],
  ['the dispute link', 'dispute_link', 'insert'],
  ['the messages', 'delivery', 'insert'],
  ['the audit event', 'audit_event', 'insert'],
  ["the audit log's head", 'audit_head', 'update'],
] as const

test.each(WRITES)(
  'S10: if %s cannot be stored, nothing is sent or changed and the caller is told',
  async (_, table, operation) => {
    const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
    const user = await kvittens.addUser({ password: OTHER_PASSWORD })
    const { client: owner } = await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
    const stored = async () =>
      (await everythingStored(kvittens)).split('\n').filter((row) => !row.includes('reset-'))
    const before = await stored()
    await refuse(table, operation)
    const answer = await operator.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    for (const statement of undo.splice(0)) await kvittens.pool.query(statement)
    expect(await stored()).toEqual(before)
    kvittens.advance(11_000)
    expect(await kvittens.deliver()).toEqual([])
    expect(await isSignedIn(owner)).toBe(true)
    await signIn(kvittens, user.userPrincipalName, OTHER_PASSWORD)
  },
)

test('S10: the database refuses a temporary password without an end and a link that outlives it', async () => {
  const { number, user } = await handOver(kvittens)
  for (const [statement, values, constraint] of [
    [
      'update password_credential set expires_at = null where user_id = $1',
      [user.id],
      'a_temporary_password_expires',
    ],
    [
      `update handover set expires_at = credential_expires_at + interval '1 second' where number = $1`,
      [number],
      'the_credential_outlives_the_link',
    ],
    [
      'update handover set recipient = null where number = $1',
      [number],
      'a_message_has_a_recipient',
    ],
    [
      'update handover set recipient_on_file = false where number = $1',
      [number],
      'a_new_destination_is_verified',
    ],
    [
      'update handover set open = false where number = $1',
      [number],
      'secret_is_erased_when_closed',
    ],
  ] as const)
    await expect(kvittens.pool.query(statement, [...values])).rejects.toMatchObject({ constraint })
})

test('S10: a message whose seal cannot be opened is not sent, and needs somebody visibly', async () => {
  const { client: operator } = await kvittens.signedIn(['PasswordAdministrator'])
  const user = await kvittens.addUser()
  const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
  const { number } = reset.json().handover
  await kvittens.deliver()
  await kvittens.pool.query(
    `update delivery set sealed_payload = set_byte(sealed_payload, 20, 255 - get_byte(sealed_payload, 20))
     where handover_id = (select id from handover where number = $1)`,
    [number],
  )
  const other = await handOver(kvittens, { operator })
  expect(other.mail.to).toBe(other.user.otherMail)
  const handover = (await operator.get(`/api/handovers/${number}`)).json()
  expect(handover).toMatchObject({ state: 'failed', followUp: { reason: 'failed' } })
  const failed = handover.events.find(({ kind }: { kind: string }) => kind === 'failed')
  expect(failed.detail).toEqual({ reason: 'keyLost' })
  const desk = (await operator.get('/api/follow-ups?group=needsYou')).json()
  expect(desk.value.map((one: { number: number }) => one.number)).toContain(number)
})

test('S10: a secret whose seal was tampered with or moved to another row is not revealed', async () => {
  const mine = await handOver(kvittens)
  const theirs = await handOver(kvittens)
  await kvittens.pool.query(
    'update handover set sealed = (select sealed from handover where number = $1) where number = $2',
    [theirs.number, mine.number],
  )
  const page = await kvittens.anonymous().submit(mine.link, { answer: mine.user.userPrincipalName })
  expect(page.statusCode).toBe(410)
  expect(page.body).not.toContain('class="secret"')
  const [row] = await rowsOf(kvittens, 'select claimed_at from handover where number = $1', [
    mine.number,
  ])
  expect(row?.['claimed_at']).toBeNull()
})

test('S10: a reveal that cannot be recorded shows nothing', async () => {
  const { link, user } = await handOver(kvittens)
  const browser = kvittens.anonymous()
  await browser.get(link)
  await refuse('audit_event', 'insert')
  const page = await browser.submit(link, { answer: user.userPrincipalName })
  expect(page.statusCode).toBe(500)
  expect(page.body).not.toContain('class="secret"')
  for (const statement of undo.splice(0)) await kvittens.pool.query(statement)
  expect((await browser.submit(link, { answer: user.userPrincipalName })).statusCode).toBe(200)
})

test('S10: without a mail server the message waits, and everybody who looks sees why', async () => {
  const { sendDueDeliveries } = await import('../../src/deliveries/send-due-deliveries.ts')
  const { client: operator } = await kvittens.signedIn(['GlobalAdministrator'])
  const user = await kvittens.addUser()
  const reset = await operator.post(`/api/users/${user.id}/reset-password`, {
    way: 'revealLink',
    recipient: user.otherMail,
  })
  kvittens.advance(11_000)
  await sendDueDeliveries(kvittens.context({ kind: 'job', name: 'mail' }), [])
  const { number } = reset.json().handover
  const handover = (await operator.get(`/api/handovers/${number}`)).json()
  expect(handover).toMatchObject({ state: 'queued', transportPaused: 'notConfigured' })
  expect((await operator.get('/api/settings/mail')).json()).toMatchObject({ state: 'paused' })
  expect((await kvittens.deliver()).map(({ to }) => to)).toContain(user.otherMail)
})
