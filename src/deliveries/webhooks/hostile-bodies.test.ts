import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../platform/secret.ts'
import { parseAmazonSes, verifyAmazonSes } from './amazon-ses.ts'
import { parseMailgun, verifyMailgun } from './mailgun.ts'
import { parsePostmark, verifyPostmark } from './postmark.ts'
import type { ParsedReports } from './provider-event.ts'
import { parseSendGrid, verifySendGrid } from './sendgrid.ts'
import { parseJson } from './untrusted-json.ts'

const now = new Date(1_795_165_260_000)
const readTag = (): string => 'delivery-1'
const token = 'f6'.repeat(25)
const signingKey = new Secret('signing key')
const value = new Secret('secret')
const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')

/** Events of each provider at once, with one thing in all their fields. */
const everywhere = (thing: unknown): object => ({
  event: 'bounce',
  timestamp: thing,
  sg_event_id: thing,
  'kvittens-tag': thing,
  reason: thing,
  response: thing,
  status: thing,
  RecordType: 'Bounce',
  Type: 'HardBounce',
  ID: thing,
  BouncedAt: thing,
  Metadata: { 'kvittens-tag': thing },
  MessageID: thing,
  Details: thing,
  eventType: 'Bounce',
  mail: { tags: thing, headers: thing },
  bounce: { bouncedRecipients: thing, timestamp: thing, reportingMTA: thing },
  'user-variables': thing,
  'delivery-status': thing,
  severity: thing,
})

const HOSTILE: [string, string | Uint8Array][] = [
  ['nothing', ''],
  ['no JSON', '<!doctype html><title>{"event":"bounce"}</title>'],
  ['bytes that are no UTF-8', Uint8Array.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d])],
  ['JSON that breaks off', '[{"event":"bounce","timestamp":1795165'],
  ['one number', '1e999'],
  ['a list of nulls', JSON.stringify(Array.from({ length: 5_000 }, () => null))],
  ['lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['objects in objects', `${'{"mail":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  [
    'names of prototypes',
    '[{"__proto__":{"event":"bounce","polluted":true},"constructor":{"prototype":{"polluted":true}}}]',
  ],
  ['one name many times', `[{${'"event":"bounce",'.repeat(10_000)}"event":"open"}]`],
  ['a huge text', JSON.stringify([{ event: 'x'.repeat(900_000) }])],
  ['more than a megabyte', JSON.stringify([everywhere('x'.repeat(200_000))])],
]

/** Each takes the body as one that was signed. */
const PARSERS: [string, (body: unknown, text: string) => ParsedReports][] = [
  ['Amazon SES', (_, Message) => parseAmazonSes({ MessageId: 'x', Message }, readTag)],
  ['SendGrid', (body) => parseSendGrid(body, readTag)],
  ['Postmark', (body) => parsePostmark(body, readTag)],
  [
    'Mailgun',
    (body) => {
      const event = typeof body === 'object' ? { ...body, event: 'failed' } : body
      return parseMailgun({ signature: { token }, 'event-data': event }, readTag)
    },
  ],
]

describe.each(HOSTILE)('S25: a body of %s', (_, content) => {
  const body = Buffer.from(content)

  test('is refused by each provider, or verified, and nothing is thrown', async () => {
    const timestamp = '1795165250'
    const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), keys.privateKey)
    const headers = {
      'x-twilio-email-event-webhook-signature': signature.toString('base64'),
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-secret': 'secret',
    }
    const request = { headers, body }
    const isJson = parseJson(body) !== undefined
    const getCertificate = (): never => expect.unreachable('nothing is fetched for this')

    const ses = await verifyAmazonSes(request, { topicArn: 'arn', getCertificate }, now)
    expect(ses).toEqual({ outcome: 'refused', reason: 'malformed' })
    expect(verifyMailgun(request, { signingKey }, now).outcome).toBe('refused')
    const postmark = verifyPostmark(request, { scheme: 'header', name: 'X-Secret', value })
    const sendgrid = verifySendGrid(request, { publicKey }, now)
    if (!isJson) expect([postmark.outcome, sendgrid.outcome]).toEqual(['refused', 'refused'])
  })

  test.each(PARSERS)('becomes no report of %s', (__, parse) => {
    const parsed = parse(parseJson(body), body.toString())
    expect(parsed.reports).toEqual([])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe.each([
  ['null', null],
  ['an object that cannot be written', { toString: 1, valueOf: null, toJSON: true }],
  ['a list in a list', [[[]]]],
  ['a number beyond all', 1e308],
  ['a long text', 'x'.repeat(20_000)],
  ['a text with a null byte', '\u0000'],
])('S25: an event with %s in every field', (_, thing) => {
  test.each(PARSERS)('is refused and counted for %s', (provider, parse) => {
    const event = everywhere(thing)
    const body = provider === 'SendGrid' ? [event] : event
    expect(parse(body, JSON.stringify(event))).toEqual({ reports: [], refused: 1 })
  })
})

test.each([null, 1, 'x', { token: {} }, { timestamp: [], token: 'x', signature: 'x' }])(
  'S25: a signature of Mailgun that is %j is refused',
  (signature) => {
    const body = Buffer.from(JSON.stringify({ signature }))
    expect(verifyMailgun({ headers: {}, body }, { signingKey }, now).outcome).toBe('refused')
  },
)

test('S25: what Mailgun signed is still read with care', () => {
  const hmac = createHmac('sha256', signingKey.expose()).update(`1795165250${token}`)
  const signature = { timestamp: '1795165250', token, signature: hmac.digest('hex') }
  const body = Buffer.from(JSON.stringify({ signature, 'event-data': [null] }))
  const checked = verifyMailgun({ headers: {}, body }, { signingKey }, now)
  expect(checked.outcome).toBe('verified')
  const parsed = checked.outcome === 'verified' ? parseMailgun(checked.body, readTag) : undefined
  expect(parsed).toEqual({ reports: [], refused: 0 })
})
