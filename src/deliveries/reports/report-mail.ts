import type { Attachment, Email } from 'postal-mime'
import { withoutReturnedMessage } from './classify-bounce.ts'
import { textOfHtml } from './text-of-html.ts'

const STATUS_PARTS = new Set(['message/delivery-status', 'message/global-delivery-status'])
const RETURNED_PARTS = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
])
const OTHER_REPORTS = new Set([
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
])
const PART_BYTES = 64_000

const MAIL_SYSTEM = /^(?:mailer[-_.]?daemon|mail-?daemon|post-?master|mail-?system|mdaemon)$/
const BOUNCE_SUBJECT =
  /^(?:undeliver(?:ed|able)|(?:mail |message )?delivery (?:status|fail|delay|report|notification|problem|incomplete|has failed)|mail (?:delivery|system error)|returned mail|failure notice|non-?delivery|(?:warning: )?message .{0,60}delayed|(?:mail|message|warning:?) could not (?:be delivered|send)|unzustellbar|nicht zustellbar|(?:kan|kunde) inte levereras|går inte att leverera|ej levererat|系统退信|退信|邮件(?:被)?退回|(?:邮件)?投递失败|(?:邮件)?(?:无法|未能?)(?:投递|送达|传递))/iu
const BOUNCE_OPENING =
  /^\s{0,100}(?:hi\. this is the [\w-]{1,40} (?:program|deliver)|this message was created automatically by mail delivery software|this is the mail system at host|this is an automatically generated delivery status notification)/i

/** One server's refusal to another, which no person's answering machine tells. */
const REFUSAL = /(?<![\d.])5[0-7]\d[ -]#?5\.\d{1,3}\.\d{1,3}(?![.\d])/

const MESSAGE_ID = /<[^<>\s]{1,250}>/
const MESSAGE_ID_FIELD = /^message-id:\s{0,10}(<[^<>\s]{1,250}>)/im
/** A line of nothing but an address: so do qmail and Exim name whom they mean. */
const RECIPIENT_LINE = /^[ \t]{0,8}<?([^<>\s@]{1,64}@[^<>\s@:]{1,255})>?:?[ \t]{0,8}\r?$/m

export function statusPartOf(email: Email): string | undefined {
  const part = email.attachments.find(({ mimeType }) => STATUS_PARTS.has(mimeType))
  return part === undefined ? undefined : textOfPart(part)
}

/** Receipts of reading and complaints are about a message too, but tell nothing of its delivery. */
export function isOtherReport(email: Email): boolean {
  return email.attachments.some(({ mimeType }) => OTHER_REPORTS.has(mimeType))
}

export function senderOf(email: Email): { address: string; domain: string } {
  const address = email.from?.address?.slice(0, 320) ?? ''
  const at = address.lastIndexOf('@')
  return { address, domain: at < 0 ? '' : address.slice(at + 1) }
}

export function bodyOf(email: Email): string {
  return email.text ?? textOfHtml(email.html ?? '')
}

/** Whether a mail without a status part is from a mail server and not from a person's mailbox. */
export function isFromMailSystem(email: Email, body: string): boolean {
  const { address } = senderOf(email)
  return (
    MAIL_SYSTEM.test(address.slice(0, address.lastIndexOf('@')).toLowerCase()) ||
    email.headers.some(({ key }) => key === 'x-failed-recipients') ||
    BOUNCE_SUBJECT.test((email.subject ?? '').trim()) ||
    BOUNCE_OPENING.test(body) ||
    (email.headers.some(({ key }) => key === 'auto-submitted') &&
      REFUSAL.test(withoutReturnedMessage(body)))
  )
}

export function failedRecipientOf(email: Email, body: string): string | undefined {
  const told = email.headers.find(({ key }) => key === 'x-failed-recipients')?.value
  const [first = ''] = (told ?? '').slice(0, 1000).split(',')
  return first.trim() === '' ? RECIPIENT_LINE.exec(withoutReturnedMessage(body))?.[1] : first.trim()
}

/** The id of the message that came back, from the surest place to the least sure. */
export function returnedMessageIdOf(
  email: Email,
  body: string,
  reported: string | undefined,
): string | null {
  const returned = email.attachments.find(({ mimeType }) => RETURNED_PARTS.has(mimeType))
  const [header = ''] =
    returned === undefined
      ? []
      : textOfPart(returned)
          .trimStart()
          .split(/\r?\n\r?\n/, 1)
  return (
    MESSAGE_ID_FIELD.exec(header)?.[1] ??
    MESSAGE_ID.exec(reported ?? '')?.[0] ??
    MESSAGE_ID_FIELD.exec(body)?.[1] ??
    MESSAGE_ID.exec(email.inReplyTo ?? '')?.[0] ??
    MESSAGE_ID.exec(email.references?.trim().split(/\s+/).at(-1) ?? '')?.[0] ??
    null
  )
}

/** UTF-8, or what older servers write without telling. */
function textOfPart({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, PART_BYTES)
  const bytes = new Uint8Array(content).subarray(0, PART_BYTES)
  try {
    // As a stream, since the end may be cut inside a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
