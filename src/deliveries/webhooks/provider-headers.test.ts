import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { parseMailgun } from './mailgun.ts'
import { parsePostmark } from './postmark.ts'
import { providerHeaders } from './provider-headers.ts'
import type { Provider } from './provider-headers.ts'
import { parseSendGrid } from './sendgrid.ts'
import { parseAmazonSes } from './amazon-ses.ts'

const tag = `${'e5'.repeat(16)}-abcdefghij234567`
const readTag = (given: string): string | undefined => (given === tag ? 'delivery-1' : undefined)
const at = '2026-11-20T09:00:00.000Z'

/** The headers as they leave us, unfolded as a provider reads them. */
async function sent(provider: Provider): Promise<Map<string, string>> {
  const transport = createTransport({ streamTransport: true, buffer: true })
  const headers = providerHeaders(provider, tag)
  const { message } = await transport.sendMail({ from: 'a@b.example', to: 'c@d.example', headers })
  const lines = new TextDecoder()
    .decode(message as Uint8Array)
    .split('\r\n\r\n')[0]!
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
  return new Map(
    lines.map((line) => [line.split(':')[0]!.toLowerCase(), line.replace(/^[^:]*: */, '')]),
  )
}

test('Amazon gives back what we put on a message, as a tag or with its headers', async () => {
  const headers = await sent('ses')
  const [name = '', value = ''] = headers.get('x-ses-message-tags')?.split('=') ?? []
  const mails = [
    { tags: { [name]: [value] } },
    { headers: [...headers].map(([header, text]) => ({ name: header, value: text })) },
  ]
  for (const mail of mails) {
    const Message = JSON.stringify({ eventType: 'Delivery', mail, delivery: { timestamp: at } })
    expect(parseAmazonSes({ MessageId: 'x', Message }, readTag).reports).toHaveLength(1)
  }
})

test('SendGrid gives back what we put on a message', async () => {
  const { unique_args } = JSON.parse((await sent('sendgrid')).get('x-smtpapi') ?? '')
  const event = { event: 'delivered', timestamp: 1_795_165_202, sg_event_id: 'x', ...unique_args }
  expect(parseSendGrid([event], readTag).reports).toHaveLength(1)
})

test('Postmark gives back what we put on a message, within its limits', async () => {
  const [name, value] = [...(await sent('postmark'))].find(([each]) =>
    each.startsWith('x-pm-metadata-'),
  )!
  const key = name.slice('x-pm-metadata-'.length)
  expect([key.length <= 20, value.length <= 80]).toEqual([true, true])
  const Metadata = { [key]: value }
  const event = { RecordType: 'Delivery', MessageID: 'x', DeliveredAt: at, Metadata }
  expect(parsePostmark(event, readTag).reports).toHaveLength(1)
})

test('Mailgun gives back what we put on a message', async () => {
  const variables: unknown = JSON.parse((await sent('mailgun')).get('x-mailgun-variables') ?? '')
  const event = { event: 'delivered', timestamp: 1_795_165_202.5, 'user-variables': variables }
  const body = { signature: { token: 'x' }, 'event-data': event }
  expect(parseMailgun(body, readTag).reports).toHaveLength(1)
})

test.each(['', 'a\r\nBcc: mallory@evil.example', '"}}'])(
  'S24: of the tag %j no header is made',
  (other) => {
    expect(() => providerHeaders('ses', other)).toThrow()
  },
)
