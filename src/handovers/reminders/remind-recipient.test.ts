import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditHead, auditSince, expectNone, handOver, rowsOf, signIn } from '../../../test/flows.ts'
import { passwordIn } from '../../../test/page-parts.ts'
import { reportFate } from '../../../test/report-fate.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { TestClient } from '../../../test/test-client.ts'
import { noticeSilence } from '../../follow-ups/silence/notice-silence.ts'
import { remindByClock } from './remind-recipient.ts'

const HOUR_MS = 3_600_000

let kvittens: TestApp
beforeAll(async () => {
  kvittens = await startTestApp()
})
afterAll(() => kvittens.stop())

/** Signed in anew each time: days pass, and sessions end. */
async function somebody(role = 'PasswordAdministrator'): Promise<TestClient> {
  return (await kvittens.signedIn([role])).client
}

async function remind(number: number, client?: TestClient) {
  return await (client ?? (await somebody())).post(`/api/handovers/${number}/remind`, {})
}

async function seen(number: number, client?: TestClient) {
  return (await (client ?? (await somebody())).get(`/api/handovers/${number}`)).json()
}

const notice = async () => await noticeSilence(kvittens.context({ kind: 'job', name: 'clock' }))

describe('a reminder', () => {
  test('says which message to look for, in the recipient’s language, and holds nothing that opens it (S5)', async () => {
    const user = await kvittens.addUser({ preferredLanguage: 'sv', displayName: 'Åsa Lindqvist' })
    const { number, mail, token } = await handOver(kvittens, { user })
    const before = await auditHead(kvittens)
    const answer = await remind(number)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json().abilities.remind).toEqual({ allowed: false, reason: 'reminder-too-soon' })

    const [reminder, ...others] = await kvittens.deliver()
    expect(others).toEqual([])
    expect(reminder?.to).toBe(user.otherMail)
    expect(reminder?.subject).toMatch(/^Påminnelse: .*Test kommun.*\(K-\d+\)$/)
    const text = reminder?.text ?? ''
    expect(text).toContain(mail.subject)
    expect(text).toContain(`K-${number}`)
    expect(text).toContain('servicedesk@test.example')
    expect(text).toContain('skräpposten')
    expectNone(reminder?.raw ?? '', { token, userName: user.userPrincipalName }, 'the reminder')
    expect(`${reminder?.text}${reminder?.html}`).not.toMatch(/\/[rd]\//)
    expect(text).not.toMatch(/https?:|Åsa|Lindqvist/)

    expect(await auditSince(kvittens, before)).toMatchObject([
      {
        action: 'handover.reminded',
        actor_kind: 'user',
        detail: { handover: `K-${number}`, ordinal: 1, occasion: 'operator' },
      },
    ])
    const { state, events } = await seen(number)
    expect(state).toBe('accepted')
    expect(events.at(-1)).toMatchObject({
      kind: 'reminded',
      actorName: 'Per Öberg',
      detail: { ordinal: 1, occasion: 'operator' },
    })
  })

  test('is sent three times at most, an hour apart', async () => {
    const { number } = await handOver(kvittens)
    for (const ordinal of [1, 2, 3]) {
      expect((await remind(number)).statusCode).toBe(200)
      const soon = await remind(number)
      expect(soon.statusCode).toBe(409)
      expect(soon.json().type).toBe(
        `urn:kvittens:problem:${ordinal === 3 ? 'reminder-no-more' : 'reminder-too-soon'}`,
      )
      kvittens.advance(HOUR_MS)
    }
    expect((await remind(number)).json().type).toMatch(/reminder-no-more$/)
    expect((await seen(number)).abilities.remind.reason).toBe('reminder-no-more')
    expect(await kvittens.deliver()).toHaveLength(3)
  })

  test('is sent once, however many ask for it at the same moment', async () => {
    const { number } = await handOver(kvittens)
    const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
    const clock = kvittens.context({ kind: 'job', name: 'clock' })
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, async () => (await remind(number)).statusCode === 200),
      ...Array.from({ length: 4 }, () => remindByClock(clock, String(row?.['id']), 'silence')),
    ])
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await kvittens.deliver()).toHaveLength(1)
  })

  test('before the end is one, also after a pause', async () => {
    const { number } = await handOver(kvittens)
    const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
    const clock = kvittens.context({ kind: 'job', name: 'clock' })
    expect(await remindByClock(clock, String(row?.['id']), 'beforeEnd')).toBe(true)
    kvittens.advance(2 * HOUR_MS)
    expect(await remindByClock(clock, String(row?.['id']), 'beforeEnd')).toBe(false)
    expect(await kvittens.deliver()).toHaveLength(1)
  })

  test('that was asked for starts the silence anew; one of the clock takes nothing off the desk', async () => {
    const { number } = await handOver(kvittens)
    kvittens.advance(24 * HOUR_MS)
    await notice()
    const reasonNow = async () => (await seen(number)).followUp?.reason ?? null
    expect(await reasonNow()).toBe('notFetched')
    const [row] = await rowsOf(kvittens, 'select id from handover where number = $1', [number])
    await remindByClock(
      kvittens.context({ kind: 'job', name: 'clock' }),
      String(row?.['id']),
      'silence',
    )
    await notice()
    expect(await reasonNow()).toBe('notFetched')
    kvittens.advance(HOUR_MS)
    await remind(number)
    expect(await reasonNow()).toBeNull()
    kvittens.advance(24 * HOUR_MS - 1)
    await notice()
    expect(await reasonNow()).toBeNull()
    kvittens.advance(1)
    await notice()
    expect(await reasonNow()).toBe('notFetched')
  })
})

