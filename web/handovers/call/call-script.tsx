import './call-script.css'
import { useQuery } from '@tanstack/react-query'
import type { HandoverDetail, HandoverEvent } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import { ProhibitedIcon } from '../../ui/icons.ts'
import { useCountryName } from '../../ui/country-name.ts'
import { useFormats, useT } from '../../ui/t.tsx'
import { userQuery } from '../../users/users-queries.ts'
import { callQuestions, type CallQuestion } from './call-questions.ts'
import { CALL_VERIFICATIONS } from './call-draft.ts'

const NEVER = ['password', 'link', 'tell'] as const

/** Whom to call, how to be sure, what may be asked, and what never. */
export function CallScript({ handover }: { readonly handover: HandoverDetail }) {
  const t = useT()
  const { me } = useSession()
  const { dateTime } = useFormats()
  const { createdAt, recipient } = handover
  // Not broken at its hyphen, where the second line would begin with the number.
  const reference = handover.reference.replace('-', '\u2011')
  const hello = {
    operator: me.displayName,
    organisation: me.organisation.name,
    reference,
    date: dateTime.format(new Date(createdAt)),
  }
  return (
    <div className="call-script">
      <section aria-labelledby="call-whom">
        <h3 id="call-whom">{t('call.whom')}</h3>
        <Numbers userId={handover.user.id} />
        <p className="secondary-text">{t('call.ownNumber')}</p>
      </section>
      <section aria-labelledby="call-verify">
        <h3 id="call-verify">{t('call.verify')}</h3>
        <p>{t('call.verifyText')}</p>
        <ul>
          {CALL_VERIFICATIONS.map((each) => (
            <li key={each}>{t(`verification.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="call-ask">
        <h3 id="call-ask">{t('call.ask')}</h3>
        <p className="call-script-said">
          {recipient === null ? t('call.helloShown', hello) : t('call.hello', hello)}
        </p>
        <ol>
          {callQuestions(handover).map((question) => (
            <li key={question.ask} className="call-script-said">
              <Question question={question} reference={reference} />
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="call-never" className="call-script-never">
        <h3 id="call-never">
          <ProhibitedIcon className="call-script-icon" />
          {t('call.never')}
        </h3>
        <ul>
          {NEVER.map((each) => (
            <li key={each}>{t(`call.never.${each}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Numbers({ userId }: { readonly userId: string }) {
  const t = useT()
  const { can } = useSession()
  const { data: user, isPending } = useQuery({ ...userQuery(userId), enabled: can('users.read') })
  const numbers =
    user === undefined
      ? []
      : [
          ...(user.mobilePhone === null
            ? []
            : [{ label: t('call.mobile'), number: user.mobilePhone }]),
          ...user.businessPhones.map((number) => ({ label: t('call.business'), number })),
        ]
  if (numbers.length === 0)
    return isPending && can('users.read') ? null : <p>{t('call.noNumber')}</p>
  return (
    <ul className="call-script-numbers">
      {numbers.map(({ label, number }) => (
        <li key={number}>
          <a className="text-link" href={`tel:${number.replace(/[^+\d]/g, '')}`}>
            {number}
          </a>
          <span className="secondary-text"> {label}</span>
        </li>
      ))}
    </ul>
  )
}

interface QuestionProps {
  readonly question: CallQuestion
  readonly reference: string
}

function Question({ question, reference }: QuestionProps) {
  const t = useT()
  const { dateTime } = useFormats()
  const placeOf = usePlace()
  const time = (at: string) => dateTime.format(new Date(at))
  switch (question.ask) {
    case 'found':
      return t('call.ask.found', { reference })
    case 'until':
    case 'works':
    case 'shownAt':
      return t(`call.ask.${question.ask}`, { time: time(question.at) })
    case 'shownIn':
    case 'usedIn':
      return t(`call.ask.${question.ask}`, {
        time: time(question.event.at),
        place: placeOf(question.event),
      })
    case 'page':
    case 'type':
    case 'saw':
    case 'signIn':
    case 'waiting':
    case 'whoAsked':
    case 'typed':
    case 'address':
      return t(`call.ask.${question.ask}`)
  }
}

/** As exact as the evidence is: a country, else a network. */
function usePlace(): (event: HandoverEvent) => string {
  const t = useT()
  const countryName = useCountryName()
  return ({ detail: { country, network } }) => {
    if (typeof country === 'string') return countryName(country)
    return typeof network === 'string'
      ? t('call.place.network', { network })
      : t('call.place.unknown')
  }
}
