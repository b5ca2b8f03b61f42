import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailSink } from '../../test/mail-sink.ts'
import { keyRing } from '../platform/key-ring.ts'
import { Secret } from '../platform/secret.ts'
import { smtpTransport } from './smtp-transport.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

let sink: Awaited<ReturnType<typeof startMailSink>>
beforeAll(async () => {
  sink = await startMailSink()
})
afterAll(() => sink.close())

test('each message is signed for the domain, over its sender, recipient, subject and text', async () => {
  const transport = smtpTransport(
    {
      name: 'mail',
      domains: [],
      limits: { perHour: null, perDay: null },
      host: '127.0.0.1',
      port: sink.port,
      implicitTls: false,
      requireTls: false,
      from: { name: 'Lösenord', address: 'no-reply@test.example' },
      reportAddress: null,
      dkim: { domain: 'test.example', selector: 'kvittens', privateKey: new Secret(privateKey) },
      provider: null,
    },
    { keys: keyRing([Buffer.alloc(32, 1)]), now: () => new Date() },
  )
  await transport.send({
    id: '6f0f4a53-4bb2-4d62-8d3e-6d5cf3c9d9f0',
    messageId: '<m@test.example>',
    recipient: 'per@home.example',
    mail: { subject: 'Nytt lösenord', text: 'Hej  Pér \n\n', html: '<p>Hej</p>' },
  })
  transport.close()
  const raw = sink.take()[0]?.raw ?? ''
  const tags = tagsOf(raw)
  expect(tags).toMatchObject({ d: 'test.example', s: 'kvittens', a: 'rsa-sha256' })
  for (const header of ['from', 'to', 'subject', 'message-id'])
    expect(tags['h']?.toLowerCase().split(':')).toContain(header)
  expect(isIntact(raw)).toBe(true)
  expect(isIntact(raw.replace('per@home.example', 'eve@home.example'))).toBe(false)
  expect(isIntact(raw.replace('<p>Hej</p>', '<p>Hei</p>'))).toBe(false)
})

/** RFC 6376, sections 3.4.2, 3.4.4 and 3.7: both canonicalised as `relaxed`. */
function isIntact(raw: string): boolean {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const tags = tagsOf(raw)
  const body = rest
    .join('\r\n\r\n')
    .replace(/[ \t]+\r\n/g, '\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/(?:\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body).digest('base64') !== tags['bh']) return false
  const fields = head.split(/\r\n(?![ \t])/)
  const named = (name: string) => fields.find((field) => field.toLowerCase().startsWith(`${name}:`))
  const signed = (tags['h'] ?? '')
    .toLowerCase()
    .split(':')
    .map((name) => relaxed(named(name.trim()) ?? ''))
  const own = relaxed(named('dkim-signature') ?? '').replace(/(;\s*b=)[^;]*/, '$1')
  const text = [...signed.map((field) => `${field}\r\n`), own].join('')
  return createVerify('sha256')
    .update(text)
    .verify(publicKey, tags['b'] ?? '', 'base64')
}

function relaxed(field: string): string {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, colon).toLowerCase().trim()}:${value}`
}

function tagsOf(raw: string): Record<string, string> {
  const field = /^dkim-signature:((?:.*\r\n)(?:[ \t].*\r\n)*)/im.exec(raw)?.[1] ?? ''
  return Object.fromEntries(
    field
      .replace(/\s+/g, '')
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
}
