import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { domainToASCII } from 'node:url'

const LOCAL_PART_OCTETS = 64
const ADDRESS_OCTETS = 254
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const MAC_CHARACTERS = 16
// 32 hexadecimal digits, a hyphen, the MAC.
const TAG_CHARACTERS = 32 + 1 + MAC_CHARACTERS
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const TAG = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([a-z2-7]{16})$/
// Without the u flag, so that no letter beyond ASCII passes for one of these.
const TAGGED_LOCAL_PART = /^(.+)\+([0-9a-f]{32}-[a-z2-7]{16})$/i

/**
 * What a message's return path carries, so that a report about it is found and can't be made up for
 * another message (S25). In lower case: mail servers may change the case of what they report to.
 */
export function reportTag(key: KeyObject, deliveryId: string): string {
  const uuid = deliveryId.toLowerCase()
  if (!UUID.test(uuid)) throw new Error('A report tag needs a delivery’s UUID.')
  return `${uuid.replaceAll('-', '')}-${macOf(key, uuid)}`
}

/** The delivery's id, if the tag was made with this key. */
export function readReportTag(key: KeyObject, tag: string): string | undefined {
  if (tag.length !== TAG_CHARACTERS) return undefined
  const [, a, b, c, d, e, mac] = TAG.exec(tag.toLowerCase()) ?? []
  if (mac === undefined) return undefined
  const uuid = `${a}-${b}-${c}-${d}-${e}`
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, uuid))) ? uuid : undefined
}

/** Throws unless a tag fits into the address; asked when the configuration is read. */
export function assertReportAddress(address: string): void {
  const { localPart, domain } = split(address)
  if (localPart === '' || domain === '')
    throw new Error(`The address for delivery reports isn't an address: ${address}`)
  const room = LOCAL_PART_OCTETS - TAG_CHARACTERS - 1
  if (Buffer.byteLength(localPart) > room)
    throw new Error(
      `The address for delivery reports may have at most ${room} octets before the @: ${address}`,
    )
  if (Buffer.byteLength(address) + 1 + TAG_CHARACTERS > ADDRESS_OCTETS)
    throw new Error(`The address for delivery reports is too long: ${address}`)
}

/** `local+TAG@domain`: the envelope's sender of one message (a variable envelope return path). */
export function reportSender(address: string, tag: string): string {
  assertReportAddress(address)
  const { localPart, domain } = split(address)
  return `${localPart}+${tag}@${domain}`
}

/** The tag in an address that a report came to, in lower case; not yet verified. */
export function tagOfRecipient(address: string, base: string): string | undefined {
  if (address.length > ADDRESS_OCTETS) return undefined
  const told = split(address)
  const expected = split(base)
  const [, localPart, tag] = TAGGED_LOCAL_PART.exec(told.localPart) ?? []
  if (localPart === undefined || tag === undefined) return undefined
  const isOurs =
    localPart.toLowerCase() === expected.localPart.toLowerCase() &&
    domainToASCII(told.domain) !== '' &&
    domainToASCII(told.domain) === domainToASCII(expected.domain)
  return isOurs ? tag.toLowerCase() : undefined
}

function split(address: string): { localPart: string; domain: string } {
  const at = address.lastIndexOf('@')
  return at < 0
    ? { localPart: '', domain: '' }
    : { localPart: address.slice(0, at), domain: address.slice(at + 1) }
}

function macOf(key: KeyObject, uuid: string): string {
  return base32(createHmac('sha256', key).update(`delivery-report:${uuid}`).digest())
}

/** RFC 4648 section 6, in lower case: the first 80 bits, which need no padding. */
function base32(bytes: Uint8Array): string {
  let text = ''
  for (let bit = 0; text.length < MAC_CHARACTERS; bit += 5) {
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += BASE32.charAt((two >> (11 - (bit & 7))) & 31)
  }
  return text
}
