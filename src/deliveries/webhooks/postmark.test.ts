import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../platform/secret.ts'
import { parsePostmark, verifyPostmark } from './postmark.ts'
import type { PostmarkCredentials } from './postmark.ts'
import type { WebhookCheck } from './webhook-check.ts'

const tag = `${'d4'.repeat(16)}-abcdefghij234567`
const readTag = (given: string): string | undefined => (given === tag ? 'delivery-1' : undefined)
const fixture = readFileSync(new URL('fixtures/postmark.json', import.meta.url), 'utf8')
const event = (name: string): object => JSON.parse(fixture.replaceAll('{{tag}}', tag))[name]

const basic: PostmarkCredentials = {
  scheme: 'basic',
  username: 'postmark',
  password: new Secret('a long: password'),
}
const header: PostmarkCredentials = {
  scheme: 'header',
  name: 'X-Kvittens-Secret',
  value: new Secret('Zm9v-secret'),
}

function check(credentials: PostmarkCredentials, headers: Record<string, string>): WebhookCheck {
  const body = Buffer.from(JSON.stringify(event('delivery')))
  return verifyPostmark({ headers, body }, credentials)
}

const authorization = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`

describe('S25: an event is believed only with what Postmark was told', () => {
  test('by name and password', () => {
    const checked = check(basic, { authorization: authorization('postmark:a long: password') })
    expect(checked).toEqual({ outcome: 'verified', body: event('delivery') })
  })

  test('by a secret header', () => {
    expect(check(header, { 'x-kvittens-secret': 'Zm9v-secret' }).outcome).toBe('verified')
  })

  test.each([
    authorization('postmark:a long: passwore'),
    authorization('Postmark:a long: password'),
    authorization('postmark:a long: password '),
    authorization('postmark:'),
    authorization(''),
    'Basic',
    'Basic %%%',
    `Bearer ${Buffer.from('postmark:a long: password').toString('base64')}`,
    'postmark:a long: password',
    'Basic '.repeat(1_000),
  ])('%.60s is refused', (given) => {
    const checked = check(basic, { authorization: given })
    expect(checked).toEqual({ outcome: 'refused', reason: 'forged' })
  })

  test.each(['Zm9v-secreu', 'Zm9v-secre', 'zm9v-secret', 'Zm9v-secret, Zm9v-secret'])(
    'the header %s is refused',
    (given) => {
      const checked = check(header, { 'x-kvittens-secret': given })
      expect(checked).toEqual({ outcome: 'refused', reason: 'forged' })
    },
  )

  test.each([basic, header])('without them it is refused ($scheme)', (credentials) => {
    expect(check(credentials, {})).toEqual({ outcome: 'refused', reason: 'unsigned' })
  })

  test('an empty secret in the settings lets nobody in', () => {
    const password = new Secret('')
    const checked = check({ ...basic, password }, { authorization: authorization('postmark:') })
    expect(checked).toEqual({ outcome: 'refused', reason: 'misconfigured' })
  })
})

describe('what Postmark says', () => {
  test('becomes a report, its tag found however its name is written', () => {
    expect(parsePostmark(event('hardBounce'), readTag)).toEqual({
      reports: [
        {
          deliveryId: 'delivery-1',
          source: 'postmark',
          sourceEventId: expect.stringMatching(/^bounce:883953f4-0000-4000-8000-000000000002:\d+$/),
          kind: 'failed',
          status: '5.1.1',
          diagnostic: "550 5.1.1 The mailbox doesn't exist",
          reportedBy: null,
          at: new Date('2026-11-20T09:00:03.273Z'),
        },
      ],
      refused: 0,
    })
  })

  test.each([
    ['delivery', 'delivered', '2.0.0', '250 2.0.0 OK 1795165202 queued'],
    ['transient', 'delayed', null, 'The server could not temporarily deliver your message.'],
    ['autoResponder', 'autoReply', null, 'I am away until Monday'],
    ['complaint', 'complained', null, 'The subscriber explicitly marked this message as spam.'],
  ])('%s is %s', (name, kind, status, diagnostic) => {
    expect(parsePostmark(event(name), readTag)).toMatchObject({
      reports: [{ kind, status, diagnostic }],
      refused: 0,
    })
  })

  test.each([
    ['SoftBounce', 'failed'],
    ['SpamNotification', 'failed'],
    ['BadEmailAddress', 'failed'],
    ['DnsError', 'delayed'],
    ['ChallengeVerification', 'autoReply'],
  ])('a bounce of type %s is %s', (Type, kind) => {
    const { reports } = parsePostmark({ ...event('hardBounce'), Type }, readTag)
    expect(reports).toMatchObject([{ kind }])
  })

  test.each([event('open'), { ...event('hardBounce'), Type: 'OpenRelayTest' }])(
    'what is no delivery is passed over',
    (other) => {
      expect(parsePostmark(other, readTag)).toEqual({ reports: [], refused: 0 })
    },
  )

  test.each([undefined, {}, { 'kvittens-tag': 'forged' }, [tag]])(
    'S25: with the metadata %j it is refused',
    (Metadata) => {
      const other = { ...event('complaint'), Metadata }
      expect(parsePostmark(other, readTag)).toEqual({ reports: [], refused: 1 })
    },
  )

  test('without a time or an id it is refused', () => {
    for (const changes of [{ BouncedAt: 'yesterday' }, { ID: undefined }, { BouncedAt: 1e300 }])
      expect(parsePostmark({ ...event('complaint'), ...changes }, readTag).refused).toBe(1)
  })
})
