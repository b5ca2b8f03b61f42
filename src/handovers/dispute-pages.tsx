import { Form, Problems } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'
import { AnswerField, DisputeLink, problemSentences } from './pages.tsx'
import type { AnswerProblem, Challenge } from './pages.tsx'

interface DisputePageProps {
  readonly frame: PageFrame
  /** Where the form posts `answer`. */
  readonly action: string
  readonly challenge: Challenge
  readonly problem?: AnswerProblem
  readonly answer?: string
  /** Back to the link's own page, if that is where the reader came from. */
  readonly backHref?: string
}

/** "This wasn't me": only the form's POST ends anything, with the typed answer (S30). */
export function disputePage(props: DisputePageProps): string {
  const { frame, problem } = props
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.dispute.title'),
    children: (
      <>
        <h1>{t('page.dispute.title')}</h1>
        <p>{t('page.dispute.lead', { organisation })}</p>
        <p>{t('page.dispute.after', { organisation })}</p>
        <Problems t={t} problems={problem === undefined ? [] : problemSentences(t, problem)} />
        <Form frame={frame} action={props.action}>
          <AnswerField
            t={t}
            organisation={organisation}
            challenge={props.challenge}
            value={props.answer}
            invalid={problem?.kind === 'wrongAnswer' || problem?.kind === 'wrongPin'}
          />
          <p class="row">
            <button>{t('page.dispute.button')}</button>
            {props.backHref !== undefined && <a href={props.backHref}>{t('page.dispute.back')}</a>}
          </p>
        </Form>
      </>
    ),
  })
}

export function disputedPage({ frame }: { readonly frame: PageFrame }): string {
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.disputed.title'),
    children: (
      <>
        <h1>{t('page.disputed.title')}</h1>
        <p>{t('page.disputed.lead', { organisation })}</p>
        <p>{t('page.disputed.next', { organisation })}</p>
      </>
    ),
  })
}

interface UnavailablePageProps {
  readonly frame: PageFrame
  /** Where the form posts `answer`. */
  readonly action: string
  readonly disputeHref: string
  readonly problem?: AnswerProblem
  readonly answer?: string
}

/**
 * One page for links that were used, expired, withdrawn or never existed (S31): it takes nothing that
 * differs between them. The frame has no reference, since an unknown link has none.
 */
export function unavailablePage(props: UnavailablePageProps): string {
  const { reference: _, ...frame } = props.frame
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.unavailable.title'),
    children: (
      <>
        <h1>{t('page.unavailable.title')}</h1>
        <p>{t('page.unavailable.lead')}</p>
        <h2>{t('page.unavailable.askTitle')}</h2>
        <p>{t('page.unavailable.askLead', { organisation })}</p>
        <Problems
          t={t}
          problems={props.problem === undefined ? [] : problemSentences(t, props.problem)}
        />
        <Form frame={frame} action={props.action}>
          <AnswerField
            t={t}
            organisation={organisation}
            challenge="name"
            value={props.answer}
            invalid={false}
          />
          <button>{t('page.unavailable.button')}</button>
        </Form>
        <DisputeLink t={t} href={props.disputeHref} />
      </>
    ),
  })
}

/** The same answer whether the link and the name belong together or not (S31). */
export function requestedPage(props: { readonly frame: PageFrame }): string {
  const { reference: _, ...frame } = props.frame
  const t = translator(frame.language)
  const organisation = frame.organisation.name
  return renderPage({
    frame,
    title: t('page.requested.title'),
    children: (
      <>
        <h1>{t('page.requested.title')}</h1>
        <p>{t('page.requested.lead', { organisation })}</p>
        <p>{t('page.requested.next', { organisation })}</p>
      </>
    ),
  })
}
