import type { ReportKind } from './report.ts'

/** What one group of a delivery-status part says about one recipient, as it was written. */
export interface RecipientStatus {
  readonly kind: Extract<ReportKind, 'delivered' | 'relayed' | 'delayed' | 'failed'>
  readonly status: string | null
  readonly diagnostic: string | undefined
  readonly server: string | undefined
  readonly finalRecipient: string | undefined
  readonly lastAttempt: string | undefined
}

export interface DeliveryStatus {
  readonly envelopeId: string | undefined
  /** Gmail tells the message's id here. */
  readonly messageId: string | undefined
  readonly recipients: readonly RecipientStatus[]
}

type Fields = ReadonlyMap<string, string>

// Each of our messages has one recipient; behind it may stand a list.
const MAX_RECIPIENTS = 20
const MAX_LINES = 2_000
const FIELD_CHARACTERS = 2_000

/**
 * Reads the fields of a `message/delivery-status` (RFC 3464) or `message/global-delivery-status`
 * (RFC 6533): groups parted by blank lines, the first one about the message, each further one about
 * a recipient. Some servers leave out the blank line, so a group may be both.
 */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const groups = readGroups(text)
  const message: Fields = groups[0] ?? new Map<string, string>()
  return {
    envelopeId: message.get('original-envelope-id'),
    messageId: message.get('x-original-message-id'),
    recipients: groups
      .filter((fields) => fields.has('action') || fields.has('status'))
      .slice(0, MAX_RECIPIENTS)
      .map((fields) => readRecipient(fields, message))
      .filter((recipient) => recipient !== undefined),
  }
}

function readGroups(text: string): Fields[] {
  const groups: Map<string, string>[] = []
  let fields = new Map<string, string>()
  let last = ''
  for (const line of [...text.split(/\r?\n/, MAX_LINES), '']) {
    if (line.trim() === '') {
      if (fields.size > 0) groups.push(fields)
      fields = new Map()
      last = ''
      continue
    }
    if (/^[ \t]/.test(line)) {
      const value = fields.get(last)
      if (value !== undefined && value.length < FIELD_CHARACTERS)
        fields.set(last, `${value} ${line.trim().slice(0, FIELD_CHARACTERS)}`)
      continue
    }
    const colon = line.indexOf(':')
    last = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase()
    // The first of two counts, as in the header of a mail.
    if (last === '' || fields.has(last)) last = ''
    else fields.set(last, line.slice(colon + 1, colon + 1 + FIELD_CHARACTERS).trim())
  }
  return groups
}

function readRecipient(fields: Fields, message: Fields): RecipientStatus | undefined {
  const status = /^([245]\.\d{1,3}\.\d{1,3})(?![.\d])/.exec(fields.get('status') ?? '')?.[1]
  const kind = kindOf(fields.get('action'), status)
  if (kind === undefined) return undefined
  return {
    kind,
    status: status !== undefined && fits(kind, status) ? status : null,
    diagnostic: valueOf(fields.get('diagnostic-code')),
    server: valueOf(message.get('reporting-mta')) ?? valueOf(fields.get('remote-mta')),
    finalRecipient: recipientOf(
      fields.get('final-recipient') ?? fields.get('original-recipient') ?? '',
    ),
    lastAttempt: fields.get('last-attempt-date'),
  }
}

function kindOf(action: string | undefined, status: string | undefined) {
  // A comment may follow.
  switch (/^[a-z]+/i.exec(action ?? '')?.[0].toLowerCase()) {
    case 'failed':
      return 'failed'
    case 'delayed':
      return 'delayed'
    case 'delivered':
      return contradicts(status) ? undefined : 'delivered'
    // Expanded into a list: what becomes of each copy isn't known.
    case 'expanded':
    case 'relayed':
      return contradicts(status) ? undefined : 'relayed'
    case undefined:
      return status?.startsWith('5') ? 'failed' : status?.startsWith('4') ? 'delayed' : undefined
    default:
      return undefined
  }
}

/** Delivered and yet refused: nothing to build on. */
function contradicts(status: string | undefined): boolean {
  return status !== undefined && !status.startsWith('2')
}

/** Whether a status can belong to what happened. A failure may well be told as 4.x.x: tried too long. */
export function fits(kind: ReportKind, status: string): boolean {
  switch (kind) {
    case 'failed':
      return /^[45]/.test(status)
    case 'delayed':
      return status.startsWith('4')
    case 'delivered':
    case 'relayed':
      return status.startsWith('2')
    case 'autoReply':
    case 'complained':
      return false
  }
}

/** `smtp; 550 No such user` without its type. */
function valueOf(field: string | undefined): string | undefined {
  return field?.replace(/^[\w-]{1,40}\s*;\s*/, '')
}

/** `utf-8` addresses may be written with `\x{…}` for what isn't ASCII (RFC 6533 section 3). */
function recipientOf(field: string): string | undefined {
  const address = valueOf(field) ?? ''
  if (!/^utf-8\s*;/i.test(field)) return address === '' ? undefined : address
  return address.replace(/\\x\{([0-9a-f]{2,6})\}/gi, (written, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
}
