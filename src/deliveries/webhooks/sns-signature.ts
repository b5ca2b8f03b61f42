import { verify, X509Certificate } from 'node:crypto'
import { at, textAt } from './untrusted-json.ts'

/** What is signed, in this order (docs.aws.amazon.com/sns, "Verifying the signatures of Amazon SNS messages"). */
const SIGNED_FIELDS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['Notification', ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']],
  [
    'SubscriptionConfirmation',
    ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  ],
])

const HASHES: ReadonlyMap<unknown, string> = new Map([
  ['1', 'sha1'],
  ['2', 'sha256'],
])

export interface SnsSignature {
  readonly text: string
  readonly hash: string
  readonly signature: string
}

/** What a message of SNS claims to be signed; undefined if it isn't one, or of a kind that we don't take. */
export function signatureOf(message: unknown): SnsSignature | undefined {
  const text = signedText(message)
  const hash = HASHES.get(at(message, 'SignatureVersion'))
  const signature = textAt(message, 'Signature')
  if (text === undefined || hash === undefined || signature === undefined) return undefined
  return { text, hash, signature }
}

/** Only the message may have lines: elsewhere they could pretend to be another field. */
function signedText(message: unknown): string | undefined {
  let text = ''
  for (const name of SIGNED_FIELDS.get(at(message, 'Type')) ?? []) {
    const value = at(message, name)
    if (name === 'Subject' && value == null) continue
    if (typeof value !== 'string') return undefined
    if (name !== 'Message' && /[\r\n]/.test(value)) return undefined
    text += `${name}\n${value}\n`
  }
  return text === '' ? undefined : text
}

/** `pem` is believed since it was fetched over TLS from Amazon. */
export function isSigned({ text, hash, signature }: SnsSignature, pem: string): boolean {
  try {
    const { publicKey } = new X509Certificate(pem)
    if (publicKey.asymmetricKeyType !== 'rsa') return false
    return verify(hash, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
