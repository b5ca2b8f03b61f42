import './reset-result.css'
import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { Handover, HandoverDetail } from '../../../src/handovers/contract.ts'
import { api } from '../../api.ts'
import { pollEvery } from '../../live.ts'
import { Button } from '../../ui/fluent.ts'
import { DoneFilledIcon, ProhibitedIcon } from '../../ui/icons.ts'
import { useFormats, useT } from '../../ui/t.tsx'
import { SecretOnce } from './secret-once.tsx'
import { StopOrWithdraw } from './stop-or-withdraw.tsx'

interface Result {
  readonly handover: Handover
  readonly pin: string | null
  readonly password: string | null
  readonly noticesTo?: readonly string[]
}

const WATCH_EVERY_MS = 5000

interface Props {
  readonly result: Result
  /** There was no password before. */
  readonly isNew?: boolean
}

/** Answers "what now": where it went, until when it works, who is told, and how to take it back. */
export function ResetResult({ result, isNew = false }: Props) {
  const t = useT()
  const { list } = useFormats()
  const first = result.handover
  const { data: handover } = useQuery<Handover>({
    queryKey: ['handovers', first.number],
    queryFn: ({ signal }) =>
      api.get<HandoverDetail>(`/handovers/${first.number}`, undefined, signal),
    initialData: first,
    refetchInterval: ({ state }) =>
      state.data?.open === true ? pollEvery(WATCH_EVERY_MS)() : false,
  })
  const isWithdrawn = handover.state === 'withdrawn'

  return (
    <div className="reset-result" role="status">
      {isWithdrawn ? (
        <p className="reset-result-headline">
          <ProhibitedIcon className="reset-result-icon" />
          <span>{isNew ? t('reset.withdrawnNew') : t('reset.withdrawn')}</span>
        </p>
      ) : (
        <Headline handover={handover} />
      )}
      {isWithdrawn || result.password === null ? null : (
        <SecretOnce
          kind="password"
          secret={result.password}
          title={t('reset.passwordTitle')}
          note={t('reset.passwordNote')}
        />
      )}
      {isWithdrawn || result.pin === null ? null : (
        <SecretOnce
          kind="pin"
          secret={result.pin}
          title={t('reset.pinTitle')}
          note={t('reset.pinNote')}
        />
      )}
      <StopOrWithdraw handover={handover} isNew={isNew} />
      {isWithdrawn ? null : <Facts handover={handover} isNew={isNew} />}
      {result.noticesTo === undefined || result.noticesTo.length === 0 ? null : (
        <p className="secondary-text">
          {t('reset.noticesTo', { addresses: list.format(result.noticesTo) })}
        </p>
      )}
    </div>
  )
}

function Headline({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { way, recipient, user, transportPaused } = handover
  return (
    <p className="reset-result-headline">
      <DoneFilledIcon className="reset-result-icon" />
      <span>
        {way === 'letter'
          ? t('reset.letterWaits', { name: user.displayName })
          : recipient === null
            ? t('reset.shownTo', { name: user.displayName })
            : transportPaused === null
              ? t('reset.onItsWay', { recipient, name: user.displayName })
              : t('reset.paused', { recipient })}
      </span>
    </p>
  )
}

function Facts({ handover, isNew }: { readonly handover: Handover; readonly isNew: boolean }) {
  const t = useT()
  const { dateTime } = useFormats()
  const until = dateTime.format(new Date(handover.expiresAt))
  return (
    <ul className="reset-result-facts">
      <li>
        {handover.way === 'shown'
          ? t('reset.passwordUntil', {
              time: dateTime.format(new Date(handover.credentialExpiresAt)),
            })
          : handover.way === 'letter'
            ? t('reset.letterUntil', { time: until })
            : t('reset.linkUntil', { time: until })}
      </li>
      <li>
        {handover.way === 'letter'
          ? t('reset.letterReference', { reference: handover.reference })
          : t('reset.reference', { reference: handover.reference })}
      </li>
      {isNew ? null : <li>{t('reset.oldPassword')}</li>}
    </ul>
  )
}

interface FooterProps {
  readonly handover: Handover
  readonly onClose: () => void
}

/** The one next step: follow it up, or print it first. */
export function ResultFooter({ handover, onClose }: FooterProps) {
  const t = useT()
  const navigate = useNavigate()
  const isLetter = handover.way === 'letter'
  return (
    <>
      <Button
        type="button"
        appearance="primary"
        onClick={() =>
          void (isLetter
            ? navigate({ to: '/letters' })
            : navigate({
                to: '/handovers/$number',
                params: { number: String(handover.number) },
              }))
        }
      >
        {isLetter ? t('reset.printNow') : t('reset.followUp')}
      </Button>
      <Button type="button" onClick={onClose}>
        {t('common.close')}
      </Button>
    </>
  )
}
