import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../platform/secret.ts'
import { parseMailgun, verifyMailgun } from './mailgun.ts'
import type { WebhookCheck } from './webhook-check.ts'

const signingKey = new Secret('key-3ax6xnjp29jd6fds4gc373sgvjxteol0')
const now = new Date(1_795_165_260_000)
const tag = `${'c3'.repeat(16)}-abcdefghij234567`
const readTag = (given: string): string | undefined => (given === tag ? 'delivery-1' : undefined)
const fixture = readFileSync(new URL('fixtures/mailgun.json', import.meta.url), 'utf8')
const eventData = (name: string): object => JSON.parse(fixture.replaceAll('{{tag}}', tag))[name]

interface Signature {
  timestamp: unknown
  token: unknown
  signature: unknown
}

const token = '9a0b5477167110d68991efc6b9f89f0a11066af27834600e12'

function signatureAt(timestamp = '1795165250'): Signature {
  const hmac = createHmac('sha256', signingKey.expose()).update(`${timestamp}${token}`)
  return { timestamp, token, signature: hmac.digest('hex') }
}

function check(signature: object, at = now): WebhookCheck {
  const text = JSON.stringify({ signature, 'event-data': eventData('delivered') })
  return verifyMailgun({ headers: {}, body: Buffer.from(text) }, { signingKey }, at)
}

const flip = (text: string, index: number): string =>
  `${text.slice(0, index)}${text[index] === '1' ? '2' : '1'}${text.slice(index + 1)}`

describe('S25: an event is believed only if Mailgun signed it', () => {
  test('with its time and token', () => {
    const { outcome } = check(signatureAt())
    expect(outcome).toBe('verified')
  })

  test('with its time as a number', () => {
    expect(check({ ...signatureAt(), timestamp: 1_795_165_250 }).outcome).toBe('verified')
  })

  test.each(['timestamp', 'token', 'signature'] as const)(
    'with one flipped character of its %s it is refused',
    (name) => {
      const signature = signatureAt()
      const flipped = { ...signature, [name]: flip(String(signature[name]), 9) }
      expect(check(flipped)).toEqual({ outcome: 'refused', reason: 'forged' })
    },
  )

  test('a digit moved from the token to the time is refused, though it signs the same', () => {
    const moved = { ...signatureAt(), timestamp: '17951652509', token: token.slice(1) }
    expect(check(moved)).toEqual({ outcome: 'refused', reason: 'malformed' })
  })

  test.each(['timestamp', 'token', 'signature'])('without its %s it is refused', (name) => {
    expect(check({ ...signatureAt(), [name]: undefined }).outcome).toBe('refused')
  })

  test.each([
    ['eight hours of retries', 8 * 3600, 'verified'],
    ['ten hours', 10 * 3600, 'refused'],
    ['a clock four minutes behind', -240, 'verified'],
    ['a time to come', -600, 'refused'],
  ])('after %s (%i s) it is %s', (_, seconds, outcome) => {
    expect(check(signatureAt(), new Date((1_795_165_250 + seconds) * 1000)).outcome).toBe(outcome)
  })

  test('without a key in the settings all are refused: anybody could sign with none', () => {
    const hmac = createHmac('sha256', '').update(`1795165250${token}`).digest('hex')
    const signature = { timestamp: '1795165250', token, signature: hmac }
    const request = { headers: {}, body: Buffer.from(JSON.stringify({ signature })) }
    expect(verifyMailgun(request, { signingKey: new Secret('') }, now)).toEqual({
      outcome: 'refused',
      reason: 'misconfigured',
    })
  })
})

describe('what Mailgun says', () => {
  const parse = (event: object): ReturnType<typeof parseMailgun> =>
    parseMailgun({ signature: signatureAt(), 'event-data': event }, readTag)

  test('becomes a report', () => {
    expect(parse(eventData('permanentFailure'))).toEqual({
      reports: [
        {
          deliveryId: 'delivery-1',
          source: 'mailgun',
          sourceEventId: token,
          kind: 'failed',
          status: '5.1.1',
          diagnostic: "5.1.1 The mailbox doesn't exist",
          reportedBy: 'mx.home.example',
          at: new Date(1_795_165_203_233),
        },
      ],
      refused: 0,
    })
  })

  test('S25: another event under a signature that was seen has the same id, and so counts for nothing', () => {
    const [first] = parse(eventData('delivered')).reports
    const [second] = parse(eventData('complained')).reports
    expect(second?.sourceEventId).toBe(first?.sourceEventId)
  })

  test.each([
    ['delivered', 'delivered', null, 'OK'],
    ['temporaryFailure', 'delayed', '4.2.2', '4.2.2 The mailbox is over its quota'],
    ['rejected', 'failed', null, 'Sandbox subdomains are for test purposes only'],
    ['complained', 'complained', null, null],
  ])('%s is %s', (name, kind, status, diagnostic) => {
    expect(parse(eventData(name))).toMatchObject({
      reports: [{ kind, status, diagnostic }],
      refused: 0,
    })
  })

  test('opened is passed over', () => {
    expect(parse(eventData('opened'))).toEqual({ reports: [], refused: 0 })
  })

  test.each([{}, { 'kvittens-tag': 'forged' }, { 'kvittens-tag': [tag] }])(
    'S25: with the variables %j it is refused',
    (variables) => {
      const event = { ...eventData('complained'), 'user-variables': variables }
      expect(parse(event)).toEqual({ reports: [], refused: 1 })
    },
  )
})
