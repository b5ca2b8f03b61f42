import type { ReadSetting, Report } from './config.ts'
import type {
  ImapSignIn,
  ReportMailboxSettings,
} from './deliveries/report-mailbox/imap-settings.ts'
import type { SmtpSettings } from './deliveries/smtp-transport.ts'
import { decodePart } from './mail-config.ts'
import { readOAuth } from './oauth-config.ts'
import { isLoopbackHost } from './platform/loopback.ts'
import { Secret } from './platform/secret.ts'

const NAME = 'MAIL_REPORTS_IMAP'
const REMEDY =
  'Write imaps://user:password@mail.example.org/INBOX (TLS at once) or imap://… (STARTTLS).'
const DONE_FOLDER = 'Kvittens'

/** The mailbox that delivery reports are read from, `imaps://user:password@host:port/MAILBOX`. */
export function readReportMailbox(
  setting: ReadSetting,
  report: Report,
  transports: readonly Pick<SmtpSettings, 'reportAddress' | 'from'>[],
): ReportMailboxSettings | null {
  const value = setting(NAME)
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !['imap:', 'imaps:'].includes(url.protocol) || url.hostname === '') {
    report(NAME, 'This is no mailbox.', REMEDY)
    return null
  }
  const user = decodePart(url.username)
  const password = decodePart(url.password)
  const mailbox = decodePart(url.pathname.slice(1))
  if (user === undefined || password === undefined || mailbox === undefined) {
    report(
      NAME,
      'The user, the password or the folder holds a bare %.',
      'Write each % of it as %25, and other signs that mean something in an address likewise.',
    )
    return null
  }
  const signIn = readSignIn(setting, report, password)
  if (user === '') report(NAME, 'It names no user.', REMEDY)
  if (transports.length === 0)
    report(NAME, 'Without SMTP_URL no reports can come.', 'Set SMTP_URL, or leave it out.')
  if (user === '' || transports.length === 0 || signIn === null) return null
  const implicitTls = url.protocol === 'imaps:'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (implicitTls ? 993 : 143) : Number(url.port),
    implicitTls,
    requireTls: !implicitTls && !isLoopbackHost(url.hostname),
    user,
    signIn,
    mailbox: mailbox === '' ? 'INBOX' : mailbox,
    // With return paths off the reports come to the sender, and are known by what they return.
    addresses: transports.map(({ reportAddress, from }) => reportAddress ?? from.address),
    doneFolder: doneFolderOf(setting('MAIL_REPORTS_DONE')),
  }
}

function readSignIn(setting: ReadSetting, report: Report, password: string): ImapSignIn | null {
  const oauth = readOAuth(setting, report, `${NAME}_OAUTH`)
  if (oauth !== null && password !== '')
    report(
      NAME,
      'It has both a password and OAuth.',
      `Leave one out: the other or ${NAME}_OAUTH_….`,
    )
  else if (oauth !== null) return { by: 'oauth', oauth }
  else if (password !== '') return { by: 'password', password: new Secret(password) }
  else report(NAME, 'It holds no password.', `Write it into the address, or set ${NAME}_OAUTH_….`)
  return null
}

/** What reports are moved to once they are read; `delete` for those who keep none. */
function doneFolderOf(value: string | null): string | null {
  return value === 'delete' ? null : (value ?? DONE_FOLDER)
}
