import { formatDateTime } from '../platform/format-time.ts'
import { Notice } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'

export interface CaughtMail {
  readonly href: string
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly receivedAt: Date
}

interface MailboxPageProps {
  readonly frame: PageFrame
  readonly mails: readonly CaughtMail[]
  /** Where the search form goes, with `recipient` in the query. */
  readonly action: string
  readonly recipient?: string
  readonly olderHref?: string
  readonly newerHref?: string
}

export function mailboxPage(props: MailboxPageProps): string {
  const { frame, mails, recipient } = props
  const t = translator(frame.language)
  return renderPage({
    frame,
    wide: true,
    title: t('page.mailbox.title'),
    children: (
      <>
        <h1>{t('page.mailbox.title')}</h1>
        <Notice>{t('page.mailbox.banner')}</Notice>
        <form action={props.action} role="search" class="field">
          <label for="recipient">{t('page.mailbox.search')}</label>
          <div class="row">
            <input type="search" id="recipient" name="recipient" value={recipient} />
            <button class="plain">{t('page.mailbox.find')}</button>
          </div>
        </form>
        {mails.length === 0 && (
          <p>{t(recipient ? 'page.mailbox.noneFound' : 'page.mailbox.none')}</p>
        )}
        <ul class="list">
          {mails.map((mail) => (
            <li key={mail.href}>
              <a class="mail" href={mail.href}>
                <b>{mail.subject}</b>
                <span class="hint">
                  {t('page.mailbox.to')} {mail.to} ·{' '}
                  {formatDateTime(frame.language, mail.receivedAt, frame.organisation.timeZone)}
                </span>
              </a>
            </li>
          ))}
        </ul>
        <p class="row">
          {props.newerHref !== undefined && <a href={props.newerHref}>{t('page.mailbox.newer')}</a>}
          {props.olderHref !== undefined && <a href={props.olderHref}>{t('page.mailbox.older')}</a>}
        </p>
      </>
    ),
  })
}

interface MailPageProps {
  readonly frame: PageFrame
  readonly mailboxHref: string
  readonly mail: Omit<CaughtMail, 'href'>
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
  /**
   * Where the HTML part is answered, null if there is none. That answer carries the policy of
   * `MAIL_BODY_POLICY`, and this page's own needs `frame-src 'self'`.
   */
  readonly htmlHref: string | null
}

/** For the address that answers a mail's HTML part: no scripts, no forms, nothing loaded from elsewhere. */
export const MAIL_BODY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

export function mailPage(props: MailPageProps): string {
  const { frame, mail } = props
  const t = translator(frame.language)
  const received = formatDateTime(frame.language, mail.receivedAt, frame.organisation.timeZone)
  return renderPage({
    frame,
    wide: true,
    title: t('page.mailbox.title'),
    children: (
      <>
        <a href={props.mailboxHref}>{t('page.mailbox.back')}</a>
        <Notice>{t('page.mailbox.banner')}</Notice>
        <h1>{mail.subject}</h1>
        <dl class="facts">
          <dt>{t('page.mailbox.to')}</dt>
          <dd>{mail.to}</dd>
          <dt>{t('page.mailbox.from')}</dt>
          <dd>{mail.from}</dd>
          <dt>{t('page.mailbox.received')}</dt>
          <dd>{received}</dd>
        </dl>
        {props.htmlHref !== null && (
          <section>
            <h2>{t('page.mailbox.asHtml')}</h2>
            <iframe
              src={props.htmlHref}
              title={t('page.mailbox.asHtml')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </section>
        )}
        <section>
          <h2>{t('page.mailbox.asText')}</h2>
          <pre>
            <Linked text={props.text} />
          </pre>
        </section>
        <details>
          <summary>{t('page.mailbox.headers')}</summary>
          <pre>{props.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
        </details>
      </>
    ),
  })
}

/** The text with its web addresses as links. */
function Linked({ text }: { text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/)
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <a href={piece} target="_blank" rel="noopener noreferrer">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </>
  )
}
