import { createTransport } from 'nodemailer'
import type { Context } from '../platform/context.ts'
import type { Secret } from '../platform/secret.ts'
import { classifySmtpError, type DeliveryReason } from './classify-smtp-error.ts'
import type { RenderedMail } from './mail-layout.tsx'
import { accessTokens } from './oauth-access-token.ts'
import { reportSender, reportTag } from './reports/verp.ts'
import { type Provider, providerHeaders } from './webhooks/provider-headers.ts'
import type { SendingLimits } from './sending-limits.ts'
import { followSmtpProgress } from './smtp-progress.ts'
import { type SmtpSignIn, tokenSignIn } from './smtp-sign-in.ts'

export interface DkimSettings {
  readonly domain: string
  readonly selector: string
  /** RSA, PEM. */
  readonly privateKey: Secret
}

/** One way out, from the configuration. */
export interface SmtpSettings {
  /** Shown to operators; its state is kept under it. */
  readonly name: string
  /** Recipients' domains that it is for; empty: for all. */
  readonly domains: readonly string[]
  readonly limits: SendingLimits
  /** How many at once; four unless said otherwise. */
  readonly connections?: number
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else STARTTLS is demanded, but on loopback. */
  readonly implicitTls: boolean
  readonly requireTls: boolean
  readonly auth?: SmtpSignIn
  readonly from: { readonly name: string; readonly address: string }
  /**
   * A return path of its own for each message, made of this address (VERP), so that a report finds it. Null: all
   * reports go to the sender, who reads them.
   */
  readonly reportAddress: string | null
  /** Signs each message (RFC 6376); null: the mail server does, or nobody. */
  readonly dkim: DkimSettings | null
  /** Whose events are to name the message; null: nobody's. */
  readonly provider: Provider | null
}

export interface OutgoingMessage {
  readonly id: string
  readonly messageId: string
  readonly recipient: string
  readonly mail: RenderedMail
}

export type SendResult =
  | { readonly fate: 'accepted'; readonly serverAnswer: string }
  | {
      readonly fate: 'later'
      readonly reason: DeliveryReason
      readonly waitSeconds: number
      readonly serverAnswer: string
    }
  | { readonly fate: 'failed'; readonly reason: DeliveryReason; readonly serverAnswer: string }
  | {
      readonly fate: 'paused'
      readonly reason: DeliveryReason
      readonly recheckSeconds: number
      readonly serverAnswer: string
    }

export interface MailTransport {
  readonly name: string
  readonly domains: readonly string[]
  readonly limits: SendingLimits
  readonly connections: number
  readonly server: string
  readonly from: string
  send(message: OutgoingMessage): Promise<SendResult>
  close(): void
}

const TIMEOUT_MS = 20_000
const CONNECTIONS = 4

/** A pool of connections to one mail server, its certificate verified. */
export function smtpTransport(
  settings: SmtpSettings,
  { keys, now }: Pick<Context, 'keys' | 'now'>,
): MailTransport {
  const progress = followSmtpProgress()
  const { auth, connections = CONNECTIONS } = settings
  const signIn =
    auth !== undefined && 'oauth' in auth
      ? tokenSignIn(auth.user, accessTokens(auth.oauth, { now }))
      : undefined
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: 500,
    // Trying again is the outbox's business alone.
    maxRequeues: 0,
    host: settings.host,
    port: settings.port,
    secure: settings.implicitTls,
    requireTLS: settings.requireTls,
    ...(auth !== undefined && { auth: signIn?.auth ?? { ...auth } }),
    ...(settings.dkim !== null && {
      dkim: {
        domainName: settings.dkim.domain,
        keySelector: settings.dkim.selector,
        privateKey: settings.dkim.privateKey.expose(),
      },
    }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What a message says comes from us, but an attachment path never should.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: progress.logger as never,
    transactionLog: true,
  } as Parameters<typeof createTransport>[0])

  /** Answers what the server said. */
  async function sendOnce(
    { messageId, recipient, mail }: OutgoingMessage,
    sender: string,
    tag: string,
  ): Promise<string> {
    // Address objects and an explicit envelope, never strings (S2, S24).
    const { response } = await transport.sendMail({
      messageId,
      from: { ...settings.from },
      to: { name: '', address: recipient },
      envelope: { from: sender, to: [recipient] },
      // Asked for where the server offers it (RFC 3461); headers alone, for a report holds no link.
      dsn: {
        id: tag,
        return: 'headers',
        notify: ['success', 'failure', 'delay'],
        ...originalRecipient(recipient),
      },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply',
        ...(settings.provider !== null && providerHeaders(settings.provider, tag)),
      },
    })
    return response
  }

  return {
    name: settings.name,
    domains: settings.domains,
    limits: settings.limits,
    connections,
    server: `${settings.host}:${settings.port}`,
    from: settings.from.address,
    close: () => transport.close(),
    async send(message) {
      const tag = reportTag(keys.derive('report'), message.id)
      const sender =
        settings.reportAddress === null
          ? settings.from.address
          : reportSender(settings.reportAddress, tag)
      const attempt = async (): Promise<SendResult> => {
        try {
          const serverAnswer = await sendOnce(message, sender, tag)
          progress.take(sender)
          return { fate: 'accepted', serverAnswer }
        } catch (error) {
          return sendResult(classifySmtpError(error, progress.take(sender)), serverAnswerOf(error))
        }
      }
      const renewals = signIn?.renewals() ?? 0
      const result = await attempt()
      if (signIn === undefined || !isSignInRefused(result)) return result
      // The token may have been withdrawn: another one, once.
      const again = await signIn
        .renew(renewals)
        .then(attempt, (error: unknown) =>
          sendResult(classifySmtpError(error, 'notBegun'), serverAnswerOf(error)),
        )
      return isSignInRefused(again) ? { ...again, reason: 'tokenRefused' } : again
    },
  }
}

function isSignInRefused(result: SendResult): result is SendResult & { fate: 'paused' } {
  return result.fate === 'paused' && result.reason === 'signInRefused'
}

function sendResult(fate: ReturnType<typeof classifySmtpError>, serverAnswer: string): SendResult {
  switch (fate.fate) {
    case 'retry':
    case 'ambiguous':
      return { fate: 'later', reason: fate.reason, waitSeconds: fate.waitSeconds, serverAnswer }
    case 'failed':
      return { fate: 'failed', reason: fate.reason, serverAnswer }
    case 'paused':
      return {
        fate: 'paused',
        reason: fate.reason,
        recheckSeconds: fate.recheckSeconds,
        serverAnswer,
      }
  }
}

/** ORCPT of another kind of address takes an escaping of its own (RFC 6533, 3), for what we don't need back. */
function originalRecipient(recipient: string): { recipient?: string } {
  return /^[\x21-\x7e]+$/.test(recipient) ? { recipient } : {}
}

/** One line of what the server said, without what might be a credential. */
function serverAnswerOf(error: unknown): string {
  const text =
    error instanceof Error && 'response' in error && typeof error.response === 'string'
      ? error.response
      : error instanceof Error
        ? error.message
        : ''
  return text.replace(/\s+/g, ' ').slice(0, 300)
}
