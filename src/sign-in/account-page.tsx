import { formatDateTime } from '../platform/format-time.ts'
import { Form, NewPasswordFields, Notice, PasswordField, Problems } from '../platform/form.tsx'
import type { PasswordRules } from '../platform/form.tsx'
import type { Language } from '../platform/language.ts'
import { NATIVE_NAMES } from '../platform/language.ts'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'
import type { MailChoice } from '../follow-ups/telling/mail-choice.ts'
import { MailSection } from './account-mail.tsx'
import { AddressSection } from './account-addresses.tsx'
import type { AccountAddress } from './account-addresses.tsx'
import { EventSection, SessionSection } from './account-sessions.tsx'
import type { AccountEvent, AccountSession } from './account-sessions.tsx'
import { AccountForPasswordManager } from './pages.tsx'

export interface AccountPageProps {
  readonly frame: PageFrame
  readonly displayName: string
  readonly userPrincipalName: string
  /** The languages that the organisation offers, and the person's own. */
  readonly languages: readonly Language[]
  readonly language: Language
  /** Null until the person chose one themselves. */
  readonly passwordChangedAt: Date | null
  readonly policy: PasswordRules
  readonly addresses: readonly AccountAddress[]
  readonly sessions: readonly AccountSession[]
  readonly events: readonly AccountEvent[]
  /** For operators. */
  readonly adminHref?: string
  /** For those who work on follow-ups: what they are told by mail. */
  readonly mailChoice?: MailChoice
  readonly notice?: 'saved' | 'passwordSaved' | 'addressAdded' | 'addressRemoved' | 'sessionEnded'
  /** Of the last form, as sentences in the page's language; the section is opened again. */
  readonly problem?: {
    readonly in: 'password' | 'addresses' | 'sessions' | 'language'
    readonly sentences: readonly string[]
  }
  /** A new address that was refused. */
  readonly typedAddress?: string
}

/**
 * My account. Forms post to /account/password (`current`, `password`, `repeat`), /account/addresses
 * (`address`, `current`), /account/addresses/ID/remove (`current`), /account/sessions/ID/revoke,
 * /account/language (`language`), /account/follow-up-mail (`choice`), /sign-out and /sign-out-everywhere.
 */
export function accountPage(props: AccountPageProps): string {
  const { frame, problem } = props
  const t = translator(frame.language)
  return renderPage({
    frame,
    wide: true,
    title: t('page.account.title'),
    children: (
      <>
        <div class="row between">
          <div>
            <h1>{t('page.account.title')}</h1>
            <p>
              <b>{props.displayName}</b>
              <br />
              <span class="soft">{props.userPrincipalName}</span>
            </p>
          </div>
          {props.adminHref !== undefined && (
            <a class="button plain" href={props.adminHref}>
              {t('page.account.admin')}
            </a>
          )}
          <Form frame={frame} action="/sign-out">
            <button class="plain">{t('page.account.signOut')}</button>
          </Form>
        </div>
        {props.notice !== undefined && <Notice>{t(`page.account.${props.notice}`)}</Notice>}
        <Problems t={t} problems={problem?.sentences ?? []} />
        <PasswordSection {...props} />
        <AddressSection
          frame={frame}
          addresses={props.addresses}
          invalid={problem?.in === 'addresses'}
          typedAddress={props.typedAddress}
        />
        <SessionSection frame={frame} sessions={props.sessions} />
        {props.mailChoice !== undefined && <MailSection frame={frame} choice={props.mailChoice} />}
        <LanguageSection {...props} />
        <EventSection frame={frame} events={props.events} />
      </>
    ),
  })
}

function PasswordSection({ frame, problem, ...props }: AccountPageProps) {
  const t = translator(frame.language)
  const changedAt = props.passwordChangedAt
  const invalid = problem?.in === 'password'
  return (
    <section>
      <h2>{t('page.account.password')}</h2>
      <p class="soft">
        {changedAt === null
          ? t('page.account.passwordNever')
          : t('page.account.passwordChangedAt', {
              time: formatDateTime(frame.language, changedAt, frame.organisation.timeZone),
            })}
      </p>
      <details open={invalid}>
        <summary>{t('page.account.changePassword')}</summary>
        <Form frame={frame} action="/account/password">
          <AccountForPasswordManager name={props.userPrincipalName} />
          <PasswordField
            t={t}
            name="current"
            label={t('page.password.current')}
            autocomplete="current-password"
            invalid={invalid}
          />
          <NewPasswordFields t={t} policy={props.policy} invalid={invalid} />
          <button>{t('page.account.changePassword')}</button>
        </Form>
      </details>
    </section>
  )
}

function LanguageSection({ frame, languages, language }: AccountPageProps) {
  const t = translator(frame.language)
  return (
    <section>
      <h2 id="language-title">{t('page.language')}</h2>
      <p class="soft">{t('page.account.languageLead')}</p>
      <Form frame={frame} action="/account/language">
        <div class="field">
          <div class="row">
            <select name="language" aria-labelledby="language-title">
              {languages.map((each) => (
                <option key={each} value={each} lang={each} selected={each === language}>
                  {NATIVE_NAMES[each]}
                </option>
              ))}
            </select>
            <button class="plain">{t('page.account.save')}</button>
          </div>
        </div>
      </Form>
    </section>
  )
}
