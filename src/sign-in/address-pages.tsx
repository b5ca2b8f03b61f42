import { Form, Problems, TextField } from '../platform/form.tsx'
import type { Translate } from '../platform/messages.ts'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'

export type ConfirmAddressProblem =
  | { readonly kind: 'wrongAnswer' }
  | { readonly kind: 'wait'; readonly seconds: number }

interface ConfirmAddressPageProps {
  readonly frame: PageFrame
  /** Where the form posts `answer`, the user name (a scanner that presses the button confirms nothing). */
  readonly action: string
  /** May be masked. */
  readonly address: string
  readonly problem?: ConfirmAddressProblem
  readonly answer?: string
}

export function confirmAddressPage(props: ConfirmAddressPageProps): string {
  const { frame, problem, address } = props
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.confirmAddress.title'),
    children: (
      <>
        <h1>{t('page.confirmAddress.title')}</h1>
        <p>{t('page.confirmAddress.lead', { organisation: frame.organisation.name, address })}</p>
        <Problems t={t} problems={problem === undefined ? [] : [problemSentence(t, problem)]} />
        <Form frame={frame} action={props.action}>
          <TextField
            name="answer"
            label={t('page.handover.name')}
            hint={t('page.handover.nameHint')}
            value={props.answer}
            autocomplete="username"
            invalid={problem?.kind === 'wrongAnswer'}
          />
          <button>{t('page.confirmAddress.button')}</button>
        </Form>
        <p class="soft">{t('page.confirmAddress.otherwise')}</p>
      </>
    ),
  })
}

function problemSentence(t: Translate, problem: ConfirmAddressProblem): string {
  return problem.kind === 'wait'
    ? t('page.handover.wait', { count: problem.seconds })
    : t('page.handover.wrongAnswer')
}

interface ConfirmedAddressPageProps {
  readonly frame: PageFrame
  readonly accountHref: string
}

export function confirmedAddressPage({ frame, accountHref }: ConfirmedAddressPageProps): string {
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.confirmedAddress.title'),
    children: (
      <>
        <h1>{t('page.confirmedAddress.title')}</h1>
        <p>{t('page.confirmedAddress.lead', { organisation: frame.organisation.name })}</p>
        <a class="button" href={accountHref}>
          {t('page.account.title')}
        </a>
      </>
    ),
  })
}
