import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseAmazonSes, verifyAmazonSes } from './amazon-ses.ts'
import type { SnsCheck } from './amazon-ses.ts'

const topicArn = 'arn:aws:sns:eu-north-1:111122223333:kvittens'
const certificateUrl =
  'https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem'
const now = new Date('2026-11-20T09:01:00Z')
const tag = `${'a1'.repeat(16)}-abcdefghij234567`
const readTag = (given: string): string | undefined => (given === tag ? 'delivery-1' : undefined)

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificate = selfSigned()

type Message = Record<string, string>

/** RFC 5280, no more than is needed. */
function selfSigned(): string {
  const der = (type: number, ...parts: Uint8Array[]): Buffer => {
    const content = Buffer.concat(parts)
    const length =
      content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255]
    return Buffer.concat([Buffer.from([type, ...length]), content])
  }
  const algorithm = Buffer.from('300d06092a864886f70d01010b0500', 'hex')
  const commonName = der(
    0x30,
    Buffer.from('0603550403', 'hex'),
    der(0x0c, Buffer.from('sns.amazonaws.com')),
  )
  const name = der(0x30, der(0x31, commonName))
  const time = (text: string): Buffer => der(0x17, Buffer.from(text))
  const validity = der(0x30, time('260101000000Z'), time('270101000000Z'))
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const version = Buffer.from('a003020102', 'hex')
  const serial = Buffer.from('020101', 'hex')
  const tbs = der(0x30, version, serial, algorithm, name, validity, name, spki)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', tbs, privateKey))
  const lines = der(0x30, tbs, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function fixture(name: string): string {
  const text = readFileSync(new URL('fixtures/amazon-ses.json', import.meta.url), 'utf8')
  return JSON.stringify(JSON.parse(text.replaceAll('{{tag}}', tag))[name])
}

function notification(changes: Message = {}): Message {
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: topicArn,
    Subject: 'Amazon SES Email Event Notification',
    Message: fixture('delivery'),
    Timestamp: '2026-11-20T09:00:30.000Z',
    SignatureVersion: '2',
    SigningCertURL: certificateUrl,
    ...changes,
  }
}

