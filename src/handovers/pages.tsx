import { formatDateTime } from '../platform/format-time.ts'
import { Form, NewPasswordFields, Problems, TextField } from '../platform/form.tsx'
import type { PasswordRules } from '../platform/form.tsx'
import type { Translate } from '../platform/messages.ts'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'

/** What has to be typed that the message doesn't hold (S5); sent as `answer`. */
export type Challenge = 'name' | 'nameOrFamilyName' | 'pin'

export type AnswerProblem =
  | { readonly kind: 'wrongAnswer' }
  | { readonly kind: 'wrongPin'; readonly triesLeft: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'otherAccountNotTicked' }
  /** Sentences, in the page's language. */
  | { readonly kind: 'password'; readonly problems: readonly string[] }

interface HandoverPageProps {
  readonly frame: PageFrame
  readonly way: 'reveal' | 'set'
  /** Where the form posts `answer`, `otherAccount` (`yes`) and, to set one, `password` and `repeat`. */
  readonly action: string
  readonly disputeHref: string
  readonly challenge: Challenge
  readonly expiresAt: Date
  /** The rules to show where the person sets their own password. */
  readonly policy?: PasswordRules
  readonly problem?: AnswerProblem
  /** What was typed before; a PIN isn't shown again. */
  readonly answer?: string
  /** Who this browser is signed in as: they are asked before it is used for another account. */
  readonly signedInAs?: string
}

/** The page behind a link, before anything is told: it names no account and changes nothing (S6). */
export function handoverPage(props: HandoverPageProps): string {
  const { frame, way, challenge, problem, policy } = props
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  const time = formatDateTime(frame.language, props.expiresAt, frame.organisation.timeZone)
  const title = t(way === 'reveal' ? 'page.handover.titleReveal' : 'page.handover.titleSet')
  return renderPage({
    frame,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p>
          {t(way === 'reveal' ? 'page.handover.leadReveal' : 'page.handover.leadSet', {
            organisation,
          })}
        </p>
        <Problems t={t} problems={problem === undefined ? [] : problemSentences(t, problem)} />
        <Form frame={frame} action={props.action}>
          <AnswerField
            t={t}
            organisation={organisation}
            challenge={challenge}
            value={props.answer}
            invalid={problem?.kind === 'wrongAnswer' || problem?.kind === 'wrongPin'}
          />
          {way === 'set' && policy !== undefined && (
            <NewPasswordFields t={t} policy={policy} invalid={problem?.kind === 'password'} />
          )}
          {props.signedInAs !== undefined && (
            <label class="check">
              <input type="checkbox" name="otherAccount" value="yes" required />
              <span>{t('page.handover.otherAccount', { name: props.signedInAs })}</span>
            </label>
          )}
          <button>{t(way === 'reveal' ? 'page.handover.reveal' : 'page.handover.set')}</button>
        </Form>
        <p class="soft">
          {way === 'reveal' && `${t('page.handover.once')} `}
          {t('page.handover.expires', { time })}
        </p>
        <DisputeLink t={t} href={props.disputeHref} />
      </>
    ),
  })
}

interface AnswerFieldProps {
  readonly t: Translate
  readonly organisation: string
  readonly challenge: Challenge
  readonly value?: string | undefined
  readonly invalid: boolean
}

export function AnswerField({ t, organisation, challenge, value, invalid }: AnswerFieldProps) {
  switch (challenge) {
    case 'name':
      return (
        <TextField
          name="answer"
          label={t('page.handover.name')}
          hint={`${t('page.handover.nameHint')} ${t('page.handover.why')}`}
          value={value}
          autocomplete="username"
          invalid={invalid}
        />
      )
    case 'nameOrFamilyName':
      return (
        <TextField
          name="answer"
          label={t('page.handover.nameOrFamilyName')}
          hint={`${t('page.handover.nameOrFamilyNameHint', { organisation })} ${t('page.handover.why')}`}
          value={value}
          autocomplete="off"
          invalid={invalid}
        />
      )
    case 'pin':
      return (
        <TextField
          name="answer"
          label={t('page.handover.pin')}
          hint={t('page.handover.pinHint', { organisation })}
          autocomplete="one-time-code"
          inputmode="numeric"
          invalid={invalid}
        />
      )
  }
}

export function problemSentences(t: Translate, problem: AnswerProblem): readonly string[] {
  switch (problem.kind) {
    case 'wrongAnswer':
      return [t('page.handover.wrongAnswer')]
    case 'wrongPin':
      return [t('page.handover.wrongPin', { count: problem.triesLeft })]
    case 'wait':
      return [t('page.handover.wait', { count: problem.seconds })]
    case 'otherAccountNotTicked':
      return [t('page.handover.otherAccountNeeded')]
    case 'password':
      return problem.problems
  }
}

export function DisputeLink({ t, href }: { t: Translate; href: string }) {
  return (
    <p class="soft screen">
      {t('page.dispute.linkLead')} <a href={href}>{t('page.dispute.link')}</a>
    </p>
  )
}
