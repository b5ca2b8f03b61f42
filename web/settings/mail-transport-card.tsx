import './mail-state.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Mail, MailTransport } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { ResumeIcon, SendIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT, useWords } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { MailTransportBadge } from './mail-transport-badge.tsx'
import { MailTransportFacts } from './mail-transport-facts.tsx'

interface Props {
  readonly transport: MailTransport
  readonly others: readonly MailTransport[]
  readonly level: 'h2' | 'h3'
  readonly onTest: ((transport: string) => void) | undefined
}

/** One way out: how it fares; when messages wait for it, why, and a way to try at once. */
export function MailTransportCard({ transport, others, level: Heading, onTest }: Props) {
  const t = useT()
  const { find } = useWords()
  const { can } = useSession()
  const toasts = useToasts()
  const client = useQueryClient()
  const { name, state, reason, serverAnswer } = transport
  const isPaused = state === 'paused'
  // Trying now changes nothing about a limit.
  const mayResume = isPaused && reason !== 'limitReached'
  const isTakenOver = others.some((other) => other.state === 'ready' && other.domains.length === 0)
  const resume = useMutation({
    mutationFn: () => api.post<Mail>('/settings/mail/resume', { transport: name }),
    onSuccess: async (after) => {
      client.setQueryData(['settings', 'mail'], after)
      const now = after.transports.find((each) => each.name === name)
      toasts.success({
        title: now?.state === 'ready' ? t('settings.mail.resumed') : t('settings.mail.stillPaused'),
      })
      await Promise.all(
        ['home', 'follow-ups'].map((room) => client.invalidateQueries({ queryKey: [room] })),
      )
    },
  })
  return (
    <article className="mail-state" aria-label={name}>
      <div className="mail-state-head">
        <div className="mail-state-name">
          <Heading>{name}</Heading>
          <MailTransportBadge transport={transport} />
        </div>
        {can('settings.write') ? (
          <div className="mail-state-actions">
            {mayResume ? (
              <ActionButton
                icon={<ResumeIcon />}
                label={t('settings.mail.resume')}
                about={name}
                isPending={resume.isPending}
                onClick={() => resume.mutate()}
              />
            ) : null}
            {onTest === undefined ? null : (
              <ActionButton
                icon={<SendIcon />}
                appearance="subtle"
                label={t('settings.mail.testThis')}
                about={name}
                onClick={() => onTest(name)}
              />
            )}
          </div>
        ) : null}
      </div>
      {isPaused ? (
        <p>
          {find(`delivery.reason.${reason ?? 'unexpected'}`) ?? t('delivery.reason.unexpected')}
          {isTakenOver ? ` ${t('settings.mail.takenOver')}` : null}
        </p>
      ) : null}
      {isPaused && serverAnswer !== null && serverAnswer !== '' ? (
        <code className="mail-test-answer">
          {/* Who gives tokens is named in the answer itself. */}
          {reason === 'tokenNotGiven' || reason === 'tokenServerAway'
            ? serverAnswer
            : t('handover.detail.serverAnswer', { answer: serverAnswer })}
        </code>
      ) : null}
      <ProblemMessage error={resume.error} />
      <MailTransportFacts transport={transport} />
    </article>
  )
}
