import { formatDateTime } from '../platform/format-time.ts'
import { Form } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'

export interface AccountSession {
  readonly id: string
  readonly thisDevice: boolean
  /** In words, such as "Firefox on Windows"; null if unknown. */
  readonly device: string | null
  readonly network: string
  readonly lastUsedAt: Date
}

/** `name` says who, where the event was somebody else's doing. */
export type AccountEvent = { readonly at: Date } & (
  | { readonly kind: 'passwordReset'; readonly name: string }
  | {
      readonly kind:
        | 'signedIn'
        | 'signInRefused'
        | 'passwordChanged'
        | 'addressAdded'
        | 'addressConfirmed'
        | 'addressRemoved'
        | 'signedOutEverywhere'
        | 'disputed'
    }
)

interface SessionSectionProps {
  readonly frame: PageFrame
  readonly sessions: readonly AccountSession[]
}

export function SessionSection({ frame, sessions }: SessionSectionProps) {
  const t = translator(frame.language)
  return (
    <section>
      <h2>{t('page.account.sessions')}</h2>
      <ul class="list">
        {sessions.map((session) => (
          <SessionRow key={session.id} frame={frame} session={session} />
        ))}
      </ul>
      <Form frame={frame} action="/sign-out-everywhere">
        <button class="danger">{t('page.account.signOutEverywhere')}</button>
      </Form>
    </section>
  )
}

function SessionRow({ frame, session }: { frame: PageFrame; session: AccountSession }) {
  const t = translator(frame.language)
  const device = session.device ?? t('page.account.unknownDevice')
  const time = formatDateTime(frame.language, session.lastUsedAt, frame.organisation.timeZone)
  return (
    <li class="row between">
      <div>
        <b>{device}</b>{' '}
        {session.thisDevice && <span class="tag good">{t('page.account.thisDevice')}</span>}
        <span class="hint">{t('page.account.lastUsed', { time, network: session.network })}</span>
      </div>
      {!session.thisDevice && (
        <Form frame={frame} action={`/account/sessions/${encodeURIComponent(session.id)}/revoke`}>
          <button class="plain" aria-label={t('page.account.revokeDevice', { device })}>
            {t('page.account.revoke')}
          </button>
        </Form>
      )}
    </li>
  )
}

interface EventSectionProps {
  readonly frame: PageFrame
  readonly events: readonly AccountEvent[]
}

export function EventSection({ frame, events }: EventSectionProps) {
  const t = translator(frame.language)
  return (
    <section>
      <h2>{t('page.account.events')}</h2>
      {events.length === 0 && <p>{t('page.account.eventsNone')}</p>}
      <ul class="list">
        {events.map((event) => (
          <li key={`${event.kind} ${event.at.getTime()}`}>
            {event.kind === 'passwordReset'
              ? t('page.account.event.passwordReset', { name: event.name })
              : t(`page.account.event.${event.kind}`)}
            <span class="hint">
              {formatDateTime(frame.language, event.at, frame.organisation.timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
