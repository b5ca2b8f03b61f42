import { formatDateTime, formatTime } from '../platform/format-time.ts'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'
import { renderPage } from '../platform/page.tsx'
import type { Secret } from '../platform/secret.ts'
import { DisputeLink } from './pages.tsx'
import { inGroupsOfFour, spellOut } from './spelling.ts'

/** A browser that translates the page leaves these alone. Preact's types know only `translate={true}`. */
const AS_IS: object = { translate: 'no' }

interface RevealedPageProps {
  readonly frame: PageFrame
  readonly userPrincipalName: string
  readonly password: Secret
  readonly signInHref: string
  readonly disputeHref: string
  /** Where "I have it" is posted. */
  readonly acknowledgeAction: string
  /** How long this browser may see it again. */
  readonly shownUntil: Date
  readonly credentialExpiresAt: Date
}

/** The answer to a claim: the one page that holds a password. */
export function revealedPage(props: RevealedPageProps): string {
  const { frame } = props
  const { language } = frame
  const { timeZone } = frame.organisation
  const t = translator(language)
  const password = props.password.expose()
  return renderPage({
    frame,
    title: t('page.revealed.title'),
    children: (
      <>
        <h1>{t('page.revealed.title')}</h1>
        <dl>
          <dt>{t('page.revealed.account')}</dt>
          <dd {...AS_IS}>{props.userPrincipalName}</dd>
          <dt>{t('page.revealed.password')}</dt>
          <dd class="secret" id="secret" {...AS_IS} dir="ltr">
            {inGroupsOfFour(password).map((group, index) => (
              <>
                {index > 0 && <wbr />}
                <span>{group}</span>
              </>
            ))}
          </dd>
        </dl>
        <p class="row">
          <button
            type="button"
            class="plain"
            hidden
            data-do="copy"
            value="secret"
            data-done={t('page.revealed.copied')}
          >
            {t('page.revealed.copy')}
          </button>
          <button type="button" class="plain" hidden data-do="print">
            {t('page.revealed.print')}
          </button>
          <span role="status" id="said" />
        </p>
        {!/\s/.test(password) && <p class="soft">{t('page.revealed.typing')}</p>}
        <h2>{t('page.revealed.stepsTitle')}</h2>
        <ol>
          <li>{t('page.revealed.step1')}</li>
          <li>{t('page.revealed.step2')}</li>
          <li>{t('page.revealed.step3')}</li>
        </ol>
        <a class="button" href={props.signInHref}>
          {t('page.revealed.signIn')}
        </a>
        <form method="post" action={props.acknowledgeAction}>
          <button class="plain">{t('page.revealed.acknowledge')}</button>
          <p class="soft">{t('page.revealed.acknowledgeHint')}</p>
        </form>
        <details>
          <summary>{t('page.revealed.spell')}</summary>
          <ol class="spell">
            {spellOut(password, language).map(({ character, said }) => (
              <li>
                <b {...AS_IS}>{character}</b> {said}
              </li>
            ))}
          </ol>
        </details>
        <p class="soft">
          {t('page.revealed.again', { time: formatTime(language, props.shownUntil, timeZone) })}{' '}
          {t('page.revealed.works', {
            time: formatDateTime(language, props.credentialExpiresAt, timeZone),
          })}
        </p>
        <DisputeLink t={t} href={props.disputeHref} />
      </>
    ),
  })
}

/** After "I have it": the password is no longer here. */
export function acknowledgedPage({ frame, signInHref, disputeHref }: DonePageProps): string {
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.acknowledged.title'),
    children: (
      <>
        <h1>{t('page.acknowledged.title')}</h1>
        <p>{t('page.acknowledged.lead', { organisation: frame.organisation.name })}</p>
        <a class="button" href={signInHref}>
          {t('page.revealed.signIn')}
        </a>
        <DisputeLink t={t} href={disputeHref} />
      </>
    ),
  })
}

interface DonePageProps {
  readonly frame: PageFrame
  readonly signInHref: string
  readonly disputeHref: string
}

export function setDonePage({ frame, signInHref, disputeHref }: DonePageProps): string {
  const t = translator(frame.language)
  return renderPage({
    frame,
    title: t('page.setDone.title'),
    children: (
      <>
        <h1>{t('page.setDone.title')}</h1>
        <p>{t('page.setDone.lead')}</p>
        <p class="soft">{t('page.setDone.elsewhere')}</p>
        <a class="button" href={signInHref}>
          {t('page.revealed.signIn')}
        </a>
        <DisputeLink t={t} href={disputeHref} />
      </>
    ),
  })
}