function subscription(changes: Message = {}): Message {
  return {
    Type: 'SubscriptionConfirmation',
    MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
    Token: '2336412f37fb687f5d51e6e2425e90ce',
    TopicArn: topicArn,
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm, visit the SubscribeURL.`,
    SubscribeURL: `https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=2336412f37fb687f5d51e6e2425e90ce`,
    Timestamp: '2026-11-20T09:00:30.000Z',
    SignatureVersion: '1',
    SigningCertURL: certificateUrl,
    ...changes,
  }
}

/** As Amazon's documentation writes the text to sign. */
function signed(message: Message): Message {
  const fields =
    message['Type'] === 'Notification'
      ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
      : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']
  const text = fields
    .filter((name) => message[name] !== undefined)
    .map((name) => `${name}\n${message[name]}\n`)
    .join('')
  const hash = message['SignatureVersion'] === '1' ? 'sha1' : 'sha256'
  return { ...message, Signature: sign(hash, Buffer.from(text), privateKey).toString('base64') }
}

async function check(message: Message, at = now): Promise<SnsCheck & { fetched: string[] }> {
  const fetched: string[] = []
  const getCertificate = async (url: string): Promise<string> => {
    fetched.push(url)
    return await Promise.resolve(certificate)
  }
  const request = { headers: {}, body: Buffer.from(JSON.stringify(message)) }
  return { ...(await verifyAmazonSes(request, { topicArn, getCertificate }, at)), fetched }
}

describe('S25: a notification is believed only if Amazon signed it for our topic', () => {
  test.each(['1', '2'])('with signature version %s', async (SignatureVersion) => {
    const checked = await check(signed(notification({ SignatureVersion })))
    expect(checked).toMatchObject({ outcome: 'verified', fetched: [certificateUrl] })
  })

  test('without a subject', async () => {
    const { Subject: _, ...message } = notification()
    expect(await check(signed(message))).toMatchObject({ outcome: 'verified' })
  })

  test.each(['Message', 'MessageId', 'Subject', 'Signature'])(
    'one flipped character of %s is refused',
    async (name) => {
      const message = signed(notification())
      const old = message[name]!
      message[name] = `${old.slice(0, 5)}${old[5] === 'x' ? 'y' : 'x'}${old.slice(6)}`
      expect(await check(message)).toMatchObject({ outcome: 'refused', reason: 'forged' })
    },
  )

  test('a signature of one version is none of the other', async () => {
    const message = { ...signed(notification()), SignatureVersion: '1' }
    expect(await check(message)).toMatchObject({ outcome: 'refused', reason: 'forged' })
  })

  test("another's topic is refused, though Amazon signed it", async () => {
    const message = signed(notification({ TopicArn: `${topicArn}-of-somebody` }))
    expect(await check(message)).toMatchObject({ reason: 'wrongTopic', fetched: [] })
  })

  test('a line in a field cannot pretend to be the next field', async () => {
    const message = notification({ Message: 'A\nMessageId\nB' })
    const { Signature = '' } = signed({ ...message, MessageId: 'C' })
    const moved = { ...message, Message: 'A', MessageId: 'B\nMessageId\nC', Signature }
    expect(await check(moved)).toMatchObject({ outcome: 'refused', reason: 'malformed' })
  })

  test.each([
    ['an hour of retries', '2026-11-20T10:00:30.000Z', 'verified'],
    ['two hours', '2026-11-20T11:00:30.000Z', 'refused'],
    ['a clock four minutes behind', '2026-11-20T08:56:30.000Z', 'verified'],
    ['a time to come', '2026-11-20T08:00:30.000Z', 'refused'],
  ])('after %s it is %s', async (_, time, outcome) => {
    expect(await check(signed(notification()), new Date(time))).toMatchObject({ outcome })
  })

  test.each([
    'http://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com.evil.example/SimpleNotificationService-01.pem',
    'https://evil.example/sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com@evil.example/SimpleNotificationService-01.pem',
    'https://user:pass@sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com:8443/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com:443/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem?x=1',
    'https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem#x',
    'https://sns.eu-north-1.amazonaws.com/?Action=x&y=.pem',
    'https://sns.eu-north-1.amazonaws.com/a/../SimpleNotificationService-01.pem',
    'https://bucket.sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://s3.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'https://sns.eu-north-1.amazonaws.com\\@evil.example/SimpleNotificationService-01.pem',
    ' https://sns.eu-north-1.amazonaws.com/SimpleNotificationService-01.pem',
    'not an address',
    '',
  ])('no certificate is fetched from %j', async (SigningCertURL) => {
    const checked = await check(signed(notification({ SigningCertURL })))
    expect(checked).toMatchObject({ reason: 'certificateRefused', fetched: [] })
  })

  test('a certificate from China is fetched', async () => {
    const SigningCertURL =
      'https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0a.pem'
    const checked = await check(signed(notification({ SigningCertURL })))
    expect(checked).toMatchObject({ outcome: 'verified', fetched: [SigningCertURL] })
  })

  test.each([
    ['fails', () => Promise.reject(new Error('no network')), 'certificateUnavailable'],
    ['brings no certificate', () => Promise.resolve('<html>'), 'forged'],
  ])('where the fetch %s, nothing is thrown', async (_, getCertificate, reason) => {
    const body = Buffer.from(JSON.stringify(signed(notification())))
    const checked = await verifyAmazonSes({ headers: {}, body }, { topicArn, getCertificate }, now)
    expect(checked).toEqual({ outcome: 'refused', reason })
  })
})

describe('S25: a subscription', () => {
  test('of our topic is handed back to be confirmed', async () => {
    const message = signed(subscription())
    const checked = await check(message)
    expect(checked).toMatchObject({
      outcome: 'subscription',
      confirmUrl: message['SubscribeURL'],
    })
  })

  test.each([
    'https://evil.example/?Action=ConfirmSubscription&TopicArn=TOPIC',
    'http://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=TOPIC',
    'https://sns.eu-north-1.amazonaws.com/?Action=DeleteTopic&TopicArn=TOPIC',
    'https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=TOPIC2',
    'https://sns.eu-north-1.amazonaws.com/?Action=ConfirmSubscription&Action=X&TopicArn=TOPIC',
    'https://sns.eu-north-1.amazonaws.com/x?Action=ConfirmSubscription&TopicArn=TOPIC',
    '',
  ])('at %j is refused, though it is signed', async (url) => {
    const SubscribeURL = url.replace('TOPIC', topicArn)
    const checked = await check(signed(subscription({ SubscribeURL })))
    expect(checked).toMatchObject({ outcome: 'refused', reason: 'malformed', fetched: [] })
  })

  test('with another token is refused', async () => {
    const message = { ...signed(subscription()), Token: 'another' }
    expect(await check(message)).toMatchObject({ outcome: 'refused', reason: 'forged' })
  })
})

describe('what SES says', () => {
  const parse = (Message: string): ReturnType<typeof parseAmazonSes> =>
    parseAmazonSes(notification({ Message }), readTag)

  test('becomes a report with the id of the notification', () => {
    expect(parse(fixture('delivery'))).toEqual({
      reports: [
        {
          deliveryId: 'delivery-1',
          source: 'ses',
          sourceEventId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
          kind: 'delivered',
          status: '2.6.0',
          diagnostic: '250 2.6.0 Message received',
          reportedBy: 'a1-70.smtp-out.example',
          at: new Date('2026-11-20T09:00:02.504Z'),
        },
      ],
      refused: 0,
    })
  })

  test.each([
    ['delay', 'delayed', '4.4.1', '421 4.4.1 Unable to connect to remote host'],
    ['bounce', 'failed', '5.1.1', '550 5.1.1 <anna@home.example>... User unknown'],
    ['outOfOffice', 'autoReply', null, 'General'],
    ['complaint', 'complained', null, null],
    ['onSuppressionList', 'failed', null, 'OnAccountSuppressionList'],
    ['reject', 'failed', null, 'Bad content'],
  ])('%s is %s', (name, kind, status, diagnostic) => {
    const { reports, refused } = parse(fixture(name))
    expect(reports).toMatchObject([{ deliveryId: 'delivery-1', kind, status, diagnostic }])
    expect(refused).toBe(0)
  })

  test('of a bounce, the server that reports it is told without its type', () => {
    expect(parse(fixture('bounce')).reports[0]?.reportedBy).toBe('mx.home.example')
  })

  test.each(['notSpam', 'open'])('%s is passed over', (name) => {
    expect(parse(fixture(name))).toEqual({ reports: [], refused: 0 })
  })

  test('that a topic was set up is no event', () => {
    const text = 'Successfully validated SNS topic for Amazon SES event publishing.'
    expect(parse(text)).toEqual({ reports: [], refused: 0 })
  })

  test.each(['another-tag', ''])('S25: of a message with the tag %j is refused', (other) => {
    const message = fixture('bounce').replaceAll(tag, other)
    expect(parse(message)).toEqual({ reports: [], refused: 1 })
  })
})
