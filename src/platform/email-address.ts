import { domainToASCII, domainToUnicode } from 'node:url'
import { isPlausiblyWritten } from './scripts.ts'

/** Why something isn't one e-mail address. */
export type EmailAddressRefusal =
  | 'notText'
  | 'empty'
  | 'severalAddresses'
  | 'forbiddenCharacter'
  | 'notAnAddress'
  | 'tooLong'
  | 'mixedScripts'
  | 'badDomain'

export type EmailAddressResult =
  | { readonly ok: true; readonly address: string; readonly needsSmtputf8: boolean }
  | { readonly ok: false; readonly reason: EmailAddressRefusal }

export interface EmailAddressOptions {
  /** Domains that may stand without a dot, such as `localhost` in a demo. */
  readonly dotlessDomains?: readonly string[]
}

const LOCAL_PART_OCTETS = 64
const ADDRESS_OCTETS = 254
const LABEL_OCTETS = 63

// RFC 5321's dot-string with RFC 6531's letters; no quoted strings, no comments, no display names.
const LOCAL_PART =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\t]/u
const NOT_ASCII = /\P{ASCII}/u

function refused(reason: EmailAddressRefusal): EmailAddressResult {
  return { ok: false, reason }
}

function normaliseDomain(
  domain: string,
  dotless: readonly string[],
): { ascii: string } | { reason: EmailAddressRefusal } {
  if (!DOMAIN.test(domain)) return { reason: 'badDomain' }
  const ascii = domainToASCII(domain).toLowerCase()
  const labels = ascii.split('.')
  if (!labels.every((label) => LABEL.test(label))) return { reason: 'badDomain' }
  if (labels.some((label) => label.length > LABEL_OCTETS)) return { reason: 'tooLong' }
  if (labels.length === 1 && !dotless.includes(ascii)) return { reason: 'badDomain' }
  // A last label of digits (or of a hexadecimal number) is an IP address, not a domain.
  if (/^(?:\d+|0x[\da-f]*)$/.test(labels.at(-1) ?? '')) return { reason: 'badDomain' }
  const decoded = domainToUnicode(ascii).split('.')
  // What still begins with xn-- couldn't be decoded, so nobody knows what it looks like.
  if (decoded.some((label) => label.startsWith('xn--'))) return { reason: 'badDomain' }
  if (!decoded.every(isPlausiblyWritten)) return { reason: 'mixedScripts' }
  return { ascii }
}

/**
 * Reads one e-mail address, strictly (S2): one scalar, no list, no display name, no comment, no quoted
 * string, nothing that could become a second header or recipient. The domain comes back in lower case
 * and as punycode (RFC 5891), the local part as it was written (NFC). `needsSmtputf8` tells that the
 * local part isn't ASCII, so that the server must offer SMTPUTF8 (RFC 6531).
 */
export function normaliseEmailAddress(
  input: unknown,
  { dotlessDomains = [] }: EmailAddressOptions = {},
): EmailAddressResult {
  if (typeof input !== 'string') return refused('notText')
  if (input.length > 4 * ADDRESS_OCTETS) return refused('tooLong')
  if (UNSAFE.test(input)) return refused('forbiddenCharacter')
  // Blanks around a pasted address mean nothing; blanks inside it do.
  const text = input.normalize('NFC').trim()
  if (text === '') return refused('empty')
  if (/[,;，；、]/u.test(text)) return refused('severalAddresses')
  const [localPart = '', domain, ...more] = text.split('@')
  if (domain === undefined) return refused('notAnAddress')
  if (more.length > 0) return refused('severalAddresses')
  if (!LOCAL_PART.test(localPart)) return refused('notAnAddress')
  if (Buffer.byteLength(localPart) > LOCAL_PART_OCTETS) return refused('tooLong')
  if (!localPart.split('.').every(isPlausiblyWritten)) return refused('mixedScripts')
  const normalised = normaliseDomain(domain, dotlessDomains)
  if ('reason' in normalised) return refused(normalised.reason)
  const address = `${localPart}@${normalised.ascii}`
  if (Buffer.byteLength(address) > ADDRESS_OCTETS) return refused('tooLong')
  return { ok: true, address, needsSmtputf8: NOT_ASCII.test(localPart) }
}

/** What two spellings of one address have in common. Takes an address that was normalised. */
export function addressKey(address: string): string {
  return address.toLowerCase().normalize('NFC')
}

/** `a•••@home.example`: enough for its owner to know it, too little for anybody else. */
export function maskEmailAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return '•••'
  const [first = '', ...rest] = Array.from(address.slice(0, at))
  return `${rest.length === 0 ? '' : first}•••@${address.slice(at + 1)}`
}
