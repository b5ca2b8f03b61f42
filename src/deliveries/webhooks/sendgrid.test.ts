import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseSendGrid, verifySendGrid } from './sendgrid.ts'
import type { WebhookCheck } from './webhook-check.ts'

const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const now = new Date(1_795_165_260_000)
const tag = `${'b2'.repeat(16)}-abcdefghij234567`
const readTag = (given: string): string | undefined => (given === tag ? 'delivery-1' : undefined)
const fixture = readFileSync(new URL('fixtures/sendgrid.json', import.meta.url), 'utf8')
const body = Buffer.from(fixture.replaceAll('{{tag}}', tag))
const events: unknown = JSON.parse(body.toString())

function headersFor(bytes: Uint8Array, timestamp = '1795165250'): Record<string, string> {
  const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), bytes]), keys.privateKey)
  return {
    'x-twilio-email-event-webhook-signature': signature.toString('base64'),
    'x-twilio-email-event-webhook-timestamp': timestamp,
  }
}

function check(changes: { headers?: object; body?: Uint8Array; at?: Date } = {}): WebhookCheck {
  const headers = { ...headersFor(body), ...changes.headers }
  return verifySendGrid({ headers, body: changes.body ?? body }, { publicKey }, changes.at ?? now)
}

describe('S25: a batch is believed only if SendGrid signed it', () => {
  test('over its time and its bytes', () => {
    expect(check()).toEqual({ outcome: 'verified', body: events })
  })

  test.each([0, 100, body.length - 1])('with byte %i flipped it is refused', (index) => {
    const flipped = Buffer.from(body)
    flipped[index]! ^= 1
    expect(check({ body: flipped })).toEqual({ outcome: 'refused', reason: 'forged' })
  })

  test('at another time than was signed it is refused', () => {
    const headers = { 'x-twilio-email-event-webhook-timestamp': '1795165251' }
    expect(check({ headers })).toEqual({ outcome: 'refused', reason: 'forged' })
  })

  test('by another key it is refused', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const signature = sign(
      'sha256',
      Buffer.concat([Buffer.from('1795165250'), body]),
      other.privateKey,
    )
    const headers = { 'x-twilio-email-event-webhook-signature': signature.toString('base64') }
    expect(check({ headers })).toEqual({ outcome: 'refused', reason: 'forged' })
  })

  test.each(['AAAA', '%%%', 'x'.repeat(10_000)])('by %.10s it is refused', (signature) => {
    const headers = { 'x-twilio-email-event-webhook-signature': signature }
    expect(check({ headers })).toEqual({ outcome: 'refused', reason: 'forged' })
  })

  test.each(['x-twilio-email-event-webhook-signature', 'x-twilio-email-event-webhook-timestamp'])(
    'without %s it is refused',
    (name) => {
      const headers = { [name]: undefined }
      expect(check({ headers })).toEqual({ outcome: 'refused', reason: 'unsigned' })
    },
  )

  test.each(['', '-1', '1e9', '1795165250.5', '17951652500', 'now'])(
    'at the time %j it is refused, though it is signed',
    (timestamp) => {
      expect(check({ headers: headersFor(body, timestamp) }).outcome).toBe('refused')
    },
  )

  test.each([
    ['a day of retries', 86_400, 'verified'],
    ['two days', 2 * 86_400, 'refused'],
    ['a clock four minutes behind', -240, 'verified'],
    ['a time to come', -600, 'refused'],
  ])('after %s (%i s) it is %s', (_, seconds, outcome) => {
    expect(check({ at: new Date((1_795_165_250 + seconds) * 1000) }).outcome).toBe(outcome)
  })

  test('that is no list is refused, though it is signed', () => {
    const bytes = Buffer.from('{"event":"bounce"}')
    expect(check({ headers: headersFor(bytes), body: bytes })).toEqual({
      outcome: 'refused',
      reason: 'malformed',
    })
  })

  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
  test.each([
    ['no key', ''],
    ['no DER', 'AAAA'],
    ['an RSA key', rsa.export({ format: 'der', type: 'spki' }).toString('base64')],
  ])('with %s in the settings, all are refused and nothing is thrown', (_, other) => {
    const request = { headers: headersFor(body), body }
    expect(verifySendGrid(request, { publicKey: other }, now)).toEqual({
      outcome: 'refused',
      reason: 'misconfigured',
    })
  })
})

describe('what SendGrid says', () => {
  test('becomes reports; what is no delivery is passed over', () => {
    const { reports, refused } = parseSendGrid(events, readTag)
    expect(refused).toBe(0)
    expect(reports).toMatchObject([
      { kind: 'delayed', status: '4.7.1', diagnostic: expect.stringContaining('Greylisted') },
      { kind: 'delivered', status: null, diagnostic: '250 OK' },
      { kind: 'failed', status: '5.1.1', diagnostic: "550 5.1.1 The account doesn't exist" },
      { kind: 'failed', status: '5.0.0', diagnostic: 'Bounced Address' },
      { kind: 'complained', status: null, diagnostic: null },
    ])
    expect(reports[1]).toEqual({
      deliveryId: 'delivery-1',
      source: 'sendgrid',
      sourceEventId: 'ZGVsaXZlcmVk',
      kind: 'delivered',
      status: null,
      diagnostic: '250 OK',
      reportedBy: null,
      at: new Date(1_795_165_202_000),
    })
  })

  test('has the same id when it is said again, also where SendGrid gives none', () => {
    const ids = (): string[] =>
      parseSendGrid(events, readTag).reports.map((each) => each.sourceEventId)
    expect(ids()).toEqual(ids())
    expect(new Set(ids()).size).toBe(5)
  })

  test('keeps no status that cannot belong to what happened', () => {
    const event = { event: 'delivered', timestamp: 1_795_165_203, 'kvittens-tag': tag }
    const parsed = parseSendGrid([{ ...event, status: '5.1.1', response: '250 OK' }], readTag)
    expect(parsed.reports).toMatchObject([{ kind: 'delivered', status: null }])
  })

  test('S25: of messages with a forged tag, or none, is refused and counted', () => {
    const event = { event: 'bounce', timestamp: 1_795_165_203, sg_event_id: 'x' }
    const forged = { ...event, 'kvittens-tag': `${tag.slice(0, -1)}a` }
    const parsed = parseSendGrid([event, forged, { ...event, 'kvittens-tag': tag }], readTag)
    expect(parsed).toMatchObject({ reports: [{ kind: 'failed' }], refused: 2 })
  })

  test('beyond a thousand events is refused and counted', () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      event: 'delivered',
      timestamp: 1_795_165_203,
      sg_event_id: `event-${index}`,
      'kvittens-tag': tag,
    }))
    const { reports, refused } = parseSendGrid(many, readTag)
    expect([reports.length, refused]).toEqual([1_000, 200])
  })

  test.each([
    ['several lines', '550-5.1.1 No such\r\n550 5.1.1 user', '550-5.1.1 No such 550 5.1.1 user'],
    ['what turns the writing', '550 no\u202Eresu\u0000', '550 noresu'],
    ['nothing but space', ' \t\n', null],
    ['a type in front', 'smtp; 550 unknown', '550 unknown'],
    ['more than 300 characters', 'å'.repeat(400), 'å'.repeat(300)],
  ])('with %s becomes one clean line', (_, reason, diagnostic) => {
    const event = { event: 'bounce', timestamp: 1_795_165_203, 'kvittens-tag': tag, reason }
    expect(parseSendGrid([event], readTag).reports).toMatchObject([{ diagnostic }])
  })
})
