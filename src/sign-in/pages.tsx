import {
  Form,
  NewPasswordFields,
  Notice,
  PasswordField,
  Problems,
  TextField,
} from '../platform/form.tsx'
import type { PasswordRules } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'

interface SignInPageProps {
  readonly frame: PageFrame
  /** Where the form posts `userName` and `password`. */
  readonly action: string
  /** Sent back as they are, such as where to go on. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly userName?: string
  /** One sentence for every refusal, whether the account exists, is locked or blocked (S11). */
  readonly problem?: 'refused' | 'wait'
  readonly notice?: 'signedOut' | 'passwordChanged' | 'sessionEnded'
}

export function signInPage(props: SignInPageProps): string {
  const { frame, problem, notice } = props
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.signIn.title'),
    children: (
      <>
        <h1>{t('page.signIn.title')}</h1>
        {notice !== undefined && <Notice>{t(`page.signIn.${notice}`)}</Notice>}
        <Problems t={t} problems={problem === undefined ? [] : [t(`page.signIn.${problem}`)]} />
        <Form frame={frame} action={props.action} hidden={props.hidden}>
          <TextField
            name="userName"
            label={t('page.signIn.userName')}
            value={props.userName}
            autocomplete="username"
            invalid={problem === 'refused'}
          />
          <PasswordField
            t={t}
            name="password"
            label={t('page.signIn.password')}
            autocomplete="current-password"
            invalid={problem === 'refused'}
          />
          <button>{t('page.signIn.button')}</button>
        </Form>
        <p class="soft">
          <b>{t('page.signIn.forgotten')}</b> {t('page.signIn.forgottenLead', { organisation })}
        </p>
      </>
    ),
  })
}

interface SwitchAccountPageProps {
  readonly frame: PageFrame
  readonly signedInAs: string
  /** Where the form posts, to sign that account out and go on. */
  readonly action: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly stayHref: string
}

export function switchAccountPage(props: SwitchAccountPageProps): string {
  const { frame, signedInAs: name } = props
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.switch.title'),
    children: (
      <>
        <h1>{t('page.switch.title')}</h1>
        <p>{t('page.switch.lead', { name })}</p>
        <Form frame={frame} action={props.action} hidden={props.hidden}>
          <p class="row">
            <button>{t('page.switch.button')}</button>
            <a href={props.stayHref}>{t('page.switch.stay', { name })}</a>
          </p>
        </Form>
      </>
    ),
  })
}

interface ChangePasswordPageProps {
  readonly frame: PageFrame
  /** Where the form posts `current` (if asked), `password` and `repeat`. */
  readonly action: string
  readonly signOutAction: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly why: 'temporary' | 'required'
  readonly userPrincipalName: string
  readonly askCurrent: boolean
  readonly policy: PasswordRules
  /** Sentences, in the page's language. */
  readonly problems?: readonly string[]
}

/** The one page that a temporary password opens: it is changed here, or left. */
export function changePasswordPage(props: ChangePasswordPageProps): string {
  const { frame, policy, problems = [], userPrincipalName: name } = props
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.change.title'),
    children: (
      <>
        <h1>{t('page.change.title')}</h1>
        <p>
          {props.why === 'temporary'
            ? t('page.change.temporary')
            : t('page.change.required', { organisation })}
        </p>
        <p class="soft">{t('page.change.account', { name })}</p>
        <Problems t={t} problems={problems} />
        <Form frame={frame} action={props.action} hidden={props.hidden}>
          <AccountForPasswordManager name={name} />
          {props.askCurrent && (
            <PasswordField
              t={t}
              name="current"
              label={t('page.password.current')}
              autocomplete="current-password"
              invalid={problems.length > 0}
            />
          )}
          <NewPasswordFields t={t} policy={policy} invalid={problems.length > 0} />
          <button>{t('page.change.button')}</button>
        </Form>
        <Form frame={frame} action={props.signOutAction}>
          <p>
            <button class="plain">{t('page.change.signOut')}</button>
          </p>
        </Form>
      </>
    ),
  })
}

interface InvitePageProps {
  readonly frame: PageFrame
  /** Where the form posts `password` and `repeat`. */
  readonly action: string
  readonly userPrincipalName: string
  readonly policy: PasswordRules
  readonly problems?: readonly string[]
}

/** Break-glass and the first sign-in: the holder of the command's link chooses a password. */
export function invitePage(props: InvitePageProps): string {
  const { frame, policy, problems = [], userPrincipalName: name } = props
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.invite.title'),
    children: (
      <>
        <h1>{t('page.invite.title')}</h1>
        <p>{t('page.invite.lead', { name, organisation: frame.organisation.name })}</p>
        <Problems t={t} problems={problems} />
        <Form frame={frame} action={props.action}>
          <AccountForPasswordManager name={name} />
          <NewPasswordFields t={t} policy={policy} invalid={problems.length > 0} />
          <button>{t('page.change.button')}</button>
        </Form>
      </>
    ),
  })
}

/** Tells a password manager whose password it saves; not sent, and not shown a second time. */
export function AccountForPasswordManager({ name }: { name: string }) {
  return <input hidden type="text" autocomplete="username" value={name} readOnly />
}

interface MessagePageProps {
  readonly frame: PageFrame
  readonly title: string
  readonly text: string
  readonly link?: { readonly href: string; readonly label: string }
}

/** A notice with nothing to fill in, such as an error that a browser asked for. */
export function messagePage({ frame, title, text, link }: MessagePageProps): string {
  return renderPage({
    frame,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p>{text}</p>
        {link !== undefined && (
          <a class="button" href={link.href}>
            {link.label}
          </a>
        )}
      </>
    ),
  })
}