describe('it stops: what waits is cancelled, and no other is queued', () => {
  async function reminded() {
    const handedOver = await handOver(kvittens)
    expect((await remind(handedOver.number)).statusCode).toBe(200)
    return handedOver
  }

  async function expectStopped(number: number, code: string) {
    const mails = await kvittens.deliver()
    expect(mails.filter(({ subject }) => subject.startsWith('Reminder'))).toEqual([])
    kvittens.advance(2 * HOUR_MS)
    const refused = await remind(number)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().type).toBe(`urn:kvittens:problem:${code}`)
    expect((await seen(number)).abilities.remind).toEqual({
      allowed: false,
      reason: code,
    })
  }

  test('with the password that is shown, and with the receipt', async () => {
    const { number, link, user } = await reminded()
    const browser = kvittens.anonymous()
    await browser.get(link)
    const page = await browser.submit(link, { answer: user.userPrincipalName })
    await expectStopped(number, 'reminder-already-seen')
    await signIn(kvittens, user.userPrincipalName, passwordIn(page.body))
    expect((await remind(number)).json().type).toMatch(/already-received$/)
  })

  test('with a receipt that an operator records', async () => {
    const { operator, number } = await reminded()
    await operator.post(`/api/handovers/${number}/receipt`, { how: 'called', note: 'She has it' })
    await expectStopped(number, 'already-received')
  })

  test('with a withdrawal', async () => {
    const { operator, number } = await reminded()
    await operator.post(`/api/handovers/${number}/withdraw`, {})
    await expectStopped(number, 'already-ended')
  })

  test('with a newer hand-over', async () => {
    const { operator, number, user } = await reminded()
    const body = { way: 'setLink', recipient: user.otherMail }
    const reset = await operator.post(`/api/users/${user.id}/reset-password`, body)
    expect(reset.statusCode).toBe(202)
    const mails = await kvittens.deliver()
    expect(mails.filter(({ subject }) => subject.startsWith('Reminder'))).toEqual([])
    kvittens.advance(2 * HOUR_MS)
    expect((await remind(number)).json().type).toMatch(/already-ended$/)
  })

  test('with a dispute', async () => {
    const { number, link, user } = await reminded()
    await kvittens.anonymous().submit(`${link}/dispute`, { answer: user.userPrincipalName })
    await expectStopped(number, 'already-ended')
  })

  test('with the end of its time', async () => {
    const { number } = await reminded()
    kvittens.advance(72 * HOUR_MS)
    await kvittens.runClock()
    await expectStopped(number, 'already-ended')
  })

  test('with a bounce of the message', async () => {
    const { number } = await reminded()
    await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1' })
    await expectStopped(number, 'reminder-bounced')
  })

  test('with a bounce of the reminder itself, which says so', async () => {
    const { number } = await reminded()
    await kvittens.deliver()
    await reportFate(kvittens, number, { kind: 'delivered', reminder: true })
    expect((await seen(number)).state).toBe('accepted')
    await reportFate(kvittens, number, { kind: 'failed', status: '5.1.1', reminder: true })
    const { state, followUp, events } = await seen(number)
    expect({ state, reason: followUp.reason }).toEqual({ state: 'failed', reason: 'failed' })
    expect(events.at(-1).detail).toMatchObject({ reminder: true, status: '5.1.1' })
    await expectStopped(number, 'reminder-bounced')
  })

  test('when the address has bounced for somebody else', async () => {
    const { number, user } = await handOver(kvittens)
    await rowsOf(
      kvittens,
      `insert into suppressed_address (address_key, address, reason, since, times)
        values ($1, $1, 'bounced', $2, 1)`,
      [user.otherMail, kvittens.clock.now],
    )
    expect((await remind(number)).json().type).toMatch(/reminder-bounced$/)
    expect(await kvittens.deliver()).toEqual([])
  })
})

describe('who asks in vain', () => {
  test('a reader may not', async () => {
    const { number } = await handOver(kvittens)
    const { client } = await kvittens.signedIn(['GlobalReader'])
    expect((await remind(number, client)).statusCode).toBe(403)
    expect((await seen(number, client)).abilities.remind).toEqual({
      allowed: false,
      reason: 'no-ability',
    })
  })

  test('there is no such hand-over, or no such number', async () => {
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    expect((await remind(999_999, client)).statusCode).toBe(404)
    expect((await client.post('/api/handovers/none/remind', {})).statusCode).toBe(400)
  })

  test('the message itself hasn’t left', async () => {
    const user = await kvittens.addUser()
    const { client } = await kvittens.signedIn(['PasswordAdministrator'])
    const reset = await client.post(`/api/users/${user.id}/reset-password`, {
      way: 'revealLink',
      recipient: user.otherMail,
    })
    const { number } = reset.json().handover
    expect((await remind(number, client)).json().type).toMatch(/reminder-not-sent-yet$/)
  })
})
